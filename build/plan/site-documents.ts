/** Makes the documents of a site at one instant after another: from the memo, here, or in several threads and here. */
import { codedBodies } from '../bundle/codings.ts';
import type { Resource } from '../bundle/resource.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { belowBase } from '../content/base-path.ts';
import { isMarkdown } from '../content/file-kinds.ts';
import type { Document } from '../content/model.ts';
import { makeRecord } from '../large/document-job.ts';
import { DocumentThreads } from '../large/document-threads.ts';
import { IndexWriter } from '../large/index-writer.ts';
import { type ThreadSiteParts, threadSite } from '../large/thread-site.ts';
import type { TextsPlace } from '../pages/documents/article-record.ts';
import { type DocumentGroup, groupDocuments } from '../pages/documents/document-group.ts';
import { DOCUMENT_RECORD, type DocumentRecord, recordDocument } from '../pages/documents/document-record.ts';
import { documentResources, type MadeDocument } from '../pages/documents/documents.ts';
import { ARTICLE } from '../pages/documents/render-document.ts';
import type { GroupReading } from '../pages/search/group-reading.ts';
import { KEPT_WORDS } from '../pages/search/kept-groups.ts';
import { plainDocuments } from '../pages/search/plain-documents.ts';
import { writeIndex } from '../pages/search/write-index.ts';
import type { CacheSharing, ContentCache } from '../remember/content-cache.ts';
import type { RecordOptions } from '../site/records/record-options.ts';
import { noteRecord } from '../site/records/remembered-resources.ts';
import type { SiteContext } from '../site/site-context.ts';
import type { DocumentRequest, SnapshotRequests } from '../site/snapshot-requests.ts';
import { readSearch } from './fill-search.ts';
import { SearchAhead } from './search-ahead.ts';
import { prepareLists } from './snapshot.ts';

/** A thread needs a third of a second to start, in which this one makes some two hundred documents. */
const MANY = 200;
/** Values that are kept in the cache alone where threads make documents. */
const STORED = [ARTICLE.name, DOCUMENT_RECORD];
/** It is sent the whole site first and prepares it: twenty documents take as long as this one needs to make one. */
const PREPARED = 20;

export interface DocumentOptions extends Omit<ThreadSiteParts, keyof RecordOptions | 'now'> {
  cache: ContentCache;
  /** Threads that were started before the site was read (`startEarly`); closed with the rest. */
  threads?: DocumentThreads | null;
  /** The thread that writes the search index (`startIndexing`); closed with the rest. */
  indexWriter?: IndexWriter | null;
  /** The least number of documents to make for which threads are started; by default it grows with the site. */
  many?: number;
  /** Called with each resource as soon as there is one. */
  offer: (resource: Resource) => void;
  /** Called with (done, total). */
  progress: (done: number, total: number) => void;
}

export class SiteDocuments {
  readonly #options: DocumentOptions;
  /** Of the articles at the first instant. */
  readonly #texts = new Map<Document, { key: string; texts: StoredBytes }>();
  #isFirst = true;
  /** The groups of the first instant without a record. */
  #ungrouped: readonly DocumentGroup[] = [];
  #threads: DocumentThreads | null = null;
  /** The search at the first instant, of which nothing is read yet. */
  #search: GroupReading | null = null;
  /** The same, where its words are read in a thread as documents are made. */
  #ahead: SearchAhead | null = null;
  /** The thread that writes the index of the search; null: none was started. */
  #writer: IndexWriter | null = null;
  /** The index of the first instant, while a thread writes it; null: it is not written there. */
  #index: Promise<Uint8Array | null> | null = null;

  constructor(options: DocumentOptions) {
    this.#options = options;
    this.#threads = options.threads ?? null;
    this.#writer = options.indexWriter ?? null;
  }

  /** The resources of each request, in their order. */
  async make(snapshot: SnapshotRequests): Promise<MadeDocument[]> {
    const { requests, context } = snapshot;
    const { progress, offer, many = MANY + requests.length / PREPARED } = this.#options;
    const { records } = context;
    const made = new Array<MadeDocument | null>(requests.length).fill(null);
    if (records !== null) await this.#recallOrShare(snapshot, made, records, many);
    let done = made.filter((each) => each !== null).length;
    const all = requests.map((request, place): MadeDocument => {
      const known = made[place];
      if (known !== undefined && known !== null) return known;
      const own = this.#make(request, records);
      for (const [, resource] of own.resources) offer(resource);
      progress(++done, requests.length);
      return own;
    });
    if (this.#isFirst && hasSearch(snapshot)) this.#beginIndex(snapshot);
    this.#isFirst = false;
    return all;
  }

  /** Puts the group records of the first instant into the cache, when all documents are there. */
  rememberGroups(): void {
    for (const group of this.#ungrouped) group.remember();
    this.#ungrouped = [];
  }

  /** The texts of the document's article at the first instant, if the cache has them encoded (document-texts.ts). */
  textsOf(document: Document): StoredBytes | null {
    return this.#texts.get(document)?.texts ?? null;
  }

  /** The key of these texts: that of their record, which stands for all that decides it. */
  keyOf(document: Document): string | undefined {
    return this.#texts.get(document)?.key;
  }

  /** The index of the site's search from the first instant on, `asOf`. */
  async searchIndex(context: SiteContext, asOf: number): Promise<Uint8Array> {
    const written = await (this.#ahead?.index() ?? this.#index);
    if (written !== null) return written;
    const search = this.#search ?? readSearch(context, asOf, this);
    this.#search = null;
    return writeIndex(search).index;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all([this.#threads?.close(), this.#writer?.close()]);
    this.#threads = null;
  }

  /** Lets the thread write the index while lists and the manifest are made, where most words are kept. */
  #beginIndex({ context, input }: SnapshotRequests): void {
    if (this.#writer === null || this.#ahead !== null) return;
    this.#search = readSearch(context, input.now, this);
    const plain = plainDocuments(this.#search.documents, this.#options.cache);
    if (plain === null) return;
    this.#writer.begin(plain);
    this.#index = this.#writer.write();
    // A failure is reported where the index is wanted.
    this.#index.catch(() => {});
  }

  /** Fills `made` with the documents that are remembered; where many are not, threads make the others. */
  async #recallOrShare(
    snapshot: SnapshotRequests,
    made: (MadeDocument | null)[],
    options: RecordOptions,
    many: number,
  ): Promise<void> {
    const { requests, context } = snapshot;
    const { cache } = this.#options;
    const isGrouped = (request: DocumentRequest): boolean => !isChosenHomepage(request);
    const groups = groupDocuments(requests, isGrouped, { ...options, memo: context.memo, cache });
    const take = (place: number, record: DocumentRecord): void => {
      const request = requests[place];
      if (request !== undefined) made[place] = this.#take(request, record, options);
    };
    const isKept = cache.sharing?.hasKind(DOCUMENT_RECORD) === true;
    const others = isKept ? groups.filter((group) => !group.recall(take)) : groups;
    if (isKept) for (const group of others) group.recallEach(take);
    const missing = others.flatMap((group) => group.missing);
    if (cache.sharing !== undefined && missing.length >= many) {
      await this.#makeInThreads(snapshot, others, options, cache.sharing);
      for (const group of others) group.recallEach(take);
    }
    if (this.#isFirst) this.#ungrouped = others;
  }

  #make(request: DocumentRequest, options: RecordOptions | null): MadeDocument {
    const { input, document } = request;
    if (options === null || isChosenHomepage(request)) return documentResources(input, document);
    return this.#take(request, recordDocument(input, document, options), options);
  }

  /** Reports the findings of a record. */
  #take({ input, document }: DocumentRequest, record: DocumentRecord, options: RecordOptions): MadeDocument {
    input.context.findings.add(document.path, record.findings);
    noteRecord(record, options);
    if (this.#isFirst && record.texts !== null) this.#noteTexts(document, record.texts);
    return record;
  }

  /** Damaged texts are left out, and made again later. */
  #noteTexts(document: Document, { key, start, length }: TextsPlace): void {
    const { cache } = this.#options;
    const record = cache.peek(key) === null ? null : cache.locate(key);
    if (record !== null) this.#texts.set(document, { key, texts: record.part(start, length) });
  }

  /**
   * Has the words of documents read for the search while others are made: `advance` is called with the places of those
   * that are made, in about the order in which the search has them.
   */
  #readAhead(
    { context, input, requests }: SnapshotRequests,
    groupAt: ReadonlyMap<number, DocumentGroup>,
    sharing: CacheSharing,
  ): { order: number[]; advance: (places: Uint32Array) => void } {
    const { base } = context.content.config;
    const pathAt = (place: number): string => belowBase(base, requests[place]?.document.path ?? '');
    this.#writer ??= new IndexWriter(sharing);
    const search = readSearch(context, input.now, this);
    const ranks = new Map(search.documents.map(({ path }, rank) => [path, rank]));
    const rankAt = (place: number): number => ranks.get(pathAt(place)) ?? ranks.size;
    const order = [...groupAt.keys()].sort((a, b) => rankAt(a) - rankAt(b));
    // The text of a document that is made later is read last: to render it now would add its findings.
    const there = new Set([...this.#texts.keys()].map(({ path }) => belowBase(base, path)));
    const reading = new SearchAhead(search.documents, this.#options.cache, this.#writer);
    this.#ahead = reading;
    const advance = (places: Uint32Array): void => {
      for (const place of places) {
        const record = groupAt.get(place)?.lookUp(place) ?? null;
        const document = requests[place]?.document;
        if (document === undefined || record?.texts == null) continue;
        this.#noteTexts(document, record.texts);
        there.add(pathAt(place));
      }
      reading.advance(({ path }) => there.has(path));
    };
    return { order, advance };
  }

  async #makeInThreads(
    snapshot: SnapshotRequests,
    groups: readonly DocumentGroup[],
    options: RecordOptions,
    sharing: CacheSharing,
  ): Promise<void> {
    const { context, input, requests } = snapshot;
    const { progress, offer } = this.#options;
    this.#threads ??= new DocumentThreads(sharing);
    // Threads load their modules and look the site up while related posts are found here.
    this.#threads.prepare(threadSite(context, { ...this.#options, ...options, now: input.now }));
    context.related.rankAll();
    const groupAt = new Map(groups.flatMap((group) => group.missing.map((place) => [place, group])));
    const ahead = this.#isFirst && hasSearch(snapshot) ? this.#readAhead(snapshot, groupAt, sharing) : null;
    let done = requests.length - groupAt.size;
    const made = this.#threads.make(ahead?.order ?? [...groupAt.keys()], (places) => {
      done += places.length;
      progress(done, requests.length);
      ahead?.advance(places);
    });
    prepareLists(snapshot, offer);
    const code: RecordOptions['code'] = (body, type) => codedBodies(body, type, options.levels);
    const coding = { ...options, code };
    const part = this.#threads.takePart((place) => {
      const request = requests[place];
      // As a thread does: what becomes of it is read from the cache.
      if (request !== undefined) context.memo.keepOutside(STORED, () => makeRecord(request, coding));
    });
    await Promise.all([made, part]);
    // They take as much memory as all the rest, and few sites need them at a second instant.
    await this.#threads.close();
    this.#threads = null;
  }
}

/**
 * Threads for a site that no earlier build has left documents of, if it has so many files that they are surely wanted:
 * they load their modules while the main thread reads the site. Else null.
 */
export function startEarly(files: Iterable<string>, { sharing }: ContentCache): DocumentThreads | null {
  if (sharing === undefined || !isLarge(files) || sharing.hasKind(DOCUMENT_RECORD)) return null;
  const threads = new DocumentThreads(sharing);
  threads.start();
  return threads;
}

/** A thread that writes the search index, for a site of so many files of whose search an earlier build has kept words. */
export function startIndexing(files: Iterable<string>, { sharing }: ContentCache): IndexWriter | null {
  if (sharing === undefined || !isLarge(files) || !sharing.hasKind(KEPT_WORDS)) return null;
  return new IndexWriter(sharing);
}

/** Whether so many of the files are Markdown that threads are started before the site is read. */
function isLarge(files: Iterable<string>): boolean {
  return [...files].filter(isMarkdown).length >= 2 * MANY;
}

/** Whether the site has a search at this instant. */
function hasSearch({ input, inputs }: SnapshotRequests): boolean {
  return [input, ...inputs.values()].some(({ view }) => view.search !== null);
}

/**
 * Whether the document is one of several homepages among which the reader's language chooses: they become one
 * resource before bodies are coded.
 */
function isChosenHomepage({ input, document }: DocumentRequest): boolean {
  return input.scopes.length > 0 && document.baseFile === input.context.content.config.homepage;
}

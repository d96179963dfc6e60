/** Makes the documents of a site at one instant after another: from the memo, here, or in several threads. */
import type { Resource } from '../bundle/resource.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { Document } from '../content/model.ts';
import { DocumentThreads } from '../large/document-threads.ts';
import { type ThreadSiteParts, threadSite } from '../large/thread-site.ts';
import type { TextsPlace } from '../pages/documents/article-record.ts';
import {
  DOCUMENT_RECORD,
  type DocumentRecord,
  recallDocument,
  recordDocument,
} from '../pages/documents/document-record.ts';
import { documentResources, type MadeDocument } from '../pages/documents/documents.ts';
import type { CacheSharing, ContentCache } from '../remember/content-cache.ts';
import type { RecordOptions } from '../site/records/record-options.ts';
import { noteRecord } from '../site/records/remembered-resources.ts';
import type { DocumentRequest, SnapshotRequests } from '../site/snapshot-requests.ts';
import { prepareLists } from './snapshot.ts';

/** A thread needs a third of a second to start, in which this one makes some two hundred documents. */
const MANY = 200;
/** It is sent the whole site first and prepares it: twenty documents take as long as this one needs to make one. */
const PREPARED = 20;

export interface DocumentOptions extends Omit<ThreadSiteParts, keyof RecordOptions | 'now'> {
  cache: ContentCache;
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
  #threads: DocumentThreads | null = null;

  constructor(options: DocumentOptions) {
    this.#options = options;
  }

  /** The resources of each request, in their order. */
  async make(snapshot: SnapshotRequests): Promise<MadeDocument[]> {
    const { requests, context } = snapshot;
    const { progress, offer, cache, many = MANY + requests.length / PREPARED } = this.#options;
    const { records } = context;
    const made = new Array<MadeDocument | null>(requests.length).fill(null);
    const recall = (): void => {
      for (const [place, request] of requests.entries()) {
        if (records !== null) made[place] ??= this.#recall(request, records);
      }
    };
    if (cache.sharing?.hasKind(DOCUMENT_RECORD) === true) recall();
    const missing = requests.flatMap((request, place) =>
      made[place] === null && !isChosenHomepage(request) ? [place] : [],
    );
    if (records !== null && cache.sharing !== undefined && missing.length >= many) {
      await this.#makeInThreads(snapshot, missing, records, cache.sharing);
      recall();
    }
    let done = made.filter((each) => each !== null).length;
    const all = requests.map((request, place): MadeDocument => {
      const known = made[place];
      if (known !== undefined && known !== null) return known;
      const own = this.#make(request, records);
      for (const [, resource] of own.resources) offer(resource);
      progress(++done, requests.length);
      return own;
    });
    this.#isFirst = false;
    return all;
  }

  /** The texts of the document's article at the first instant, if the cache has them encoded (document-texts.ts). */
  textsOf(document: Document): StoredBytes | null {
    return this.#texts.get(document)?.texts ?? null;
  }

  /** The key of these texts: that of their record, which stands for all that decides it. */
  keyOf(document: Document): string | undefined {
    return this.#texts.get(document)?.key;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.#threads?.close();
    this.#threads = null;
  }

  #recall(request: DocumentRequest, options: RecordOptions): MadeDocument | null {
    if (isChosenHomepage(request)) return null;
    const record = recallDocument(request.input, request.document, options);
    return record === null ? null : this.#take(request, record, options);
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

  async #makeInThreads(
    snapshot: SnapshotRequests,
    missing: readonly number[],
    options: RecordOptions,
    sharing: CacheSharing,
  ): Promise<void> {
    const { context, input, requests } = snapshot;
    const { progress, offer } = this.#options;
    const known = requests.length - missing.length;
    this.#threads = new DocumentThreads(sharing);
    // Threads load their modules and look the site up while related posts are found here.
    this.#threads.prepare(threadSite(context, { ...this.#options, ...options, now: input.now }));
    context.related.rankAll();
    const made = this.#threads.make(missing, (done) => progress(known + done, requests.length));
    prepareLists(snapshot, offer);
    await made;
    // They take as much memory as all the rest, and few sites need them at a second instant.
    await this.close();
  }
}

/**
 * Whether the document is one of several homepages among which the reader's language chooses: they become one
 * resource before bodies are coded.
 */
function isChosenHomepage({ input, document }: DocumentRequest): boolean {
  return input.scopes.length > 0 && document.baseFile === input.context.content.config.homepage;
}

/**
 * The documents of a large site: each is found in the cache, or made by several threads, or here where they are few.
 * It makes no difference which: a record is a function of its key.
 */
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { Document } from '../content/model.ts';
import { documentResources, type MadeDocument } from '../pages/documents/documents.ts';
import type { SiteDocuments } from '../plan/site-documents.ts';
import type { CacheSharing, ContentCache } from '../remember/content-cache.ts';
import type { BuildMemory } from '../site/build-memory.ts';
import { securedWithBlocked } from '../site/safety/safety-headers.ts';
import { tellSecured } from '../site/safety/secure-versions.ts';
import type { DocumentRequest, SnapshotPlan } from '../site/snapshot-plan.ts';
import { seeDocument } from './document-key.ts';
import type { DocumentRecord } from './document-record.ts';
import { DocumentRecords } from './document-records.ts';
import { DocumentThreads } from './document-threads.ts';
import { isChosenHomepage, KnownDocuments } from './known-documents.ts';
import { type CodeBody, ResourceRecords } from './resource-records.ts';
import { type PlanParts, threadPlan } from './thread-plan.ts';
import { Unchanged } from './unchanged.ts';

export interface RecordingOptions extends PlanParts {
  /** The build's, whose lists, feeds and files become records too. */
  memory: BuildMemory;
  /** Gives the coded forms of a body. */
  code: CodeBody;
  /** Whether there will be further instants: then it is remembered of what each document was made. */
  isChanging: boolean;
  /** How many documents are worth starting threads for. */
  many: number;
  /** Threads that were started before, for the first instant. */
  threads: DocumentThreads | null;
  /** Hears how many documents of how many are there. */
  progress: (done: number, total: number) => void;
  /** What else can be done for the snapshot while threads make its documents. */
  meanwhile: (plan: SnapshotPlan) => void;
}

export class RecordedDocuments implements SiteDocuments {
  readonly #sharing: CacheSharing;
  readonly #options: RecordingOptions;
  readonly #records: DocumentRecords;
  readonly #unchanged = new Unchanged();
  readonly #known: KnownDocuments;
  readonly #resources: ResourceRecords;
  readonly #texts = new Map<Document, StoredBytes>();
  #isFirst = true;
  /** While they work: they take as much memory as all the rest, and few sites need them at a second instant. */
  #threads: DocumentThreads | null = null;

  constructor(cache: ContentCache, sharing: CacheSharing, options: RecordingOptions) {
    const { memory } = options;
    this.#sharing = sharing;
    this.#options = options;
    this.#threads = options.threads;
    this.#records = new DocumentRecords(cache, sharing, options);
    this.#known = new KnownDocuments(sharing, this.#records, this.#unchanged);
    this.#resources = new ResourceRecords(cache, sharing, options, memory.secured);
    memory.records = this.#resources;
  }

  async make(plan: SnapshotPlan): Promise<MadeDocument[]> {
    const { requests } = plan;
    const { progress } = this.#options;
    const made = await this.#found(plan, () => this.#options.meanwhile(plan));
    const missing = made.flatMap((each, place) => (each === null ? [place] : []));
    const isMany = missing.length >= this.#options.many;
    if (isMany) await this.#makeInThreads(plan, missing, made);
    let done = requests.length - (isMany ? 0 : missing.length);
    const all = requests.map((request, place): MadeDocument => {
      const known = made[place];
      if (known !== undefined && known !== null) return known;
      progress(++done, requests.length);
      return this.#makeHere(request);
    });
    this.#isFirst = false;
    return all;
  }

  textsOf(document: Document): StoredBytes | null {
    return this.#texts.get(document) ?? null;
  }

  keep(): Promise<void> {
    return this.#resources.keep(this.#options.code);
  }

  async close(): Promise<void> {
    await this.#threads?.close();
    this.#threads = null;
  }

  /** What there is already of each document; null: nothing. */
  async #found({ requests }: SnapshotPlan, meanwhile: () => void): Promise<(MadeDocument | null)[]> {
    const known = await this.#known.find(requests, (missing) => {
      if (missing < this.#options.many) meanwhile();
    });
    return requests.map((request, place) => {
      const found = known[place] ?? null;
      if (found === null) return null;
      if (found.same === null) return this.#take(request, found.record);
      this.#resources.articles.keep(request.input, request.document);
      return found.same;
    });
  }

  async #makeInThreads(
    plan: SnapshotPlan,
    missing: readonly number[],
    made: (MadeDocument | null)[],
  ): Promise<void> {
    const { context, input, requests } = plan;
    const { progress, meanwhile } = this.#options;
    const places = missing.filter((place) => {
      const request = requests[place];
      return request !== undefined && !isChosenHomepage(request);
    });
    if (places.length === 0) return;
    this.#threads ??= new DocumentThreads(this.#sharing);
    this.#threads.prepare(threadPlan(context, this.#options));
    const known = requests.length - places.length;
    const written = this.#threads.make(input.now, places, (done) => progress(known + done, requests.length));
    meanwhile(plan);
    const records = await written;
    await this.close();
    for (const [index, record] of records.entries()) {
      const place = places[index] ?? -1;
      const request = requests[place];
      const decoded = record === null ? null : this.#records.written(record);
      if (request !== undefined && decoded !== null) made[place] = this.#take(request, decoded);
    }
  }

  #makeHere(request: DocumentRequest): MadeDocument {
    const { input, document } = request;
    this.#resources.articles.forget(document);
    if (isChosenHomepage(request)) return documentResources(input, document);
    const written = this.#records.make(input, document);
    const record = written === null ? null : this.#records.written(written);
    if (record !== null) return this.#take(request, record);
    // The cache does not take it: what it is made into is the same, but that it stays in memory and is not coded yet.
    const { resources } = documentResources(input, document);
    return {
      resources: resources.map(([path, resource]) => {
        const { secured, blocked } = securedWithBlocked(resource, this.#options.safety);
        tellSecured(input.context.memory.secured, secured, this.#options.safety, blocked);
        return [path, secured];
      }),
    };
  }

  /** Tells the build what stands in a record. */
  #take({ input, document }: DocumentRequest, record: DocumentRecord): MadeDocument {
    const { context } = input;
    context.findings.add(document.path, { ...record.findings, changesAt: record.changesAt });
    record.resources.forEach(([, resource], index) => {
      tellSecured(context.memory.secured, resource, this.#options.safety, record.blocked[index] ?? []);
    });
    const texts = this.#isFirst ? this.#records.textsOf(record) : null;
    if (texts !== null) this.#texts.set(document, texts);
    this.#resources.articles.note(input, document, record);
    const made = { resources: record.resources };
    if (this.#options.isChanging) {
      this.#unchanged.keep(input, seeDocument(input, document), record.asked, made);
    }
    return made;
  }
}

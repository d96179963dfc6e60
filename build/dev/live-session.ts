/**
 * A site while it is being written. A saved state of the content is read, then served, then checked as a whole. If
 * reading it or rendering the changed documents finds errors, it is not served, and the last good one stays. Errors
 * that only the check finds are reported, and it stays served.
 */
import { resolve } from 'node:path';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { newFileReader } from '../content/file-reader.ts';
import type { SourceTree } from '../content/model.ts';
import { collectProblems, type Problem } from '../content/problem.ts';
import type { ReadTreeResult } from '../content/read-tree.ts';
import { isFolderMissing, siteParts } from '../plan/site-parts.ts';
import { type ContentCache, NO_CACHE } from '../remember/content-cache.ts';
import { Memo } from '../remember/memo.ts';
import { LiveFolder } from './live-folder.ts';
import { LiveSite } from './live-site.ts';
import { renderChanged } from './render-changed.ts';
import { SiteChecker } from './site-checker.ts';

/** The reports of a session. Times are in milliseconds. */
export interface SessionListener {
  /** Called when another site is served. */
  shown: (site: LiveSite, milliseconds: number) => Promise<void> | void;
  /** Called when the saved content has errors and is not served. */
  refused: (problems: readonly Problem[], sources: SourceTree) => void;
  /** Called when the site that is served has been checked as a whole. */
  checked: (problems: readonly Problem[], sources: SourceTree, milliseconds: number) => void;
  /** Called when the session fails for a reason other than the content. */
  failed: (error: unknown) => void;
}

export interface SessionOptions {
  /** The content folder. */
  folder: string;
  /** The instant for which the site is made (seconds since 1970), by its timezone. */
  asOf: (timezone: string) => number;
  listener: SessionListener;
  /** Show drafts and scheduled documents, marked. */
  drafts?: boolean;
  /** The cache, for articles of earlier and later processes. */
  cache?: ContentCache;
}

/** Milliseconds that the check waits after a new site is shown, since browsers reload at once. */
const READERS_PAUSE = 50;
/**
 * Kinds of values that the session's memo does not keep. Pages and feeds are made for one request and then forgotten,
 * or the memory of a development server would hold the whole site; articles are kept, since they are slow to make.
 */
export const NOT_KEPT: readonly string[] = [
  'page',
  'list',
  'search page',
  'file',
  'short file',
  'feed',
  'feed article',
];
export class LiveSession {
  readonly #options: SessionOptions;
  readonly #memo: Memo;
  readonly #folder: LiveFolder;
  readonly #checker: SiteChecker;
  /** Names of files that may have changed since they were read; null: any file of the folder. */
  #waiting: Set<string> | null = null;
  #isWaiting = true;
  #isClosed = false;
  #isCacheSaved = false;
  #working: Promise<void> | null = null;
  #site: LiveSite | null = null;
  readonly #opened = deferred();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#memo = new Memo(options.cache, NOT_KEPT);
    this.#folder = new LiveFolder(options.folder, this.#memo.part(newFileReader));
    this.#checker = new SiteChecker(options.cache);
  }

  /** Resolves when the first state of the folder is served or refused. */
  get opened(): Promise<void> {
    return this.#opened.promise;
  }

  /** The site that is served; null until the first state without errors. */
  get site(): LiveSite | null {
    return this.#site;
  }

  /**
   * Reports that files with these names, from the folder, may have changed; null: any. The first call reads all
   * files.
   */
  changed(names: Iterable<string> | null): void {
    if (names === null) this.#waiting = null;
    else if (!this.#isWaiting) this.#waiting = new Set(names);
    else for (const name of names) this.#waiting?.add(name);
    this.#isWaiting = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** Resolves when all reported changes are served or refused, and checked. */
  async settled(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  /** Ends the work under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.settled();
  }

  async #work(): Promise<void> {
    while (this.#isWaiting && !this.#isClosed) {
      const names = this.#waiting;
      this.#isWaiting = false;
      try {
        await this.#follow(names);
      } catch (error) {
        this.#options.listener.failed(error);
        this.#opened.resolve();
      }
    }
  }

  async #follow(names: ReadonlySet<string> | null): Promise<void> {
    const started = performance.now();
    const read = names === null ? await this.#folder.readAll() : await this.#folder.readChanged(names);
    let isNew = read !== null && (await this.#update(read, started));
    this.#opened.resolve();
    // Watchers miss changes: these are found when no reader waits for the reported ones.
    if (names !== null && !this.#isStale()) await delay(READERS_PAUSE);
    if (names !== null && !this.#isStale()) {
      const again = performance.now();
      const missed = await this.#folder.readAgain();
      if (missed !== null) isNew = await this.#update(missed, again);
    }
    const site = this.#site;
    if (!isNew || site === null || this.#isStale()) return;
    const checking = performance.now();
    const problems = await this.#checker.check(site, this.#isStale);
    if (problems === null) return;
    this.#options.listener.checked(problems, site.parts.tree, performance.now() - checking);
    if (this.#isCacheSaved) return;
    // After the first check; from then on the process remembers for itself.
    this.#isCacheSaved = true;
    await this.#options.cache?.save();
  }

  #isStale = (): boolean => this.#isWaiting || this.#isClosed;

  /** Serves the content that was read, or reports its errors; true where it is served. */
  async #update(read: ReadTreeResult, started: number): Promise<boolean> {
    const { listener, asOf, drafts = false } = this.#options;
    if (isFolderMissing(read)) {
      listener.refused(read.problems, read.tree);
      return false;
    }
    // Only the warnings about cards and pictures are used: while writing, pictures are served as they are.
    const parts = await siteParts(read, {
      folder: resolve(this.#options.folder),
      memo: this.#memo,
      makesImages: false,
      cache: NO_CACHE,
      drafts,
      ...(drafts ? { scheduledAfter: asOf } : {}),
    });
    // Requests that came meanwhile are answered between the two halves, each of which takes long for a large site.
    await nextTurn();
    const site = new LiveSite(parts, asOf(parts.context.content.config.timezone));
    const problems = hasError(parts.problems)
      ? parts.problems
      : collectProblems(
          parts.problems,
          renderChanged(site, this.#site),
          (await site.rules()).authorRules.problems,
        );
    if (hasError(problems)) {
      listener.refused(problems, parts.tree);
      return false;
    }
    this.#site = site;
    await listener.shown(site, performance.now() - started);
    return true;
  }
}

/** A promise, and the function that resolves it. */
function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

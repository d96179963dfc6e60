/**
 * The bodies of a large site on their way into the output while the rest of it is still being made. They are most of
 * the output, and their order is known long before the tables and the manifest are: so a thread copies those that
 * stand in the cache, once read for all files that have them, and what is in memory is written around them later.
 */
import { mkdirSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Worker } from 'node:worker_threads';
import { type Chunks, lengthOf } from '../bytes/chunks.ts';
import { FileSlice } from '../bytes/stored-bytes.ts';
import { outputPlace } from '../output/output-place.ts';
import type { OutputFile } from '../output/write-output.ts';
import { openThread } from '../workers/open-thread.ts';
import { type CopyRuns, copyRuns, RUN_LENGTH, TO } from './copy-runs.ts';
import type { CopyJob } from './copy-thread.ts';

/** A file of the output, and how many bytes it has before the first body. */
export interface EarlyFile {
  name: string;
  at: number;
}

/** Megabytes that new objects of the thread may take. It has hardly any. */
const YOUNG_GENERATION = 2;
/** Bytes that are worth writing beside other things. */
const LARGE = 256 << 10;

export class EarlyBodies {
  readonly #out: string;
  readonly #files: readonly EarlyFile[];
  readonly #runs: CopyRuns;
  readonly #thread: Worker;
  readonly #copied: Promise<void>;
  /** Whether the output folder was not there before. */
  readonly #isNew: boolean;
  /** The whole content of the files that were taken over. */
  readonly #taken = new Map<string, Chunks>();

  /**
   * Begins to write `bodies`, one after another, into temporary files for `files` of the output folder `out`, which is
   * made. Throws where that cannot be made, or the cache not be written.
   */
  constructor(out: string, bodies: Chunks, files: readonly EarlyFile[]) {
    this.#out = out;
    this.#files = files;
    // Another thread sees what is in a file, not what is gathered for it.
    for (const source of new Set(bodies.map((body) => (body instanceof FileSlice ? body.source : null))))
      source?.flush();
    this.#runs = copyRuns(bodies);
    this.#isNew = mkdirSync(out, { recursive: true }) !== undefined;
    const targets = files.map(({ name, at }) => ({ path: outputPlace(out, name).temporary, at }));
    const workerData: CopyJob = { ...this.#runs, targets };
    this.#thread = openThread(new URL('copy-thread.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    });
    this.#copied = new Promise((resolve, reject) => {
      this.#thread.once('error', reject).once('exit', () => resolve());
    });
    // Who waits for it hears of the error; nobody waits for what is abandoned.
    this.#copied.catch(() => {});
  }

  /**
   * Takes over what was begun of `files`, if all that was is among them and has the bodies where they were written. If
   * not, it is given up: as if nothing had been begun.
   */
  async take(files: readonly OutputFile[]): Promise<void> {
    const contents = new Map(files.map(({ name, content }) => [name, content]));
    for (const { name, at } of this.#files) {
      const content = contents.get(name);
      if (Array.isArray(content) && this.#isAt(at, content)) this.#taken.set(name, content);
    }
    if (this.#taken.size < this.#files.length) await this.abandon();
  }

  /** Whether the file of that name was taken over. */
  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** How many bytes a file has that was taken over. */
  sizeOf(name: string): number {
    return lengthOf(this.#taken.get(name) ?? []);
  }

  /** Waits for the bodies and writes what else the files have: the temporary files are whole then. */
  async complete(): Promise<void> {
    if (this.#taken.size > 0) await this.#copied;
    for (const [name, content] of this.#taken) await fillIn(outputPlace(this.#out, name).temporary, content);
  }

  /** Whether `content` has the bodies from the offset `at` on. */
  #isAt(at: number, content: Chunks): boolean {
    const { sources, runs } = copyRuns(content);
    const mine = this.#runs;
    return (
      sources.join('\0') === mine.sources.join('\0') &&
      runs.length === mine.runs.length &&
      runs.every((value, index) => value === (mine.runs[index] ?? 0) + (index % RUN_LENGTH === TO ? at : 0))
    );
  }

  /** Ends what is under way, and removes what was written. What has been renamed into its place stays. */
  async abandon(): Promise<void> {
    this.#taken.clear();
    await this.#thread.terminate();
    for (const { name } of this.#files) rmSync(outputPlace(this.#out, name).temporary, { force: true });
    if (!this.#isNew) return;
    try {
      rmdirSync(this.#out);
    } catch {
      // Something else has been put there.
    }
  }
}

/** Writes what of `content` is in memory into the file at `path`, which has the rest. */
async function fillIn(path: string, content: Chunks): Promise<void> {
  const file = await open(path, 'r+');
  try {
    let at = 0;
    for (const chunk of content) {
      for (let done = 0; done < chunk.length && !(chunk instanceof FileSlice); ) {
        const left = chunk.length - done;
        // A small one is written sooner than a thread of the system is told to.
        if (left < LARGE) done += writeSync(file.fd, chunk, done, left, at + done);
        else done += (await file.write(chunk, done, left, at + done)).bytesWritten;
      }
      at += chunk.length;
    }
  } finally {
    await file.close();
  }
}

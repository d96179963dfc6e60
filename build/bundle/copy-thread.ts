/** A thread that writes runs of files into other files while the main one has other things to do. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { type CopyRuns, RUN_LENGTH } from './copy-runs.ts';

/** Each of `targets` is made, and the runs stand in it from `at` bytes on. */
export interface CopyJob extends CopyRuns {
  targets: readonly { path: string; at: number }[];
}

/** Bytes that are read before they are written. */
const BLOCK = 4 << 20;

class Copier {
  readonly #sources: readonly number[];
  readonly #targets: readonly { file: number; at: number }[];
  readonly #block: Buffer = Buffer.allocUnsafe(BLOCK);
  /** Where in the targets the block begins, and how many bytes of it are read. */
  #to = 0;
  #used = 0;

  /** Opens all files. */
  constructor({ sources, targets }: CopyJob) {
    this.#sources = sources.map((path) => openSync(path, 'r'));
    this.#targets = targets.map(({ path, at }) => ({ file: openSync(path, 'w'), at }));
  }

  /** Takes the `length` bytes from `from` on of a source to `to` in the targets. Throws where it ends before. */
  copy(source: number, from: number, to: number, length: number): void {
    if (to !== this.#to + this.#used) this.#write(to);
    for (let done = 0; done < length; ) {
      if (this.#used === BLOCK) this.#write(to + done);
      const size = Math.min(length - done, BLOCK - this.#used);
      const read = readSync(this.#sources[source] ?? -1, this.#block, this.#used, size, from + done);
      if (read === 0) throw new RangeError(`a file to be copied ends before ${from + length} bytes`);
      this.#used += read;
      done += read;
    }
  }

  close(): void {
    this.#write(0);
    for (const file of this.#sources) closeSync(file);
    for (const { file } of this.#targets) closeSync(file);
  }

  /** Empties the block; it is to begin at `next` from now on. */
  #write(next: number): void {
    for (const { file, at } of this.#targets) {
      for (let done = 0; done < this.#used; ) {
        done += writeSync(file, this.#block, done, this.#used - done, at + this.#to + done);
      }
    }
    this.#to = next;
    this.#used = 0;
  }
}

const job = workerData as CopyJob;
const copier = new Copier(job);
for (let run = 0; run < job.runs.length; run += RUN_LENGTH) {
  const [source = 0, from = 0, to = 0, length = 0] = job.runs.subarray(run, run + RUN_LENGTH);
  copier.copy(source, from, to, length);
}
copier.close();

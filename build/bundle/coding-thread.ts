/** A thread of coding-threads.ts: compresses batch after batch and counts them in shared memory. */
import { parentPort, workerData } from 'node:worker_threads';
import { encodeForms } from './coded-forms.ts';
import { type CompressionLevels, compress } from './codings.ts';

export interface CodingThreadData {
  levels: CompressionLevels;
  /** How many batches each thread has finished, and this one's place. */
  finished: Int32Array;
  index: number;
}

/** Bodies one after another. */
export interface CodingBatch {
  bodies: Uint8Array;
  jobs: { id: number; length: number }[];
}

/** The encoded forms of each job (coded-forms.ts), as long as `lengths` say. */
export interface CodedBatch {
  ids: number[];
  lengths: number[];
  forms: Uint8Array;
}

const { levels, finished, index } = workerData as CodingThreadData;

parentPort?.on('message', ({ bodies, jobs }: CodingBatch) => {
  let at = 0;
  const results = jobs.map(({ length }) => {
    const body = bodies.subarray(at, at + length);
    at += length;
    return encodeForms([compress(body, levels)]);
  });
  const forms = new Uint8Array(Buffer.concat(results));
  const batch: CodedBatch = {
    ids: jobs.map(({ id }) => id),
    lengths: results.map(({ length }) => length),
    forms,
  };
  Atomics.add(finished, index, 1);
  parentPort?.postMessage(batch, [forms.buffer]);
});

/** A thread of coding-threads.ts: compresses batch after batch. */
import { handleMessages, threadData } from '../workers/pooled-thread.ts';
import { encodeForms } from './coded-forms.ts';
import { type CompressionLevels, compress } from './codings.ts';

/** Bodies one after another. */
export interface CodingBatch {
  bodies: Uint8Array<ArrayBuffer>;
  jobs: { id: number; length: number }[];
}

/** The encoded forms of each job (coded-forms.ts), as long as `lengths` say. */
export interface CodedBatch {
  ids: number[];
  lengths: number[];
  forms: Uint8Array;
}

const levels = threadData<CompressionLevels>();

handleMessages<CodingBatch, CodedBatch>(({ bodies, jobs }, reply) => {
  let at = 0;
  const results = jobs.map(({ length }) => {
    const body = bodies.subarray(at, at + length);
    at += length;
    return encodeForms([compress(body, levels)]);
  });
  const forms = new Uint8Array(Buffer.concat(results));
  const ids = jobs.map(({ id }) => id);
  reply({ ids, lengths: results.map(({ length }) => length), forms }, [forms.buffer]);
});

/** Documents to be made, which several threads share: each takes some after the other. */
import { type DocumentRecord, recordDocument } from '../pages/documents/document-record.ts';
import type { RecordOptions } from '../site/records/record-options.ts';
import type { DocumentRequest } from '../site/snapshot-requests.ts';

export interface DocumentJob {
  /** The places of the documents among all that are public then (`snapshotRequests`). */
  requests: Uint32Array;
  /** How many of them a thread has begun with, in shared memory. */
  taken: Int32Array;
}

/** The most documents that are taken together: to report them costs as much as to make one. */
const MOST = 32;
/** Of those that are left so few are taken that all threads end at about the same time. */
const PART = 16;

/** The job of making the documents at these places, in this order. */
export function documentJob(places: readonly number[]): DocumentJob {
  return { requests: Uint32Array.from(places), taken: new Int32Array(new SharedArrayBuffer(4)) };
}

/** The places of the next documents, which no other thread takes; null: there are none. */
export function takePlaces({ requests, taken }: DocumentJob): Uint32Array | null {
  for (;;) {
    const first = Atomics.load(taken, 0);
    const left = requests.length - first;
    if (left <= 0) return null;
    const end = first + Math.min(left, MOST, Math.ceil(left / PART));
    if (Atomics.compareExchange(taken, 0, first, end) === first) return requests.slice(first, end);
  }
}

/** Makes a document, so that the cache has its record. An error names its file. */
export function makeRecord({ input, document }: DocumentRequest, options: RecordOptions): DocumentRecord {
  try {
    return recordDocument(input, document, options);
  } catch (cause) {
    throw new Error(`${document.file} could not be made: ${(cause as Error).message}`, { cause });
  }
}

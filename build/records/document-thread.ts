/** A thread of document-threads.ts: makes one document after another and puts each into the cache as a record. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CacheShare, CacheSharing } from '../remember/content-cache.ts';
import { openCache } from '../remember/open-cache.ts';
import { planSnapshot } from '../site/snapshot-plan.ts';
import { DocumentRecords, type WrittenRecord } from './document-records.ts';
import { plannedSite, type ThreadPlan } from './thread-plan.ts';

export interface DocumentThreadData {
  /** Of the cache. */
  folder: string;
}

/** The plan comes before the first job. */
export type DocumentMessage = ThreadPlan | DocumentJob;

/** Documents to be made, which several threads share. */
export interface DocumentJob {
  /** Seconds since 1970: the instant at which the site is looked at. */
  now: number;
  /** The places of the documents among all that are public then (`planSnapshot`). */
  requests: Uint32Array;
  /** How many of them a thread has begun with. */
  taken: Int32Array;
}

/** What a thread has made of the requests from `first` on; null: the cache did not take it. */
export interface DocumentBatch {
  first: number;
  records: (WrittenRecord | null)[];
  share: CacheShare;
}

/** Documents that are reported together: a message costs as much as one of them. */
const BATCH = 32;

const { folder } = workerData as DocumentThreadData;
const cache = await openCache(folder);
const { sharing } = cache;
if (sharing === undefined) throw new TypeError('the cache of a thread is not shared');

let make: (job: DocumentJob) => void = () => {
  throw new TypeError('a thread has a job and no plan');
};
parentPort?.on('message', (message: DocumentMessage) => {
  if ('requests' in message) make(message);
  else make = makerOf(message, sharing);
});

/** What does the jobs of a site. */
function makerOf(plan: ThreadPlan, sharing: CacheSharing): (job: DocumentJob) => void {
  const { context, texts } = plannedSite(plan, cache);
  const records = new DocumentRecords(cache, sharing, plan);
  return ({ now, requests, taken }) => {
    const all = planSnapshot(context, now).requests;
    for (;;) {
      const first = Atomics.add(taken, 0, BATCH);
      if (first >= requests.length) return;
      const made = Array.from(requests.subarray(first, first + BATCH), (place): WrittenRecord | null => {
        const request = all[place];
        if (request === undefined) throw new RangeError(`the site has no document ${place} at ${now}`);
        const { input, document } = request;
        try {
          return texts.lend(document, () => records.make(input, document));
        } catch (cause) {
          throw new Error(`${document.file} could not be made: ${(cause as Error).message}`, { cause });
        }
      });
      const batch: DocumentBatch = { first, records: made, share: sharing.share() };
      parentPort?.postMessage(batch);
    }
  };
}

/** A thread of document-threads.ts: makes one document after another and puts each into the cache as a record. */
import { codedBodies } from '../bundle/codings.ts';
import type { CacheShare, CacheSharing } from '../remember/content-cache.ts';
import { openCache } from '../remember/open-cache.ts';
import type { RecordOptions } from '../site/records/record-options.ts';
import { snapshotRequests } from '../site/snapshot-requests.ts';
import { handleMessages, threadData } from '../workers/pooled-thread.ts';
import { type DocumentJob, makeRecord, takePlaces } from './document-job.ts';
import { siteInThread, type ThreadSite } from './thread-site.ts';

export interface DocumentThreadData {
  /** Of the cache. */
  folder: string;
}

/** The site comes before the first job. */
export type DocumentMessage = ThreadSite | DocumentJob;

/** Documents that a thread has made and put into the cache. */
export interface DocumentBatch {
  /** Their places, as in the job. */
  places: Uint32Array;
  share: CacheShare;
}

type Work = (job: DocumentJob, reply: (batch: DocumentBatch) => void) => void;

const { folder } = threadData<DocumentThreadData>();
const cache = await openCache(folder);
const { sharing } = cache;
if (sharing === undefined) throw new TypeError('the cache of a thread is not shared');

let make: Work = () => {
  throw new TypeError('a thread has a job and no site');
};
handleMessages<DocumentMessage, DocumentBatch>((message, reply) => {
  if ('requests' in message) make(message, reply);
  else make = makerOf(message, sharing);
});

/** The function that does the jobs of a site. */
function makerOf(site: ThreadSite, sharing: CacheSharing): Work {
  const { context, sources } = siteInThread(site, cache);
  const { levels, safety, now } = site;
  const all = snapshotRequests(context, now).requests;
  const code: RecordOptions['code'] = (body, type) => codedBodies(body, type, levels);
  return (job, reply) => {
    for (let places = takePlaces(job); places !== null; places = takePlaces(job)) {
      for (const place of places) {
        const request = all[place];
        if (request === undefined) throw new RangeError(`the site has no document ${place} at ${now}`);
        sources.lend(request.document, () => makeRecord(request, { levels, safety, code }));
      }
      reply({ places, share: sharing.share() });
    }
  };
}

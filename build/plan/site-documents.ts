/** The documents of a site at one instant after another, however they are made. */
import { SMALL_SITE } from '../bundle/codings.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { isDocumentFile } from '../content/document-name.ts';
import type { Document, SourceTree } from '../content/model.ts';
import type { MadeDocument } from '../pages/documents/documents.ts';
import { DOCUMENT_RECORD } from '../records/document-key.ts';
import { DocumentThreads } from '../records/document-threads.ts';
import { RecordedDocuments, type RecordingOptions } from '../records/recorded-documents.ts';
import type { SnapshotPlan } from '../site/snapshot-plan.ts';
import type { BuildInput } from './build-site.ts';
import { PlainDocuments, type PlainOptions } from './plain-documents.ts';
import { prepareLists } from './snapshot.ts';

export interface SiteDocuments {
  /** What each request of the plan is made into. */
  make(plan: SnapshotPlan): MadeDocument[] | Promise<MadeDocument[]>;
  /** The texts of the document's article at the first instant, where they have been encoded (document-texts.ts). */
  textsOf(document: Document): StoredBytes | null;
  /** Keeps for the next build what else was made in this one. To be called when all bodies are coded. */
  keep(): Promise<void>;
  /** To be called when no more is wanted. */
  close(): Promise<void>;
}

/** Numbers of documents. */
export interface Scale {
  /** A site of more has its documents kept as records. */
  small: number;
  /** So many that no record is found of are worth starting threads for. */
  many: number;
}

/** A thread needs a third of a second to start, in which the main one makes some two hundred documents. */
const SCALE: Scale = { small: SMALL_SITE, many: 200 };

type Circumstances = Pick<BuildInput, 'quick' | 'cache' | 'memory' | 'scale'>;

/**
 * The threads that will make the documents of the files `tree`, so that they load what they need while the content is
 * read; null where it is not certain that they are wanted. They are the caller's to close.
 */
export function threadsAhead(input: Circumstances, tree: SourceTree): DocumentThreads | null {
  const { cache, scale = SCALE } = input;
  const count = [...tree.keys()].filter(isDocumentFile).length;
  if (!isRecorded(input, count) || count < scale.many || cache?.sharing === undefined) return null;
  if (cache.sharing.hasKind(DOCUMENT_RECORD)) return null;
  return new DocumentThreads(cache.sharing);
}

/** What makes the documents of a site that has `count` of them. */
export function siteDocuments(
  input: Circumstances,
  count: number,
  options: PlainOptions & Omit<RecordingOptions, 'many' | 'meanwhile'>,
): SiteDocuments {
  const { cache, scale = SCALE } = input;
  if (!isRecorded(input, count) || cache?.sharing === undefined) return new PlainDocuments(options);
  return new RecordedDocuments(cache, cache.sharing, {
    ...options,
    many: scale.many,
    meanwhile: (plan) => prepareLists(plan, options.offer),
  });
}

/** Whether the documents of a site are kept as records, if there is a cache that threads can share. */
function isRecorded({ quick, memory, scale = SCALE }: Circumstances, count: number): boolean {
  return quick !== true && memory === undefined && count > scale.small;
}

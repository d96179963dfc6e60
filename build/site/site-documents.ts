/** The documents of a site at one instant after another, however they are made. */
import { SMALL_SITE } from '../bundle/codings.ts';
import type { StoredBytes } from '../bundle/stored-bytes.ts';
import type { Document } from '../content/model.ts';
import type { BuildInput } from './build-site.ts';
import type { MadeDocument } from './documents.ts';
import { PlainDocuments, type PlainOptions } from './plain-documents.ts';
import { RecordedDocuments, type RecordingOptions } from './records/recorded-documents.ts';
import { prepareLists } from './snapshot.ts';
import type { SnapshotPlan } from './snapshot-plan.ts';

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

/** What makes the documents of a site that has `count` of them. */
export function siteDocuments(
  { quick, cache, memory, scale = SCALE }: Pick<BuildInput, 'quick' | 'cache' | 'memory' | 'scale'>,
  count: number,
  options: PlainOptions & Omit<RecordingOptions, 'many' | 'meanwhile'>,
): SiteDocuments {
  const isPlain = quick === true || memory !== undefined || count <= scale.small;
  if (isPlain || cache?.sharing === undefined) return new PlainDocuments(options);
  return new RecordedDocuments(cache, cache.sharing, {
    ...options,
    many: scale.many,
    meanwhile: (plan) => prepareLists(plan, options.offer),
  });
}

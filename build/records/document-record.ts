/** All that a build makes of one document: its resources with their coded forms, and what was found on the way. */
import type { Problem } from '../content/problem.ts';
import type { PendingAnchor } from '../markdown/render.types.ts';
import type { Asked, TextsPlace } from '../pages/documents/article-cache.ts';
import type { ResourceRecord } from './resource-record.ts';

/** What rendering the articles of a document has found. */
export interface Findings {
  problems: Problem[];
  /** The ids in its pages, and its links to ids of others. */
  anchors: string[];
  pendingAnchors: PendingAnchor[];
}

/** The resources are the pages in order, then the source. */
export interface DocumentRecord extends ResourceRecord {
  /** Seconds since 1970. */
  changesAt: number[];
  findings: Findings;
  /** All that the articles asked of the site around them. */
  asked: Asked;
  /** The texts of the first page's article. */
  texts: TextsPlace;
}

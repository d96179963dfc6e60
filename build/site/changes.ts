/** When the published part of some documents last changed: the Last-Modified of pages that list them. */
import type { Document } from '../content/model.ts';
import { publicationWindow } from '../content/publication.ts';

/**
 * The last instant up to `now` at which one of `documents` appeared, was modified or went (seconds since 1970);
 * null where none has ever been public. A `modified` in the future does not count.
 */
export function lastChange(documents: readonly Document[], now: number): number | null {
  let last: number | null = null;
  for (const document of documents) last = later(last, lastChangeOf(document, now), now);
  return last;
}

/** The same for one document. Written without arrays: a large site has a hundred thousand places in lists. */
export function lastChangeOf(document: Document, now: number): number | null {
  if (document.draft) return null;
  const { from, until } = publicationWindow(document);
  if (from !== null && from > now) return null;
  const { created, modified } = document;
  const begun = later(later(null, from, now), created?.epoch, now);
  return later(later(begun, modified?.epoch, now), until, now);
}

/** The later of the two, unless `time` is in the future or there is none. */
function later(last: number | null, time: number | null | undefined, now: number): number | null {
  if (time === null || time === undefined || time > now) return last;
  return last === null || time > last ? time : last;
}

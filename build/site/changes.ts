/** When the published part of some documents last changed: the Last-Modified of pages that list them. */
import type { Document } from '../content/model.ts';
import { publicationWindow } from '../content/publication.ts';

/**
 * The last instant up to `now` at which one of `documents` appeared, was modified or went (seconds since 1970);
 * null where none has ever been public. A `modified` in the future does not count.
 */
export function lastChange(documents: readonly Document[], now: number): number | null {
  let last: number | null = null;
  for (const document of documents) last = latest(last, lastChangeOf(document, now));
  return last;
}

/** The same for one document. */
export function lastChangeOf(document: Document, now: number): number | null {
  if (document.draft) return null;
  const { from, until } = publicationWindow(document);
  if (from !== null && from > now) return null;
  const { created, modified } = document;
  const times = [from, created?.epoch, modified?.epoch, until];
  return times.reduce<number | null>((last, time) => latest(last, passed(time, now)), null);
}

/** `time` unless it is in the future. */
function passed(time: number | null | undefined, now: number): number | null {
  return time === null || time === undefined || time > now ? null : time;
}

function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

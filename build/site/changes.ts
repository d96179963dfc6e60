/** When the published part of some documents last changed: the Last-Modified of whatever lists them. */
import type { Document } from '../content/model.ts';
import { publicationWindow } from './publication.ts';

/**
 * The last instant up to `now` at which one of `documents` appeared, was modified or went (seconds since
 * 1970); null where none has ever been public. A `modified` that lies ahead has not happened yet.
 */
export function lastChange(documents: readonly Document[], now: number): number | null {
  let last: number | null = null;
  for (const document of documents) {
    const change = lastChangeOf(document, now);
    if (change !== null && (last === null || change > last)) last = change;
  }
  return last;
}

/** The same for one document. */
export function lastChangeOf(document: Document, now: number): number | null {
  if (document.draft) return null;
  const { from, until } = publicationWindow(document);
  if (from !== null && from > now) return null;
  const times = [document.created?.epoch ?? null, document.modified?.epoch ?? null, until];
  const past = times.filter((time): time is number => time !== null && time <= now);
  return past.length === 0 ? null : Math.max(...past);
}

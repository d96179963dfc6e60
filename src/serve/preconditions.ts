/**
 * Step 7: the preconditions of a GET or HEAD, in the order of RFC 9110 §13.2.2, against the representation
 * that would be sent. The caller asks only where the answer would be a 200 otherwise (§13.2.1).
 */
import { REPRESENTATION_LAST_MODIFIED } from '../site/layout.ts';
import { loadU32 } from '../site/memory.ts';
import { entityTag } from '../site/representations.ts';
import type { Site } from '../site/site.ts';
import { isAny, listsTag } from './entity-tag.ts';
import { INVALID_DATE, readDate } from './http-date.ts';
import type { Field, Request } from './request.ts';

/** Go on: send the representation. */
const PROCEED: i32 = 0;
export const NOT_MODIFIED: i32 = 304;
export const PRECONDITION_FAILED: i32 = 412;

/** What the preconditions of `request` make of a sound representation; `now` is in seconds since 1970. */
export function checkPreconditions(site: Site, request: Request, representation: i32, now: f64): i32 {
  const modified: f64 = loadU32(representation + REPRESENTATION_LAST_MODIFIED);

  const ifMatch: Field | null = request.ifMatch;
  const ifUnmodifiedSince: Field | null = request.ifUnmodifiedSince;
  if (ifMatch !== null) {
    const matches: bool = isAny(ifMatch) || listsTag(ifMatch, entityTag(site, representation), false);
    if (!matches) return PRECONDITION_FAILED;
  } else if (ifUnmodifiedSince !== null && modified > 0) {
    const date: f64 = readDate(ifUnmodifiedSince, now);
    if (date !== INVALID_DATE && modified > date) return PRECONDITION_FAILED;
  }

  const ifNoneMatch: Field | null = request.ifNoneMatch;
  const ifModifiedSince: Field | null = request.ifModifiedSince;
  if (ifNoneMatch !== null) {
    if (isAny(ifNoneMatch)) return NOT_MODIFIED;
    if (listsTag(ifNoneMatch, entityTag(site, representation), true)) return NOT_MODIFIED;
  } else if (ifModifiedSince !== null && modified > 0) {
    const date: f64 = readDate(ifModifiedSince, now);
    if (date !== INVALID_DATE && modified <= date) return NOT_MODIFIED;
  }
  return PROCEED;
}

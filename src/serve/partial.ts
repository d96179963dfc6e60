/**
 * A 206 (RFC 9110 §15.3.7): one range as it is, several as multipart/byteranges. And whether a Range is to be
 * looked at: only on GET (§14.2), and only while If-Range names the representation that would be sent.
 */
import {
  CODING_IDENTITY,
  PAIR_LENGTH,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_LENGTH,
  SPAN_AT,
  SPAN_LENGTH,
  SPAN_SIZE,
} from '../site/layout.ts';
import { allocate, loadI32, storeI32 } from '../site/memory.ts';
import { codingOf, entityTag } from '../site/representations.ts';
import type { Site } from '../site/site.ts';
import type { Answer } from './answer.ts';
import { addContentRange, setContentLength } from './content-range.ts';
import { listsTag } from './entity-tag.ts';
import { sendParts } from './multipart.ts';
import type { ByteRanges } from './range.ts';
import { type Field, METHOD_GET, type Request } from './request.ts';

const PARTIAL_CONTENT: i32 = 206;

/**
 * The Range field, if it applies. If-Range is compared strongly (§13.1.5), and a date never is strong here:
 * Last-Modified comes from what the author wrote, and a page may change without it (§8.8.2.2).
 */
export function rangeToServe(site: Site, request: Request, representation: i32): Field | null {
  if (request.method !== METHOD_GET) return null;
  const ifRange: Field | null = request.ifRange;
  if (ifRange === null) return request.range;
  const tag: i32 = entityTag(site, representation);
  if (tag === 0 || ifRange.length !== loadI32(tag + PAIR_LENGTH)) return null;
  return listsTag(ifRange, tag, false) ? request.range : null;
}

/**
 * Makes the whole answer a partial one, of satisfiable ranges. Several ranges of an encoded representation
 * leave it whole, which is always allowed: nothing says whether a Content-Encoding beside
 * multipart/byteranges is the parts' or the whole's. So do ranges that go back in a body that is inflated, which would
 * be inflated anew for each. False: the arena is full.
 */
export function makePartial(site: Site, answer: Answer, representation: i32, ranges: ByteRanges): bool {
  if (ranges.count > 1) {
    if (codingOf(representation) !== CODING_IDENTITY) return true;
    const isInflated: bool = loadI32(representation + REPRESENTATION_BODY) < 0;
    if (isInflated && !ranges.areInOrder()) return true;
    if (!sendParts(site, answer, representation, ranges)) return false;
  } else if (!sendOne(answer, representation, ranges.first(0), ranges.last(0))) {
    return false;
  }
  answer.status = PARTIAL_CONTENT;
  return true;
}

function sendOne(answer: Answer, representation: i32, first: i32, last: i32): bool {
  const span: i32 = allocate(SPAN_SIZE);
  const size: i32 = loadI32(representation + REPRESENTATION_BODY_LENGTH);
  if (span === 0 || !answer.own(2) || !addContentRange(answer, first, last, size)) return false;
  storeI32(span + SPAN_AT, loadI32(representation + REPRESENTATION_BODY) + first);
  storeI32(span + SPAN_LENGTH, last - first + 1);
  answer.spansAt = span;
  answer.spansCount = 1;
  answer.length = last - first + 1;
  return setContentLength(answer);
}

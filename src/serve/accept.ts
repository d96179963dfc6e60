/**
 * Accept (RFC 9110 §12.5.1): how welcome a media type is. The most specific range that covers it counts:
 * the type itself before "text/*" before "*" + "/*". A range with parameters covers none of our types, which
 * have none, except for charset=utf-8.
 */
import { isText, sameText } from '../site/bytes.ts';
import { loadU8 } from '../site/memory.ts';
import type { Field } from './request.ts';
import { WeightedList } from './weighted-list.ts';

const SLASH: i32 = 0x2f;
const ASTERISK: i32 = 0x2a;
/** The coverage of a range that is the type itself. */
const BY_NAME: i32 = 3;

/** Whether the field says anything at all: an empty or unreadable one is as good as none. */
export function hasRanges(field: Field): bool {
  return new WeightedList(field).next();
}

/** The weight (0 to FULL_WEIGHT) of the type of `length` bytes at `type`; 0: not acceptable. */
export function typeWeight(field: Field, type: i32, length: i32): i32 {
  const list: WeightedList = new WeightedList(field);
  let weight: i32 = 0;
  let best: i32 = 0;
  while (list.next()) {
    const specificity: i32 = list.isQualified ? 0 : coverage(list.at, list.length, type, length);
    if (specificity > best) {
      best = specificity;
      weight = list.weight;
    }
  }
  return weight;
}

/** Whether the field refuses the type by its name, with a weight of 0 ("text/html;q=0"); a wildcard names no type. */
export function refusesType(field: Field, type: i32, length: i32): bool {
  const list: WeightedList = new WeightedList(field);
  while (list.next()) {
    if (list.weight === 0 && !list.isQualified && coverage(list.at, list.length, type, length) === BY_NAME)
      return true;
  }
  return false;
}

/**
 * Whether the field names a type before it names another, or names only the first of the two. RFC 9110 §12.5.1 leaves
 * equal weights to the server: a reader that writes "text/markdown, text/html" or "text/markdown, *" + "/*" wants
 * Markdown, and a browser never names it.
 */
export function namesFirst(field: Field, type: i32, length: i32, other: i32, otherLength: i32): bool {
  const list: WeightedList = new WeightedList(field);
  while (list.next()) {
    if (list.isQualified) continue;
    if (coverage(list.at, list.length, other, otherLength) === BY_NAME) return false;
    if (coverage(list.at, list.length, type, length) === BY_NAME) return true;
  }
  return false;
}

/** How specifically a media range covers a type: 3 by name, 2 as "text/*", 1 as anything, 0 not at all. */
function coverage(range: i32, rangeLength: i32, type: i32, length: i32): i32 {
  if (rangeLength === length && sameText(range, type, length)) return BY_NAME;
  if (rangeLength < 3 || loadU8(range + rangeLength - 1) !== ASTERISK) return 0;
  if (isText(range, rangeLength, '*/*')) return 1;
  const prefix: i32 = rangeLength - 1;
  return loadU8(range + prefix - 1) === SLASH && prefix < length && sameText(range, type, prefix) ? 2 : 0;
}

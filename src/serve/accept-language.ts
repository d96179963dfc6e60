/**
 * Accept-Language (RFC 9110 §12.5.4): how welcome a language is. A range covers its own tag and the tags
 * that it is a prefix of (RFC 4647 §3.3.1, basic filtering); the longest such range counts. A tag that is a
 * prefix of a range is better than none ("en" for a reader of en-GB; RFC 4647 §3.4, lookup). No language is
 * ever refused: a page in another language says more than a 406.
 */
import { isText, sameText } from '../site/bytes.ts';
import { loadU8 } from '../site/memory.ts';
import type { Field } from './request.ts';
import { WeightedList } from './weighted-list.ts';

const HYPHEN: i32 = 0x2d;
/** A language that the field does not name; one ruled out with q=0 is below it. */
const UNNAMED: i32 = 1;

/** The rank of the tag of `length` bytes at `tag`: higher is better, at least 0. */
export function languageRank(field: Field, tag: i32, length: i32): i32 {
  const list: WeightedList = new WeightedList(field);
  let rank: i32 = UNNAMED;
  let best: i32 = 0;
  let fallback: i32 = 0;
  while (list.next()) {
    // Doubled and shifted, so that a fallback stands between a range's own weight and the next lower one.
    const weight: i32 = list.weight * 2;
    if (isText(list.at, list.length, '*')) {
      if (best === 0) {
        best = 1;
        rank = weight === 0 ? 0 : weight + UNNAMED;
      }
    } else if (covers(list.at, list.length, tag, length)) {
      if (list.length + 1 > best) {
        best = list.length + 1;
        rank = weight === 0 ? 0 : weight + UNNAMED;
      }
    } else if (covers(tag, length, list.at, list.length) && weight > fallback) {
      fallback = weight;
    }
  }
  return best <= 1 && fallback > rank ? fallback : rank;
}

/** Whether a range is the tag, or its first subtags. */
function covers(range: i32, rangeLength: i32, tag: i32, length: i32): bool {
  if (rangeLength === 0 || rangeLength > length) return false;
  if (rangeLength < length && loadU8(tag + rangeLength) !== HYPHEN) return false;
  return sameText(range, tag, rangeLength);
}

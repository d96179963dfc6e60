/**
 * Path patterns of the author's rules: text, placeholders for one segment, and at most one splat, which
 * stands for any number of bytes. Tokens before the splat are matched from the front, those after it from
 * the end, so a match takes one pass over the path, for any pattern.
 */
import { sameBytes } from '../site/bytes.ts';
import {
  MAX_CAPTURES,
  SPAN_AT,
  SPAN_LENGTH,
  SPAN_SIZE,
  TOKEN_AT,
  TOKEN_KIND,
  TOKEN_LENGTH,
  TOKEN_REST,
  TOKEN_SEGMENT,
  TOKEN_SIZE,
  TOKEN_TEXT,
} from '../site/layout.ts';
import { allocate, loadI32, loadU8, multiply, storeI32 } from '../site/memory.ts';
import type { Site } from '../site/site.ts';

const SLASH: i32 = 0x2f;
const NO_MATCH: i32 = -1;

/** A pattern's match against a path: what its placeholders and its splat stand for, in the pattern's order. */
export class Match {
  /** How many there are; 0 before a match. */
  count: i32 = 0;
  private site: Site;
  /** Spans of the captures: an arena table of MAX_CAPTURES, 0 where there was no room. */
  private captures: i32;
  private path: i32;
  private end: i32;

  /** For patterns against the path of `length` bytes at `path`. */
  constructor(site: Site, path: i32, length: i32) {
    this.site = site;
    this.captures = allocate(MAX_CAPTURES * SPAN_SIZE);
    this.path = path;
    this.end = path + length;
  }

  /** Address of the span (SPAN_*) of capture `index`, which is below `count`. */
  capture(index: i32): i32 {
    return this.captures + index * SPAN_SIZE;
  }

  /** Whether the pattern of `count` tokens at `tokens` matches the whole path. */
  matches(tokens: i32, count: i32): bool {
    this.count = 0;
    if (this.captures === 0 || count < 1 || !this.site.holdsTable(tokens, count, TOKEN_SIZE)) return false;
    let position: i32 = this.path;
    for (let i: i32 = 0; i < count; i++) {
      const token: i32 = tokens + multiply(i, TOKEN_SIZE);
      if (loadI32(token + TOKEN_KIND) === TOKEN_REST)
        return this.matchesFromEnd(position, token, count - i - 1);
      position = this.step(token, position);
      if (position === NO_MATCH) return false;
    }
    return position === this.end;
  }

  /** The position after a token that begins at `position`, or NO_MATCH. */
  private step(token: i32, position: i32): i32 {
    const kind: i32 = loadI32(token + TOKEN_KIND);
    if (kind === TOKEN_SEGMENT) {
      let end: i32 = position;
      while (end < this.end && loadU8(end) !== SLASH) end++;
      return end > position && this.add(position, end) ? end : NO_MATCH;
    }
    if (kind !== TOKEN_TEXT) return NO_MATCH;
    const text: i32 = loadI32(token + TOKEN_AT);
    const length: i32 = loadI32(token + TOKEN_LENGTH);
    if (!this.site.holds(text, length) || length > this.end - position) return NO_MATCH;
    return sameBytes(text, position, length) ? position + length : NO_MATCH;
  }

  /** The splat at `rest`, which begins at `position`, and the `after` tokens that follow it. */
  private matchesFromEnd(position: i32, rest: i32, after: i32): bool {
    let start: i32 = this.end;
    for (let i: i32 = after; i > 0; i--) {
      start = this.stepBack(rest + multiply(i, TOKEN_SIZE), start, position);
      if (start === NO_MATCH) return false;
    }
    const captured: bool = this.add(position, start);
    // Those after the splat were met last to first: met again first to last, they are added in order.
    let next: i32 = start;
    for (let i: i32 = 1; i <= after; i++) {
      next = this.step(rest + multiply(i, TOKEN_SIZE), next);
      if (next === NO_MATCH) return false;
    }
    return captured && next === this.end;
  }

  /** Where a token that ends at `end` begins, at `first` or after it, or NO_MATCH. */
  private stepBack(token: i32, end: i32, first: i32): i32 {
    if (loadI32(token + TOKEN_KIND) === TOKEN_SEGMENT) {
      let start: i32 = end;
      while (start > first && loadU8(start - 1) !== SLASH) start--;
      return start;
    }
    const length: i32 = loadI32(token + TOKEN_LENGTH);
    return length >= 0 && length <= end - first ? end - length : NO_MATCH;
  }

  private add(from: i32, to: i32): bool {
    if (this.count >= MAX_CAPTURES) return false;
    storeI32(this.capture(this.count) + SPAN_AT, from);
    storeI32(this.capture(this.count) + SPAN_LENGTH, to - from);
    this.count++;
    return true;
  }
}

/**
 * What a request looks for: the parameters `q` and `page` of its query (WHATWG URL, application/x-www-form-urlencoded),
 * in one spelling. Nothing is refused: what is no UTF-8 or a control character is left out, what is too long is cut.
 */
import { digitCount, putNumber, putText, sameBytes } from '../../site/bytes.ts';
import { copyBytes, peekU8, storeU8 } from '../../site/memory.ts';
import { hexValue, putEncoded } from '../canonical.ts';
import type { Target } from '../target.ts';
import { isUtf8 } from '../utf8.ts';
import { putLowerCase } from './lower-case.ts';

/** Bytes of a query that count. */
const MOST_BYTES: i32 = 400;
/** The last page that can be turned to. */
export const MOST_PAGES: i32 = 50;

const AMPERSAND: i32 = 0x26;
const EQUALS: i32 = 0x3d;
const PLUS: i32 = 0x2b;
const PERCENT: i32 = 0x25;
const BLANK: i32 = 0x20;

/** Bytes of memory that the parameters need: the query in one spelling, and encoded once more. */
export const PARAMETERS_SIZE: i32 = MOST_BYTES * 4 + 64;

export class Parameters {
  /** The words, in lower case with single blanks, as UTF-8. */
  at: i32;
  length: i32 = 0;
  /** From 1. */
  page: i32 = 1;
  /** The query of the one spelling, without "?"; length 0: none. */
  query: i32;
  queryLength: i32 = 0;
  /** Whether the target has a parameter `q`. */
  isThere: bool = false;
  /** Whether the target is spelled that way. */
  isCanonical: bool = false;

  /** Reads the target's query; `memory` is the address of PARAMETERS_SIZE bytes. */
  constructor(target: Target, memory: i32) {
    this.at = memory;
    this.query = memory + MOST_BYTES;
    let at: i32 = target.query;
    const end: i32 = target.queryLength < 0 ? target.query : target.query + target.queryLength;
    while (at < end) {
      let stop: i32 = at;
      while (stop < end && peekU8(stop) !== AMPERSAND) stop++;
      this.readParameter(at, stop);
      at = stop + 1;
    }
    this.encode();
    this.isCanonical =
      this.queryLength === 0
        ? target.queryLength < 0
        : target.queryLength === this.queryLength && sameBytes(target.query, this.query, this.queryLength);
  }

  /** Takes note of the first `q` and the first `page`. */
  private readParameter(at: i32, end: i32): void {
    if (!this.isThere && end - at >= 2 && peekU8(at) === 0x71 && peekU8(at + 1) === EQUALS) {
      this.isThere = true;
      this.readWords(at + 2, end);
    } else if (this.page === 1 && end - at >= 6 && isPage(at)) {
      let page: i32 = 0;
      for (let i: i32 = at + 5; i < end; i++) {
        const digit: i32 = peekU8(i) - 0x30;
        if (digit < 0 || digit > 9) return;
        page = page > MOST_PAGES ? page : page * 10 + digit;
      }
      if (page > 1) this.page = page > MOST_PAGES ? MOST_PAGES : page;
    }
  }

  /** Decodes the words, a character at a time. */
  private readWords(from: i32, end: i32): void {
    const decoded: i32 = this.query;
    let at: i32 = from;
    let isBlank: bool = false;
    while (at < end) {
      // One character: as many bytes as its first says, each encoded or not.
      let size: i32 = 0;
      let wanted: i32 = 1;
      let next: i32 = at;
      while (size < wanted && next < end) {
        let byte: i32 = peekU8(next);
        next++;
        if (byte === PLUS) byte = BLANK;
        else if (byte === PERCENT && end - next >= 2) {
          const high: i32 = hexValue(peekU8(next));
          const low: i32 = hexValue(peekU8(next + 1));
          if (high >= 0 && low >= 0) {
            byte = (high << 4) | low;
            next += 2;
          }
        }
        storeU8(decoded + size, byte);
        if (size === 0) {
          at = next;
          wanted = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
        }
        size++;
      }
      const first: i32 = peekU8(decoded);
      if (first <= BLANK || first === 0x7f) {
        isBlank = true;
        continue;
      }
      // A broken character ends where the next may begin: behind its first byte.
      if (size < wanted || !isUtf8(decoded, size)) continue;
      at = next;
      const needed: i32 = isBlank && this.length > 0 ? size + 1 : size;
      if (this.length + needed > MOST_BYTES - 4) return;
      if (isBlank && this.length > 0) {
        storeU8(this.at + this.length, BLANK);
        this.length++;
      }
      isBlank = false;
      this.length += putLowerCase(this.at + this.length, decoded, size);
    }
  }

  /** Writes the one spelling: as browsers write a form. */
  private encode(): void {
    if (this.length === 0) {
      this.page = 1;
      return;
    }
    let out: i32 = putText(this.query, 'q=');
    for (let i: i32 = 0; i < this.length; i++) {
      const byte: i32 = peekU8(this.at + i);
      if (byte === BLANK || isPlain(byte)) {
        storeU8(out, byte === BLANK ? PLUS : byte);
        out++;
      } else {
        out = putEncoded(out, byte);
      }
    }
    this.queryLength = out - this.query;
    this.setPage(this.page);
  }

  /** Gives the one spelling another page. */
  setPage(page: i32): void {
    if (this.page > 1 && this.pageLength > 0) this.queryLength -= this.pageLength;
    this.page = page;
    this.pageLength = 0;
    if (page < 2) return;
    const end: i32 = putNumber(putText(this.query + this.queryLength, '&page='), page);
    this.pageLength = 6 + digitCount(page);
    this.queryLength = end - this.query;
  }

  /** How many bytes of `query` name the page. */
  private pageLength: i32 = 0;

  /** The length of the query without the page. */
  wordsLength(): i32 {
    return this.queryLength - this.pageLength;
  }

  /** The target of the one spelling for a path, at `to`; gives the address after it. */
  putTarget(to: i32, path: i32, pathLength: i32): i32 {
    copyBytes(to, path, pathLength);
    let end: i32 = to + pathLength;
    if (this.queryLength === 0) return end;
    storeU8(end, 0x3f);
    end++;
    copyBytes(end, this.query, this.queryLength);
    return end + this.queryLength;
  }
}

function isPage(at: i32): bool {
  return (
    peekU8(at) === 0x70 &&
    peekU8(at + 1) === 0x61 &&
    peekU8(at + 2) === 0x67 &&
    peekU8(at + 3) === 0x65 &&
    peekU8(at + 4) === EQUALS
  );
}

/** Letters, digits and "*-._", which a form leaves as they are. */
function isPlain(byte: i32): bool {
  if (byte >= 0x61) return byte <= 0x7a;
  if (byte >= 0x41) return byte <= 0x5a || byte === 0x5f;
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2a || byte === 0x2d || byte === 0x2e;
}

/**
 * Step 8: which bytes of the representation a Range asks for (RFC 9110 §14.1.2, §14.2).
 *
 * Ranges that overlap or nearly touch are joined, so the answer is never longer than the whole by more than
 * the heads of its parts; they keep the order in which they were asked for (§15.3.7.2). What is not a valid
 * set of byte ranges, or is one of too many, is ignored and the whole is sent.
 */
import { isText } from '../site/bytes.ts';
import { allocate, loadI32, loadU8, storeI32 } from '../site/memory.ts';
import { MAX_RANGES, RANGE_GAP } from './limits.ts';
import type { Field } from './request.ts';
import { isBlank } from './weighted-list.ts';

/** The Range is to be ignored. */
export const RANGE_IGNORED: i32 = 0;
/** None of its ranges begins in the representation: 416. */
export const RANGE_UNSATISFIABLE: i32 = 1;
/** Some do: 206. */
export const RANGE_SATISFIABLE: i32 = 2;

const COMMA: i32 = 0x2c;
const HYPHEN: i32 = 0x2d;
/** A number past this many digits' worth lies behind every body: bodies are smaller than 2 GiB. */
const FAR: i32 = 2147483647;
/** "bytes=" */
const PREFIX_LENGTH: i32 = 6;

export class ByteRanges {
  /** RANGE_*. */
  result: i32 = RANGE_IGNORED;
  /** How many ranges are to be sent, at least 1 where satisfiable. */
  count: i32 = 0;
  /** Pairs of first and last position, both inclusive. */
  private table: i32 = 0;
  private position: i32;
  private end: i32;
  /** The representation's length in bytes. */
  private length: i32;

  /** Reads a Range field for a representation of `length` bytes. */
  constructor(field: Field, length: i32) {
    this.position = field.at + PREFIX_LENGTH;
    this.end = field.at + field.length;
    this.length = length;
    if (field.length > PREFIX_LENGTH && isText(field.at, PREFIX_LENGTH, 'bytes=')) {
      this.table = allocate(MAX_RANGES * 8);
      if (this.table !== 0) this.result = this.readSet();
      if (this.result !== RANGE_SATISFIABLE) this.count = 0;
    }
  }

  /** Position of the first byte of range `index`. */
  first(index: i32): i32 {
    return loadI32(this.table + index * 8);
  }

  /** Position of the last byte of range `index`. */
  last(index: i32): i32 {
    return loadI32(this.table + index * 8 + 4);
  }

  /** Whether each range begins behind the one before it. */
  areInOrder(): bool {
    for (let i: i32 = 1; i < this.count; i++) if (this.first(i) < this.first(i - 1)) return false;
    return true;
  }

  private readSet(): i32 {
    let asked: i32 = 0;
    while (this.position < this.end) {
      const byte: i32 = loadU8(this.position);
      if (isBlank(byte) || byte === COMMA) {
        this.position++;
        continue;
      }
      asked++;
      if (asked > MAX_RANGES || !this.readRange()) return RANGE_IGNORED;
      this.skipBlanks();
      if (this.position < this.end && loadU8(this.position) !== COMMA) return RANGE_IGNORED;
    }
    if (asked === 0) return RANGE_IGNORED;
    return this.count === 0 ? RANGE_UNSATISFIABLE : RANGE_SATISFIABLE;
  }

  /** Reads "a-b", "a-" or "-n" and adds it if it begins in the representation. False: it is none of these. */
  private readRange(): bool {
    const first: i32 = this.readNumber();
    if (this.position >= this.end || loadU8(this.position) !== HYPHEN) return false;
    this.position++;
    const last: i32 = this.readNumber();
    if (first < 0) {
      if (last < 0) return false;
      // The last bytes. There are none in an empty representation, for which Content-Range has no form.
      if (last > 0 && this.length > 0) this.add(last < this.length ? this.length - last : 0, this.length - 1);
      return last === 0 || this.length > 0;
    }
    if (last >= 0 && last < first) return false;
    if (first < this.length) this.add(first, last < 0 || last >= this.length ? this.length - 1 : last);
    return true;
  }

  /** The number at the position, FAR if it is larger, or -1 where no digit stands. */
  private readNumber(): i32 {
    let value: i32 = -1;
    while (this.position < this.end) {
      const digit: i32 = loadU8(this.position) - 0x30;
      if (digit < 0 || digit > 9) break;
      // 214,748,363 and any further digit still fit.
      if (value < 0) value = digit;
      else value = value > 214748363 ? FAR : value * 10 + digit;
      this.position++;
    }
    return value;
  }

  private skipBlanks(): void {
    while (this.position < this.end && isBlank(loadU8(this.position))) this.position++;
  }

  /** Adds a range; those that it overlaps or nearly touches become one with it, in the place of the first. */
  private add(first: i32, last: i32): void {
    let from: i32 = first;
    let to: i32 = last;
    let place: i32 = this.count;
    let kept: i32 = 0;
    for (let i: i32 = 0; i < this.count; i++) {
      const isNear: bool = this.first(i) <= to + RANGE_GAP && from <= this.last(i) + RANGE_GAP;
      if (isNear) {
        if (this.first(i) < from) from = this.first(i);
        if (this.last(i) > to) to = this.last(i);
        if (place === this.count) {
          place = kept;
          kept++;
        }
      } else {
        this.set(kept, this.first(i), this.last(i));
        kept++;
      }
    }
    if (place === this.count) {
      place = kept;
      kept++;
    }
    this.set(place, from, to);
    this.count = kept;
  }

  private set(index: i32, first: i32, last: i32): void {
    storeI32(this.table + index * 8, first);
    storeI32(this.table + index * 8 + 4, last);
  }
}

/**
 * The words of the vocabulary that a query looks for, each with the groups of the query that it belongs to: a hash
 * table with open addressing. A text is numbers of such words, so what an excerpt shows is found by looking numbers up.
 */
import { loadI32, loadU8, storeI32, storeU8 } from '../../site/memory.ts';

/** Slots, a power of two; at most three quarters of them are used. */
const SLOTS: i32 = 512;
const MOST: i32 = 384;
const SLOT_SIZE: i32 = 8;
/** Behind the slots: a byte for each last byte that the number of a word in a text may have. */
const ENDS: i32 = SLOTS * SLOT_SIZE;
const END_COUNT: i32 = 128;
/** Bytes of memory that it needs. */
export const MARKS_SIZE: i32 = ENDS + END_COUNT;

export class Marks {
  private at: i32;
  private count: i32 = 0;
  /** What `next` found: where the number begins, and how many others it passed over. */
  start: i32 = 0;
  passed: i32 = 0;

  /** An empty table in the MARKS_SIZE bytes at `at`. */
  constructor(at: i32) {
    this.at = at;
    for (let i: i32 = 0; i < MARKS_SIZE; i += 4) storeI32(at + i, 0);
  }

  /** Adds a word to the groups whose bits are set. Where the table is full the word stays unmarked. */
  add(word: i32, groups: i32): void {
    const slot: i32 = this.slotOf(word);
    if (loadI32(slot) === 0) {
      if (this.count === MOST) return;
      this.count++;
      storeI32(slot, word + 1);
      storeU8(this.at + ENDS + (word & (END_COUNT - 1)), 1);
    }
    storeI32(slot + 4, loadI32(slot + 4) | groups);
  }

  /** The groups of a word, as bits. */
  groupsOf(word: i32): i32 {
    return loadI32(this.slotOf(word) + 4);
  }

  /**
   * Goes to the last byte of the next number, from the first byte `at` of one on, whose word may be in the table: by
   * that byte alone most are passed over. Gives its address, or `end`; `start` and `passed` say more of it.
   */
  next(at: i32, end: i32): i32 {
    const ends: i32 = this.at + ENDS - END_COUNT;
    let begin: i32 = at;
    let passed: i32 = 0;
    let next: i32 = at;
    for (; next < end; next++) {
      const byte: i32 = loadU8(next);
      // The last byte of a number has its top bit set.
      if (byte < END_COUNT) continue;
      if (loadU8(ends + byte) !== 0) break;
      begin = next + 1;
      passed++;
    }
    this.start = begin;
    this.passed = passed;
    return next;
  }

  /** The slot that has the word, or where it would stand: its groups are 0 then. */
  private slotOf(word: i32): i32 {
    let slot: i32 = (word ^ (word >> 9)) & (SLOTS - 1);
    while (!this.isAt(slot, word)) slot = (slot + 1) & (SLOTS - 1);
    return this.at + slot * SLOT_SIZE;
  }

  /** Whether a slot has the word, or none. */
  private isAt(slot: i32, word: i32): bool {
    const own: i32 = loadI32(this.at + slot * SLOT_SIZE);
    return own === 0 || own === word + 1;
  }
}

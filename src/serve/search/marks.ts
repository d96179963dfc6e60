/**
 * The words of the vocabulary that a query looks for, each with the groups of the query that it belongs to: a hash
 * table with open addressing. A text is numbers of such words, so what an excerpt shows is found by looking numbers up.
 */
import { loadI32, loadU8, storeI32 } from '../../site/memory.ts';
import { ENDS_SIZE, LAST, NumberEnds } from './number-ends.ts';

/** Slots, a power of two; at most three quarters of them are used. */
const SLOTS: i32 = 512;
const MOST: i32 = 384;
const SLOT_SIZE: i32 = 8;
/** Behind the slots: how the numbers of the words in the table end in a text. */
const ENDS: i32 = SLOTS * SLOT_SIZE;
/** Bytes of memory that it needs. */
export const MARKS_SIZE: i32 = ENDS + ENDS_SIZE;

export class Marks {
  private at: i32;
  private count: i32 = 0;
  private ends: NumberEnds;

  /** An empty table in the MARKS_SIZE bytes at `at`. */
  constructor(at: i32) {
    this.at = at;
    for (let i: i32 = 0; i < ENDS; i += 4) storeI32(at + i, 0);
    this.ends = new NumberEnds(at + ENDS);
  }

  /** Adds a word to the groups whose bits are set. Where the table is full the word stays unmarked. */
  add(word: i32, groups: i32): void {
    const slot: i32 = this.slotOf(word);
    if (loadI32(slot) === 0) {
      if (this.count === MOST) return;
      this.count++;
      storeI32(slot, word + 1);
      this.ends.add(word);
    }
    storeI32(slot + 4, loadI32(slot + 4) | groups);
  }

  /** The groups of a word, as bits. */
  groupsOf(word: i32): i32 {
    return loadI32(this.slotOf(word) + 4);
  }

  /**
   * The address at which the next number begins whose word may be in the table, of the numbers from `at` to `end`;
   * else `end`. By the end of its number alone most are passed over.
   */
  next(at: i32, end: i32): i32 {
    let last: i32 = this.ends.next(at, end);
    if (last === end) return end;
    while (last > at && loadU8(last - 1) < LAST) last--;
    return last;
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

/**
 * The words of the vocabulary that a query looks for, each with the groups of the query that it belongs to: a hash
 * table with open addressing. A text is numbers of such words, so what an excerpt shows is found by looking numbers up;
 * most words of a text are passed over by their bytes alone.
 */
import { peekI32, storeI32 } from '../../site/memory.ts';
import type { WordCodes } from './word-codes.ts';

/** Slots, a power of two; at most three quarters of them are used. */
const SLOTS: i32 = 512;
const MOST: i32 = 384;
const SLOT_SIZE: i32 = 8;
/** Behind the slots: the groups of all words that have a byte. */
const BYTES: i32 = SLOTS * SLOT_SIZE;
/** Bytes of memory that it needs. */
export const MARKS_SIZE: i32 = BYTES + 256 * 4;

export class Marks {
  private at: i32;
  private count: i32 = 0;
  private codes: WordCodes;

  /** An empty table in the MARKS_SIZE bytes at `at`. */
  constructor(codes: WordCodes, at: i32) {
    this.codes = codes;
    this.at = at;
    for (let i: i32 = 0; i < MARKS_SIZE; i += 4) storeI32(at + i, 0);
  }

  /** Adds a word to the groups whose bits are set. Where the table is full the word stays unmarked. */
  add(word: i32, groups: i32): void {
    const slot: i32 = this.slotOf(word);
    if (peekI32(slot) === 0) {
      if (this.count === MOST) return;
      this.count++;
      storeI32(slot, word + 1);
    }
    storeI32(slot + 4, peekI32(slot + 4) | groups);
    const byte: i32 = this.codes.byteOf(word);
    const place: i32 = this.at + BYTES + byte * 4;
    storeI32(place, peekI32(place) | groups);
  }

  /** The groups of a word, as bits. */
  groupsOf(word: i32): i32 {
    return peekI32(this.slotOf(word) + 4);
  }

  /** The groups of all words that have a byte. */
  groupsIn(byte: i32): i32 {
    return peekI32(this.at + BYTES + byte * 4);
  }

  /** The slot that has the word, or where it would stand: its groups are 0 then. */
  private slotOf(word: i32): i32 {
    let slot: i32 = (word ^ (word >> 9)) & (SLOTS - 1);
    while (!this.isAt(slot, word)) slot = (slot + 1) & (SLOTS - 1);
    return this.at + slot * SLOT_SIZE;
  }

  /** Whether a slot has the word, or none. */
  private isAt(slot: i32, word: i32): bool {
    const own: i32 = peekI32(this.at + slot * SLOT_SIZE);
    return own === 0 || own === word + 1;
  }
}

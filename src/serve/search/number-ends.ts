/**
 * The numbers of words by their last two bytes in a text, so that a text is searched for many of them at once: where a
 * byte may end one of them is found sixteen places at a time, by tables for the halves of a byte in which each number has
 * one of eight bits (the Teddy algorithm: Wang et al., "Hyperscan: A Fast Multi-pattern Regex Matcher for Modern CPUs",
 * NSDI 2019, §4.2), and looked up in a table of all bytes then.
 */
import { loadI32, loadU8, scanEnds, storeI32, storeU8 } from '../../site/memory.ts';

/** The last byte of a number in a text has this bit, and its lowest seven bits. */
export const LAST: i32 = 0x80;
/** The tables that scanEnds describes, and the bytes of memory that all need. */
const HIGH: i32 = 16;
const ALL: i32 = 32;
export const ENDS_SIZE: i32 = 32 + 512;

export class NumberEnds {
  private at: i32;

  /** None, in the ENDS_SIZE bytes at `at`. */
  constructor(at: i32) {
    this.at = at;
    this.clear();
  }

  clear(): void {
    for (let i: i32 = 0; i < ENDS_SIZE; i += 4) storeI32(this.at + i, 0);
  }

  /** Adds the number of a word. */
  add(word: i32): void {
    const last: i32 = word & (LAST - 1);
    const before: i32 = (word >> 7) - 1;
    // Before a number of one byte stands the end of another one, or what stands before the text.
    const bits: i32 = word < LAST ? 0xff : 1 << (before & 7);
    const low: i32 = this.at + (last & 15);
    const high: i32 = this.at + HIGH + ((LAST | last) >> 4);
    const all: i32 = this.at + ALL + last * 4;
    storeU8(low, loadU8(low) | bits);
    storeU8(high, loadU8(high) | bits);
    storeI32(all, word < LAST ? -1 : loadI32(all) | (1 << (before & 31)));
  }

  /** The address of the first byte from `at` to `end` that may end one of the numbers; else `end`. */
  next(at: i32, end: i32): i32 {
    return scanEnds(at, end, this.at);
  }
}

/** How words are written in the texts of an index (search-layout.ts), in memory: it is read for each word of a text. */
import { copyBytes, peekI32, peekU8 } from '../../site/memory.ts';
import type { SearchIndex } from '../../site/search-index.ts';
import {
  GROUP_BITS,
  GROUP_COUNT,
  GROUP_SIZE,
  GROUPS_AT_FIRSTS,
  GROUPS_AT_SEPARATORS,
  GROUPS_SIZE,
  WIDEST_GROUP,
} from '../../site/search-layout.ts';

/** Bytes of memory that it needs; the widths of the groups come first. */
export const CODES_SIZE: i32 = GROUPS_SIZE + 7;

export class WordCodes {
  /** The address of the widths of groups, a byte each. */
  widths: i32;
  /** The first byte of separators; those of words are below it. 256: there are none. */
  separators: i32 = 0;

  /** Those of an index, whose header is sound; `memory` is the address of CODES_SIZE bytes. */
  constructor(index: SearchIndex, memory: i32) {
    this.widths = memory;
    copyBytes(memory, index.groups, GROUPS_SIZE);
    for (let group: i32 = 0; group < GROUP_COUNT; group++)
      if (peekU8(memory + group) > WIDEST_GROUP) index.broken = true;
    this.separators = peekU8(memory + GROUPS_AT_SEPARATORS) << GROUP_BITS;
  }

  /** The first number of the words that have this byte. */
  firstOf(byte: i32, width: i32): i32 {
    const group: i32 = byte >> GROUP_BITS;
    return peekI32(this.widths + GROUPS_AT_FIRSTS + group * 4) + ((byte & (GROUP_SIZE - 1)) << width);
  }

  /** The byte of a word. */
  byteOf(word: i32): i32 {
    let group: i32 = GROUP_COUNT - 1;
    while (group > 0 && this.firstOf(group << GROUP_BITS, 0) > word) group--;
    const within: i32 = word - this.firstOf(group << GROUP_BITS, 0);
    return (group << GROUP_BITS) + ((within >> peekU8(this.widths + group)) & (GROUP_SIZE - 1));
  }
}

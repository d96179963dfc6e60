/**
 * A text of the index (search-layout.ts): the bytes of its words in memory, where they are searched and gone through; the
 * bits beside them are read where a word is needed.
 */
import { copyBytes, loadI32, peekU8, sumWidths } from '../../site/memory.ts';
import type { SearchIndex } from '../../site/search-index.ts';
import { GROUP_BITS } from '../../site/search-layout.ts';
import type { DocumentRecord } from './document-record.ts';
import type { WordCodes } from './word-codes.ts';

/** Bytes kept free before and after the words, since these are searched 64 at a time: what is found there is ignored. */
const AROUND: i32 = 72;

/** Bytes of memory that a reader needs beside one for each word. */
export const TEXT_READER_SIZE: i32 = AROUND * 2;

export class TextReader {
  /** The address of the first word's byte. */
  first: i32;
  /** The address behind the title, and behind the last word that is in memory. */
  titleEnd: i32;
  end: i32;
  /** The address of the next word's byte. */
  at: i32;
  /** Whether the word read last is what stands between two. */
  isSeparator: bool = false;
  private index: SearchIndex;
  private codes: WordCodes;
  private most: i32;
  /** The bits of all words, and the first of the next word's. */
  private bits: i32 = 0;
  private bit: i32 = 0;

  /** `memory` is the address of TEXT_READER_SIZE + most bytes. */
  constructor(index: SearchIndex, codes: WordCodes, most: i32, memory: i32) {
    this.index = index;
    this.codes = codes;
    this.most = most;
    this.first = memory + AROUND;
    this.titleEnd = this.first;
    this.end = this.first;
    this.at = this.first;
  }

  /** Opens title and text of a document, up to `most` words of them and what there is memory for. */
  open(record: DocumentRecord, most: i32): void {
    const count: i32 = record.titleCount + record.textCount;
    let copied: i32 = count < most ? count : most;
    if (copied > this.most) copied = this.most;
    copyBytes(this.first, record.text, copied);
    this.end = this.first + copied;
    this.titleEnd = record.titleCount < copied ? this.first + record.titleCount : this.end;
    this.at = this.first;
    this.bits = record.text + count;
    this.bit = 0;
  }

  /** Goes to the word whose byte stands at `at`. */
  seek(at: i32): void {
    if (at >= this.at) this.bit += sumWidths(this.at, at, this.codes.widths);
    else this.bit -= sumWidths(at, this.at, this.codes.widths);
    this.at = at;
  }

  /** The number of the next word; there must be one. */
  next(): i32 {
    const byte: i32 = peekU8(this.at);
    const width: i32 = peekU8(this.codes.widths + (byte >> GROUP_BITS));
    const first: i32 = this.codes.firstOf(byte, width);
    this.at++;
    this.isSeparator = byte >= this.codes.separators;
    if (width === 0) return first;
    const place: i32 = this.bits + (this.bit >> 3);
    if (!this.index.holds(place, 4)) {
      this.index.broken = true;
      return 0;
    }
    const rest: i32 = (loadI32(place) >>> (this.bit & 7)) & ((1 << width) - 1);
    this.bit += width;
    return first + rest;
  }
}

/** The postings of a class, one after another (build/pages/search/postings.ts has the code and where it is from). */
import { loadI32, loadU8, storeI32, trailingZeros } from '../../site/memory.ts';
import type { IndexReader, SearchIndex } from '../../site/search-index.ts';
import { IMPACT_BITS, IS_PRUNED } from '../../site/search-layout.ts';

/** A parameter for sites of any size: with an impact it is in four bytes, wherever they begin. */
const MOST_PARAMETER: i32 = 20;
/** Bits that are at hand after four bytes were read: seven of them may belong to the posting before. */
const AT_HAND: i32 = 25;
/** Past every document. */
export const NO_DOCUMENT: i32 = 2147483647;

export class Postings {
  /** The document at hand; NO_DOCUMENT: there is none any more. */
  document: i32 = -1;
  /** The impact of the class on it, from 1. */
  impact: i32 = 0;
  /** What an impact of 1 counts for. */
  weight: i32;
  /** The groups of the query that it belongs to: a bit each. */
  group: i32;
  /** The address of its class, where a document must have or must not have it; else 0. */
  whole: i32 = 0;
  /** The list of a query is a chain. */
  next: Postings | null = null;
  /** So are those that are not whole, of groups that a document must or must not have. */
  nextPartial: Postings | null = null;
  /** The address of the set of all documents, where the list does not have all of them; else 0. */
  all: i32 = 0;
  private index: SearchIndex;
  /** The place of the next posting: an address, and bits from there on. */
  private at: i32;
  private bit: i32 = 0;
  private left: i32;
  private parameter: i32;
  private first: i32;
  private count: i32;

  /** The postings of the class at the reader, which is left behind the numbers of its words. */
  constructor(index: SearchIndex, reader: IndexReader, group: i32) {
    this.index = index;
    this.group = group;
    this.weight = reader.byte();
    this.left = reader.varint();
    const parameter: i32 = reader.varint();
    this.parameter = parameter & (IS_PRUNED - 1);
    if (parameter > MOST_PARAMETER + IS_PRUNED || this.parameter > MOST_PARAMETER) index.broken = true;
    if (this.left > index.documentCount) index.broken = true;
    let words: i32 = reader.varint();
    if (words > index.wordCount) index.broken = true;
    while (words > 0 && !index.broken) {
      reader.varint();
      words--;
    }
    if (parameter >= IS_PRUNED) {
      this.all = reader.at;
      const size: i32 = (index.documentCount + 7) >> 3;
      if (!index.holds(reader.at, size)) index.broken = true;
      else reader.at += size;
    }
    this.at = reader.at;
    this.first = reader.at;
    this.count = this.left;
  }

  /** Goes back to before the first document. */
  rewind(): void {
    this.at = this.first;
    this.bit = 0;
    this.left = this.count;
    this.document = -1;
  }

  /** Goes to the next document. */
  advance(): void {
    if (this.left === 0 || this.index.broken) {
      this.document = NO_DOCUMENT;
      return;
    }
    this.left--;
    let quotient: i32 = 0;
    let bits: i32 = this.read();
    let ones: i32 = trailingZeros(~bits);
    while (ones >= AT_HAND && !this.index.broken) {
      quotient += AT_HAND;
      this.bit += AT_HAND;
      bits = this.read();
      ones = trailingZeros(~bits);
    }
    quotient += ones;
    this.bit += ones + 1;
    const width: i32 = this.parameter + IMPACT_BITS;
    bits = ones + width < AT_HAND ? bits >>> (ones + 1) : this.read();
    this.bit += width;
    bits = bits & ((1 << width) - 1);
    this.impact = (bits & ((1 << IMPACT_BITS) - 1)) + 1;
    // A distance past the last document breaks the index before it could overflow.
    if (quotient > this.index.documentCount >> this.parameter) this.index.broken = true;
    else this.document += (quotient << this.parameter) + (bits >> IMPACT_BITS) + 1;
    if (this.document >= this.index.documentCount) this.index.broken = true;
    if (this.index.broken) this.document = NO_DOCUMENT;
  }

  /**
   * Adds the list to the cells of a window, up to the document `end`: a score, and the groups of the query. The cell
   * of document 0 would stand at `cells`. Gives whether there was anything to add.
   */
  addTo(cells: i32, end: i32): bool {
    if (this.document >= end) return false;
    while (this.document < end) {
      const cell: i32 = cells + (this.document << 3);
      storeI32(cell, loadI32(cell) + this.weight * this.impact);
      storeI32(cell + 4, loadI32(cell + 4) | this.group);
      this.advance();
    }
    return true;
  }

  /** Adds the group alone to the cells of all documents from `first`, a multiple of 8, up to `end`. */
  addAllTo(cells: i32, first: i32, end: i32): void {
    const count: i32 = this.index.documentCount;
    for (let base: i32 = first; base < end && base < count; base += 8) {
      let byte: i32 = loadU8(this.all + (base >> 3));
      while (byte !== 0) {
        const document: i32 = base + trailingZeros(byte);
        byte = byte & (byte - 1);
        if (document >= count) break;
        const cell: i32 = cells + (document << 3) + 4;
        storeI32(cell, loadI32(cell) | this.group);
      }
    }
  }

  /** The bits from the place on; AT_HAND of them are there. */
  private read(): i32 {
    const at: i32 = this.at + (this.bit >> 3);
    if (at <= this.index.end - 4) return loadI32(at) >>> (this.bit & 7);
    this.index.broken = true;
    return 0;
  }
}

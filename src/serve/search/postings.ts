/** The postings of a class, one after another (build/pages/search/postings.ts has the code and where it is from). */
import type { IndexReader, SearchIndex } from '../../site/search-index.ts';
import { IMPACT_BITS } from '../../site/search-layout.ts';

/** A parameter for sites of any size: with an impact it is read at once. */
const MOST_PARAMETER: i32 = 20;
/** Past every document. */
export const NO_DOCUMENT: i32 = 2147483647;

export class Postings {
  /** The document at hand; NO_DOCUMENT: there is none any more. */
  document: i32 = -1;
  /** The impact of the class on it, from 1. */
  impact: i32 = 0;
  /** What an impact of 1 counts for. */
  weight: i32;
  /** The group of the query that it belongs to: a bit. */
  group: i32;
  /** The list of a query is a chain. */
  next: Postings | null = null;
  private index: SearchIndex;
  private at: i32;
  private left: i32;
  private parameter: i32;
  /** Bits that were loaded and not read yet: the lowest `held` of the buffer. */
  private buffer: i32 = 0;
  private held: i32 = 0;

  /** The postings of the class at the reader, which is left behind the numbers of its words. */
  constructor(index: SearchIndex, reader: IndexReader, group: i32) {
    this.index = index;
    this.group = group;
    this.weight = reader.byte();
    this.left = reader.varint();
    this.parameter = reader.varint();
    if (this.parameter > MOST_PARAMETER || this.left > index.documentCount) index.broken = true;
    let words: i32 = reader.varint();
    if (words > index.wordCount) index.broken = true;
    while (words > 0 && !index.broken) {
      reader.varint();
      words--;
    }
    this.at = reader.at;
  }

  /** Goes to the next document. */
  advance(): void {
    if (this.left === 0 || this.index.broken) {
      this.document = NO_DOCUMENT;
      return;
    }
    this.left--;
    let quotient: i32 = 0;
    while (this.read(1) !== 0 && !this.index.broken) quotient++;
    const bits: i32 = this.read(this.parameter + IMPACT_BITS);
    const rest: i32 = bits >> IMPACT_BITS;
    // A distance past the last document breaks the index before it could overflow.
    if (quotient > this.index.documentCount >> this.parameter) this.index.broken = true;
    else this.document += (quotient << this.parameter) + rest + 1;
    this.impact = (bits & ((1 << IMPACT_BITS) - 1)) + 1;
    if (this.document >= this.index.documentCount) this.index.broken = true;
    if (this.index.broken) this.document = NO_DOCUMENT;
  }

  /** The next `count` bits, at most 23, as a number. */
  private read(count: i32): i32 {
    while (this.held < count) {
      this.buffer = (this.buffer << 8) | this.index.byteAt(this.at);
      this.at++;
      this.held += 8;
    }
    this.held -= count;
    return (this.buffer >> this.held) & ((1 << count) - 1);
  }
}

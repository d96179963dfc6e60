/**
 * Whether the text of a document holds a phrase: its words one after another, with any spaces and punctuation between them. A text is
 * searched for that word of the phrase which fewest documents have, by the bytes in which its numbers end. Where it
 * stands, the numbers around it are gone through with a bit for each word of the phrase that is found so far (the
 * shift-and method: Baeza-Yates and Gonnet, "A new approach to text searching", CACM 1992).
 */
import { loadU8, scan, storeI32, storeU8 } from '../../site/memory.ts';
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';
import { SEPARATOR_MARK } from '../../site/search-layout.ts';
import { DocumentRecord } from './document-record.ts';
import { LAST } from './marks.ts';
import type { Phrase, Query } from './query.ts';

/** Bytes of texts that a query reads: of three hundred posts of 6 KB. What is left unread is not found. */
const MOST_BYTES: i32 = 1 << 19;
/** Bytes of memory that a reader needs: for each byte whether the number of a rare word ends in it. */
export const PHRASES_SIZE: i32 = 256;

export class PhraseReader {
  private index: SearchIndex;
  private query: Query;
  private record: DocumentRecord;
  private reader: IndexReader;
  private ends: i32;
  private left: i32 = MOST_BYTES;

  /** `memory` is the address of PHRASES_SIZE bytes. */
  constructor(index: SearchIndex, query: Query, memory: i32) {
    this.index = index;
    this.query = query;
    this.ends = memory;
    this.record = new DocumentRecord(index);
    this.reader = new IndexReader(index, index.at);
  }

  /** Prepares to look for a phrase. */
  open(phrase: Phrase): void {
    for (let i: i32 = 0; i < PHRASES_SIZE; i += 4) storeI32(this.ends + i, 0);
    if (phrase.rareClass === 0) return;
    const reader: IndexReader = this.reader;
    reader.at = phrase.rareClass + 1;
    reader.varint();
    reader.varint();
    let word: i32 = 0;
    for (let left: i32 = reader.varint(); left > 0 && !this.index.broken; left--) {
      word += reader.varint();
      storeU8(this.ends + LAST + (word & (LAST - 1)), 1);
    }
  }

  /** Whether a document is as the phrase that was opened wants it. */
  suits(phrase: Phrase, document: i32): bool {
    const record: DocumentRecord = this.record;
    record.read(document);
    const isThere: bool =
      this.holds(phrase, record.title, record.titleLength) ||
      this.holds(phrase, record.text, record.textLength);
    return isThere !== phrase.isExcluded && this.left >= 0 && !this.index.broken;
  }

  /** Whether a text of `length` bytes at `at`, which lie in the index, holds a phrase. */
  private holds(phrase: Phrase, at: i32, length: i32): bool {
    this.left -= length;
    if (this.left < 0) return false;
    const reader: IndexReader = this.reader;
    const all: i32 = (1 << phrase.length) - 1;
    const last: i32 = 1 << (phrase.length - 1);
    const rare: i32 = 1 << (phrase.first + phrase.rare);
    const end: i32 = at + length;
    let place: i32 = scan(at, end, this.ends);
    while (place < end && !this.index.broken) {
      reader.at = startOf(at, place, 0);
      if ((this.query.marks.groupsOf(reader.word()) & rare) === 0) {
        place = scan(place + 1, end, this.ends);
        continue;
      }
      reader.at = startOf(at, place, phrase.rare * 2);
      let found: i32 = 0;
      do {
        found = this.goOn(found, reader.word(), phrase.first, all);
        if ((found & last) !== 0) return true;
      } while ((found !== 0 || reader.at <= place) && reader.at < end && !this.index.broken);
      place = scan(reader.at, end, this.ends);
    }
    return false;
  }

  /** The words of the phrase that are found with this one: a bit for each that may be the last so far. */
  private goOn(found: i32, word: i32, first: i32, all: i32): i32 {
    const own: i32 = (this.query.marks.groupsOf(word) >> first) & all;
    if (own !== 0) return ((found << 1) | 1) & own;
    return found !== 0 && this.isSeparator(word) ? found : 0;
  }

  /** Whether a number of the vocabulary is of spaces or punctuation. */
  private isSeparator(word: i32): bool {
    return this.index.wordLength(word) > 0 && loadU8(this.index.wordAt(word)) === SEPARATOR_MARK;
  }
}

/**
 * Where a number begins that ends at `place`, or one `before` numbers earlier: between two words stands one separator
 * at most. Not before `at`.
 */
function startOf(at: i32, place: i32, before: i32): i32 {
  let start: i32 = place;
  for (let numbers: i32 = before; numbers >= 0; numbers--) {
    while (start > at && loadU8(start - 1) < LAST) start--;
    if (numbers > 0 && start > at) start--;
  }
  return start;
}

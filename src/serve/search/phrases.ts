/**
 * Whether the text of a document holds a phrase: its words one after another, with any spaces and punctuation between
 * them. A text is searched for that word of the phrase which fewest documents have, by the ends of its numbers. Where it
 * stands, the numbers around it are gone through with a bit for each word of the phrase that is found so far (the
 * shift-and method: Baeza-Yates and Gonnet, "A new approach to text searching", CACM 1992).
 */
import { loadU8 } from '../../site/memory.ts';
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';
import { DocumentRecord } from './document-record.ts';
import { ENDS_SIZE, LAST, NumberEnds } from './number-ends.ts';
import type { Phrase, Query } from './query.ts';

/** Bytes of texts that a query reads: of some 330 posts of 6 KB. What is left unread is not found. */
const MOST_BYTES: i32 = 1 << 19;
/** Bytes of memory that a reader needs: for the ends of a rare word's numbers. */
export const PHRASES_SIZE: i32 = ENDS_SIZE;

export class PhraseReader {
  private index: SearchIndex;
  private query: Query;
  private record: DocumentRecord;
  private reader: IndexReader;
  private ends: NumberEnds;
  private left: i32 = MOST_BYTES;
  /** Where the next number of a text begins. */
  private at: i32 = 0;

  /** `memory` is the address of PHRASES_SIZE bytes. */
  constructor(index: SearchIndex, query: Query, memory: i32) {
    this.index = index;
    this.query = query;
    this.ends = new NumberEnds(memory);
    this.record = new DocumentRecord(index);
    this.reader = new IndexReader(index, index.at);
  }

  /** Prepares to look for a phrase. */
  open(phrase: Phrase): void {
    this.ends.clear();
    if (phrase.rareClass === 0) return;
    const reader: IndexReader = this.reader;
    reader.at = phrase.rareClass + 1;
    reader.varint();
    reader.varint();
    let word: i32 = 0;
    for (let left: i32 = reader.varint(); left > 0 && !this.index.broken; left--) {
      word += reader.varint();
      this.ends.add(word);
    }
  }

  /** Whether texts were left unread. */
  isSpent(): bool {
    return this.left < 0;
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
    const end: i32 = at + length;
    let place: i32 = this.ends.next(at, end);
    while (place < end) {
      this.at = startOf(at, place, 0);
      const isRare: bool = (this.groupsOf(this.take(end), phrase) & (1 << phrase.rare)) !== 0;
      if (isRare && this.isAround(phrase, at, place, end)) return true;
      // Around a place all was looked at that may belong to it.
      place = this.ends.next(isRare && this.at > place ? this.at : place + 1, end);
    }
    return false;
  }

  /** Whether the phrase stands in a text, from `at` to `end`, where its rarest word ends at `place`. */
  private isAround(phrase: Phrase, at: i32, place: i32, end: i32): bool {
    const last: i32 = 1 << (phrase.length - 1);
    this.at = startOf(at, place, phrase.rare * 2);
    let found: i32 = 0;
    do {
      found = this.goOn(found, this.take(end), phrase);
      if ((found & last) !== 0) return true;
    } while ((found !== 0 || this.at <= place) && this.at < end);
    return false;
  }

  /** The words of the phrase that are found with this one: a bit for each that may be the last so far. */
  private goOn(found: i32, word: i32, phrase: Phrase): i32 {
    const own: i32 = this.groupsOf(word, phrase);
    if (own !== 0) return ((found << 1) | 1) & own;
    return found !== 0 && this.index.isSeparator(word) ? found : 0;
  }

  /** The words of the phrase that a number of the vocabulary may be: a bit for each. */
  private groupsOf(word: i32, phrase: Phrase): i32 {
    return (this.query.marks.groupsOf(word) >> phrase.first) & ((1 << phrase.length) - 1);
  }

  /** The next number of a text, before `end`; any number where the text is damaged. */
  private take(end: i32): i32 {
    let value: i32 = 0;
    while (this.at < end) {
      const byte: i32 = loadU8(this.at);
      this.at++;
      if (byte >= LAST) return value + byte - LAST;
      value = (value + byte + 1) << 7;
    }
    return value;
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

/**
 * Whether the text of a document holds a phrase: its words one after another, whatever stands between them. The
 * numbers of the text are gone through once, with a bit for each word of the phrase that is found so far (the shift-and
 * method: Baeza-Yates and Gonnet, "A new approach to text searching", CACM 1992).
 */
import { loadU8 } from '../../site/memory.ts';
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';
import { SEPARATOR_MARK } from '../../site/search-layout.ts';
import { DocumentRecord } from './document-record.ts';
import type { Phrase, Query } from './query.ts';

export class PhraseReader {
  private index: SearchIndex;
  private query: Query;
  private record: DocumentRecord;
  private reader: IndexReader;

  constructor(index: SearchIndex, query: Query) {
    this.index = index;
    this.query = query;
    this.record = new DocumentRecord(index);
    this.reader = new IndexReader(index, index.at);
  }

  /** Whether a document holds all phrases that the query requires, and none that it excludes. */
  holdsAll(document: i32): bool {
    const record: DocumentRecord = this.record;
    record.read(document);
    let phrase: Phrase | null = this.query.phrases;
    while (phrase !== null) {
      const isThere: bool =
        this.holds(phrase, record.title, record.titleLength) ||
        this.holds(phrase, record.text, record.textLength);
      if (isThere === phrase.isExcluded || this.index.broken) return false;
      phrase = phrase.next;
    }
    return true;
  }

  /** Whether a text of `length` bytes at `at` holds a phrase. */
  private holds(phrase: Phrase, at: i32, length: i32): bool {
    this.reader.at = at;
    const all: i32 = (1 << phrase.length) - 1;
    const last: i32 = 1 << (phrase.length - 1);
    let found: i32 = 0;
    while (this.reader.at < at + length && !this.index.broken) {
      const word: i32 = this.reader.word();
      const own: i32 = (this.query.marks.groupsOf(word) >> phrase.first) & all;
      if (own === 0) {
        if (found !== 0 && !isSeparator(this.index, word)) found = 0;
        continue;
      }
      found = ((found << 1) | 1) & own;
      if ((found & last) !== 0) return true;
    }
    return false;
  }
}

/** Whether a word of the vocabulary is what stands between two. */
function isSeparator(index: SearchIndex, word: i32): bool {
  return index.wordLength(word) > 0 && loadU8(index.wordAt(word)) === SEPARATOR_MARK;
}

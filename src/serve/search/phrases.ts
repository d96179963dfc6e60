/**
 * Whether the text of a document holds a phrase: its words one after another, whatever stands between them. The
 * numbers of the text are gone through once, with a bit for each word of the phrase that is found so far (the shift-and
 * method: Baeza-Yates and Gonnet, "A new approach to text searching", CACM 1992).
 */
import { loadU8 } from '../../site/memory.ts';
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';
import { SEPARATOR_MARK } from '../../site/search-layout.ts';
import { DocumentRecord } from './document-record.ts';
import type { Marks } from './marks.ts';
import type { Phrase, Query } from './query.ts';

/** Bytes of texts that a query reads: of six hundred posts of 6 KB. What is left unread is not found. */
const MOST_BYTES: i32 = 1 << 20;

export class PhraseReader {
  private index: SearchIndex;
  private query: Query;
  private marks: Marks;
  private record: DocumentRecord;
  private reader: IndexReader;
  private left: i32 = MOST_BYTES;

  constructor(index: SearchIndex, query: Query) {
    this.index = index;
    this.query = query;
    this.marks = query.marks;
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
      if (isThere === phrase.isExcluded || this.left < 0 || this.index.broken) return false;
      phrase = phrase.next;
    }
    return true;
  }

  /** Whether a text of `length` bytes at `at`, which lie in the index, holds a phrase. */
  private holds(phrase: Phrase, at: i32, length: i32): bool {
    this.left -= length;
    if (this.left < 0) return false;
    const all: i32 = (1 << phrase.length) - 1;
    const last: i32 = 1 << (phrase.length - 1);
    const end: i32 = at + length;
    const reader: IndexReader = this.reader;
    let found: i32 = 0;
    let next: i32 = this.marks.next(at, end);
    while (next < end && !this.index.broken) {
      reader.at = this.marks.start;
      do {
        found = this.goOn(found, reader.word(), phrase.first, all);
        if ((found & last) !== 0) return true;
      } while (found !== 0 && reader.at < end && !this.index.broken);
      next = this.marks.next(reader.at, end);
    }
    return false;
  }

  /** The words of the phrase that are found with this one: a bit for each that may be the last so far. */
  private goOn(found: i32, word: i32, first: i32, all: i32): i32 {
    const own: i32 = (this.marks.groupsOf(word) >> first) & all;
    if (own !== 0) return ((found << 1) | 1) & own;
    return found !== 0 && isSeparator(this.index, word) ? found : 0;
  }
}

/** Whether a word of the vocabulary is what stands between two. */
function isSeparator(index: SearchIndex, word: i32): bool {
  return index.wordLength(word) > 0 && loadU8(index.wordAt(word)) === SEPARATOR_MARK;
}

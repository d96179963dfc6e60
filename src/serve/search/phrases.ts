/**
 * Whether the text of a document holds a phrase: its words one after another, with any spaces and punctuation between
 * them. A text is searched for those two of its words that are least frequent, by their bytes, 64 places at a time. Both
 * are rarely found side by side where the phrase is not, so few other words are looked at.
 */
import { peekU8, scanPairs } from '../../site/memory.ts';
import type { SearchIndex } from '../../site/search-index.ts';
import { LONGEST_TEXT } from '../../site/search-layout.ts';
import { addToSet, BYTE_SET_SIZE, clearSet } from './byte-set.ts';
import { DocumentRecord } from './document-record.ts';
import type { Marks } from './marks.ts';
import { MOST_GROUPS, type Phrase, type Query } from './query.ts';
import { TEXT_READER_SIZE, TextReader } from './text-reader.ts';

/** What a query reads of texts, in words: of some 10,000 posts of 6 KB. What is left unread is not found. */
const MOST_WORDS: i32 = 22000000;
/** What it takes to come to a text, and to look at a place of it, in words. */
const TEXT_COST: i32 = 1000;
const PLACE_COST: i32 = 400;
/** The sets of a phrase, and of all: a phrase has two words at least. */
const SETS_SIZE: i32 = BYTE_SET_SIZE * 2;
const ALL_SETS_SIZE: i32 = SETS_SIZE * (MOST_GROUPS >> 1);
/** Bytes of memory that a reader needs. */
export const PHRASES_SIZE: i32 = ALL_SETS_SIZE + TEXT_READER_SIZE + LONGEST_TEXT;

export class PhraseReader {
  private index: SearchIndex;
  private marks: Marks;
  private separators: i32;
  private record: DocumentRecord;
  private text: TextReader;
  /** The document whose text is open; -1: none is. */
  private document: i32 = -1;
  private left: i32 = MOST_WORDS;

  /** `memory` is the address of PHRASES_SIZE bytes. */
  constructor(index: SearchIndex, query: Query, memory: i32) {
    this.index = index;
    this.marks = query.marks;
    this.separators = query.codes.separators;
    this.record = new DocumentRecord(index);
    this.text = new TextReader(index, query.codes, LONGEST_TEXT, memory + ALL_SETS_SIZE);
    let sets: i32 = memory;
    let phrase: Phrase | null = query.phrases;
    while (phrase !== null) {
      phrase.sets = sets;
      phrase.pair = this.rarestPair(phrase);
      this.collect(sets, phrase.first + phrase.pair);
      this.collect(sets + BYTE_SET_SIZE, phrase.first + phrase.pair + 1);
      sets += SETS_SIZE;
      phrase = phrase.next;
    }
  }

  /** The place of the two words of a phrase that are least frequent: they have the highest bytes. */
  private rarestPair(phrase: Phrase): i32 {
    let best: i32 = 0;
    let highest: i32 = -1;
    let before: i32 = this.lowestByte(phrase.first);
    for (let word: i32 = 1; word < phrase.length; word++) {
      const own: i32 = this.lowestByte(phrase.first + word);
      if (before + own > highest) {
        highest = before + own;
        best = word - 1;
      }
      before = own;
    }
    return best;
  }

  /** The lowest byte that a word of a group has; 256: there is none. */
  private lowestByte(group: i32): i32 {
    let byte: i32 = 0;
    while (byte < 256 && ((this.marks.groupsIn(byte) >> group) & 1) === 0) byte++;
    return byte;
  }

  /** Makes a set of the bytes that words of a group have. */
  private collect(set: i32, group: i32): void {
    clearSet(set);
    for (let byte: i32 = 0; byte < this.separators && byte < 256; byte++)
      if (((this.marks.groupsIn(byte) >> group) & 1) !== 0) addToSet(set, byte);
  }

  /** Whether texts were left unread. */
  isSpent(): bool {
    return this.left < 0;
  }

  /** Whether a document is as a phrase wants it. */
  suits(phrase: Phrase, document: i32): bool {
    const record: DocumentRecord = this.record;
    if (this.document !== document) record.readText(document);
    this.left -= record.titleCount + record.textCount;
    if (this.document !== document) this.left -= TEXT_COST;
    if (this.left < 0) return false;
    if (this.document !== document) this.text.open(record, LONGEST_TEXT);
    this.document = document;
    return this.holds(phrase) !== phrase.isExcluded && this.left >= 0 && !this.index.broken;
  }

  /** Whether the text that is open holds a phrase. */
  private holds(phrase: Phrase): bool {
    const end: i32 = this.text.end;
    let at: i32 = this.next(phrase, this.text.first, end);
    while (at < end && this.left >= 0) {
      this.left -= PLACE_COST;
      if (this.isAround(phrase, at)) return true;
      at = this.next(phrase, at + 1, end);
    }
    return false;
  }

  private next(phrase: Phrase, at: i32, end: i32): i32 {
    return scanPairs(at, end, phrase.sets, phrase.sets + BYTE_SET_SIZE, this.separators);
  }

  /** Whether the phrase stands around the pair that begins at `at`, all of it in the title or in the text. */
  private isAround(phrase: Phrase, at: i32): bool {
    const isTitle: bool = at < this.text.titleEnd;
    const start: i32 = isTitle ? this.text.first : this.text.titleEnd;
    const end: i32 = isTitle ? this.text.titleEnd : this.text.end;
    let from: i32 = at;
    for (let word: i32 = phrase.pair - 1; word >= 0; word--) {
      from--;
      if (from >= start && peekU8(from) >= this.separators) from--;
      if (from < start || !this.mayBe(from, phrase.first + word)) return false;
    }
    let to: i32 = at;
    for (let word: i32 = phrase.pair + 1; word < phrase.length; word++) {
      to++;
      if (to < end && peekU8(to) >= this.separators) to++;
      if (to >= end || !this.mayBe(to, phrase.first + word)) return false;
    }
    return this.isThere(phrase, from, to);
  }

  /** Whether the word at a place may be of a group, by its byte. */
  private mayBe(at: i32, group: i32): bool {
    return ((this.marks.groupsIn(peekU8(at)) >> group) & 1) !== 0;
  }

  /** Whether the words from one place to another are those of the phrase. */
  private isThere(phrase: Phrase, from: i32, to: i32): bool {
    const text: TextReader = this.text;
    text.seek(from);
    let group: i32 = phrase.first;
    while (text.at <= to) {
      const word: i32 = text.next();
      if (text.isSeparator) continue;
      if (((this.marks.groupsOf(word) >> group) & 1) === 0) return false;
      group++;
    }
    return group === phrase.first + phrase.length;
  }
}

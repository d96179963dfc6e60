/** Texts of the index as readers see them: numbers of words turned into words, those that a query looks for marked. */
import { peekI32, peekU8, storeI32 } from '../../site/memory.ts';
import type { SearchIndex } from '../../site/search-index.ts';
import { LONGEST_TITLE } from '../../site/search-layout.ts';
import type { DocumentRecord } from './document-record.ts';
import type { Marks } from './marks.ts';
import type { Output } from './output.ts';
import type { Query } from './query.ts';
import { TEXT_READER_SIZE, TextReader } from './text-reader.ts';

/** Words of an excerpt, at most, and those before the first that is looked for, with what stands between them. */
const EXCERPT_WORDS: i32 = 48;
const WORDS_BEFORE: i32 = 8;
/** How many words of a text lie between words that are looked for and are shown together. */
const REACH: i32 = 36;
/** Bytes of an excerpt, about, and of a title at most. */
const EXCERPT_BYTES: i32 = 240;
const TITLE_BYTES: i32 = 600;
/** Words of a text among which the best piece is looked for, and places that are compared. */
const MOST_WORDS: i32 = 8000;
const MOST_PLACES: i32 = 32;
const BLANK: i32 = 0x20;
/** U+2026. */
const ELLIPSIS: i32 = 0x26;
/** The places: the address of the word, its groups. */
const PLACES_SIZE: i32 = MOST_PLACES * 8;
/** Words that are in memory at once, and bytes of memory that all need. */
const MOST_READ: i32 = LONGEST_TITLE + MOST_WORDS;
export const TEXTS_SIZE: i32 = PLACES_SIZE + TEXT_READER_SIZE + MOST_READ;

export class TextWriter {
  private index: SearchIndex;
  private query: Query;
  private out: Output;
  private places: i32;
  /** Whether words that are looked for are marked. */
  private marks: bool;
  private text: TextReader;

  /** `memory` is the address of TEXTS_SIZE bytes. */
  constructor(index: SearchIndex, query: Query, out: Output, marks: bool, memory: i32) {
    this.index = index;
    this.query = query;
    this.out = out;
    this.marks = marks;
    this.places = memory;
    this.text = new TextReader(index, query.codes, MOST_READ, memory + PLACES_SIZE);
  }

  /** Writes the title of a document. */
  putTitle(record: DocumentRecord): void {
    const text: TextReader = this.text;
    text.open(record, record.titleCount);
    this.putWords(
      text.first,
      text.titleEnd,
      text.end < text.first + record.titleCount,
      TITLE_BYTES,
      TITLE_BYTES,
    );
  }

  /** Writes the piece of a document's text that has the most of the words that are looked for; else its beginning. */
  putExcerpt(record: DocumentRecord): void {
    const text: TextReader = this.text;
    text.open(record, record.titleCount + MOST_WORDS);
    const isCut: bool = text.end < text.first + record.titleCount + record.textCount;
    this.text.seek(this.bestPlace());
    if (text.at > text.titleEnd) {
      this.out.putSign(ELLIPSIS);
      this.out.putByte(BLANK);
    }
    this.putWords(text.titleEnd, text.end, isCut, EXCERPT_WORDS, EXCERPT_BYTES);
  }

  /** The address of the word with which the best piece begins. */
  private bestPlace(): i32 {
    const count: i32 = this.findPlaces();
    const start: i32 = this.text.titleEnd;
    let best: i32 = start;
    let most: i32 = 0;
    for (let i: i32 = 0; i < count; i++) {
      const place: i32 = peekI32(this.places + i * 8);
      let groups: i32 = 0;
      for (let k: i32 = i; k < count; k++) {
        if (peekI32(this.places + k * 8) >= place + REACH) break;
        groups = groups | peekI32(this.places + k * 8 + 4);
      }
      const found: i32 = bitCount(groups);
      if (found <= most) continue;
      most = found;
      best = place;
    }
    return best - start > WORDS_BEFORE ? best - WORDS_BEFORE : start;
  }

  /** Takes note of the first words that are looked for; gives their number. */
  private findPlaces(): i32 {
    const text: TextReader = this.text;
    const marks: Marks = this.query.marks;
    const shown: i32 = this.query.shown;
    let count: i32 = 0;
    for (let at: i32 = text.titleEnd; at < text.end && count < MOST_PLACES; at++) {
      if ((marks.groupsIn(peekU8(at)) & shown) === 0) continue;
      text.seek(at);
      const groups: i32 = marks.groupsOf(text.next()) & shown;
      if (groups === 0) continue;
      storeI32(this.places + count * 8, at);
      storeI32(this.places + count * 8 + 4, groups);
      count++;
    }
    return count;
  }

  /**
   * Writes the words of the text from where its reader stands, up to a number of them and about so many bytes; `start` and
   * `end` are those of the text, which goes on behind where it `isCut`.
   */
  private putWords(start: i32, end: i32, isCut: bool, most: i32, bytes: i32): void {
    const text: TextReader = this.text;
    const from: i32 = text.at;
    const mark: i32 = this.out.mark();
    let isAfterWord: bool = false;
    for (let i: i32 = 0; i < most && text.at < end && !this.index.broken && !this.out.isFull; i++) {
      if (this.out.mark() - mark > bytes) break;
      const word: i32 = text.next();
      const at: i32 = this.index.wordAt(word);
      const length: i32 = this.index.wordLength(word);
      if (text.isSeparator) {
        // What stands before the first word belongs to the one before that.
        if (i > 0 || from === start) this.out.putEscaped(at + 1, length - 1);
      } else {
        if (isAfterWord) this.out.putByte(BLANK);
        this.putWord(word, at, length);
      }
      isAfterWord = !text.isSeparator;
    }
    if (isCut || text.at < end) {
      this.out.putByte(BLANK);
      this.out.putSign(ELLIPSIS);
    }
  }

  private putWord(word: i32, text: i32, length: i32): void {
    const isMarked: bool = this.marks && (this.query.marks.groupsOf(word) & this.query.shown) !== 0;
    if (isMarked) this.out.put('<mark>');
    this.out.putEscaped(text, length);
    if (isMarked) this.out.put('</mark>');
  }
}

function bitCount(bits: i32): i32 {
  let count: i32 = 0;
  for (let rest: i32 = bits; rest !== 0; rest = rest & (rest - 1)) count++;
  return count;
}

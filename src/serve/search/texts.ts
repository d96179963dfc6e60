/** Texts of the index as readers see them: numbers of words turned into words, those that a query looks for marked. */
import { loadI32, loadU8, storeI32 } from '../../site/memory.ts';
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';
import type { Marks } from './marks.ts';
import { LAST } from './number-ends.ts';
import type { Output } from './output.ts';
import type { Query } from './query.ts';

/** Words of an excerpt, at most, and those before the first that is looked for, with what stands between them. */
const EXCERPT_WORDS: i32 = 48;
const WORDS_BEFORE: i32 = 8;
/** Bytes of a text within which words that are looked for are shown together: a word takes one or two. */
const REACH: i32 = 48;
/** Bytes of an excerpt, about, and of a title at most. */
const EXCERPT_BYTES: i32 = 240;
const TITLE_BYTES: i32 = 600;
/** Bytes of a text among which the best piece is looked for, and places that are compared. */
const MOST_BYTES: i32 = 8000;
const MOST_PLACES: i32 = 32;
const BLANK: i32 = 0x20;
/** U+2026. */
const ELLIPSIS: i32 = 0x26;
/** Bytes of memory that the places need: the address of the word, its groups. */
export const TEXTS_SIZE: i32 = MOST_PLACES * 8;

export class TextWriter {
  private index: SearchIndex;
  private query: Query;
  private out: Output;
  private places: i32;
  /** Whether words that are looked for are marked. */
  private marks: bool;
  private reader: IndexReader;

  /** `memory` is the address of TEXTS_SIZE bytes. */
  constructor(index: SearchIndex, query: Query, out: Output, marks: bool, memory: i32) {
    this.index = index;
    this.query = query;
    this.out = out;
    this.marks = marks;
    this.places = memory;
    this.reader = new IndexReader(index, index.at);
  }

  /** Writes the whole of a text of `length` bytes at `at`: a title. */
  putTitle(at: i32, length: i32): void {
    this.putWords(at, at, at + length, TITLE_BYTES, TITLE_BYTES);
  }

  /** Writes the piece of a text that has the most of the words that are looked for; else its beginning. */
  putExcerpt(at: i32, length: i32): void {
    const end: i32 = at + length;
    this.putWords(at, this.bestPlace(at, end), end, EXCERPT_WORDS, EXCERPT_BYTES);
  }

  /** The address of the word with which the best piece begins. */
  private bestPlace(at: i32, end: i32): i32 {
    const count: i32 = this.findPlaces(at, end);
    let best: i32 = at;
    let most: i32 = 0;
    for (let i: i32 = 0; i < count; i++) {
      const place: i32 = loadI32(this.places + i * 8);
      let groups: i32 = 0;
      for (let k: i32 = i; k < count; k++) {
        if (loadI32(this.places + k * 8) >= place + REACH) break;
        groups = groups | loadI32(this.places + k * 8 + 4);
      }
      const found: i32 = bitCount(groups);
      if (found <= most) continue;
      most = found;
      best = place;
    }
    for (let words: i32 = WORDS_BEFORE; words > 0 && best > at; words--) {
      best--;
      while (best > at && loadU8(best - 1) < LAST) best--;
    }
    return best;
  }

  /** Takes note of the first words that are looked for; gives their number. */
  private findPlaces(at: i32, end: i32): i32 {
    const reader: IndexReader = this.reader;
    const marks: Marks = this.query.marks;
    const stop: i32 = end - at > MOST_BYTES ? at + MOST_BYTES : end;
    let count: i32 = 0;
    let place: i32 = marks.next(at, stop);
    while (place < stop && count < MOST_PLACES && !this.index.broken) {
      reader.at = place;
      const groups: i32 = marks.groupsOf(reader.word()) & this.query.shown;
      if (groups !== 0) {
        storeI32(this.places + count * 8, place);
        storeI32(this.places + count * 8 + 4, groups);
        count++;
      }
      place = marks.next(reader.at, stop);
    }
    return count;
  }

  /** Writes the words of a text from `first` on, up to a number of them and about so many bytes. */
  private putWords(at: i32, first: i32, end: i32, most: i32, bytes: i32): void {
    const reader: IndexReader = this.reader;
    reader.at = first;
    if (first > at) {
      this.out.putSign(ELLIPSIS);
      this.out.putByte(BLANK);
    }
    const start: i32 = this.out.mark();
    let isAfterWord: bool = false;
    for (let i: i32 = 0; i < most && reader.at < end && !this.index.broken && !this.out.isFull; i++) {
      if (this.out.mark() - start > bytes) break;
      const word: i32 = reader.word();
      const text: i32 = this.index.wordAt(word);
      const length: i32 = this.index.wordLength(word);
      const isSeparator: bool = length > 0 && this.index.isSeparator(word);
      if (isSeparator) {
        // What stands before the first word belongs to the one before that.
        if (i > 0 || first === at) this.out.putEscaped(text + 1, length - 1);
      } else {
        if (isAfterWord) this.out.putByte(BLANK);
        this.putWord(word, text, length);
      }
      isAfterWord = !isSeparator;
    }
    if (reader.at < end) {
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

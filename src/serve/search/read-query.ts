/**
 * The words and signs of a query: "a phrase", -without, tag:norway, author:mara, a beginn*. A sign counts at the
 * start of a word only, so well-known is two words and C++ is one.
 */
import { isText } from '../../site/bytes.ts';
import { copyBytes, peekU8, storeU8 } from '../../site/memory.ts';
import type { SearchIndex } from '../../site/search-index.ts';
import { AUTHOR_MARK, MAX_WORD_LENGTH, TAG_MARK } from '../../site/search-layout.ts';
import type { Query } from './query.ts';
import { WordSplitter } from './words.ts';

const BLANK: i32 = 0x20;
const QUOTE: i32 = 0x22;
const HYPHEN: i32 = 0x2d;
const ASTERISK: i32 = 0x2a;
/** "tag:" and "author:". */
const TAG_LENGTH: i32 = 4;
const AUTHOR_LENGTH: i32 = 7;

const ROOM: i32 = MAX_WORD_LENGTH + 4;
/** Bytes of memory that the reader needs: for a word, for a pair of ideographs, for a tag. */
export const READER_SIZE: i32 = ROOM * 5;

/**
 * Adds what the bytes from `at` to `end`, valid UTF-8, say to a query: words that say nothing by themselves only where no
 * other is in any document. `memory` is the address of READER_SIZE bytes.
 */
export function readQuery(index: SearchIndex, query: Query, at: i32, end: i32, memory: i32): void {
  new QueryReader(index, query, at, end, memory).read();
  if (!query.isVain()) return;
  query.takeStopWords();
  new QueryReader(index, query, at, end, memory).read();
}

class QueryReader {
  private index: SearchIndex;
  private query: Query;
  private at: i32;
  private end: i32;
  private word: i32;
  private pair: i32;
  private label: i32;

  /** Reads the bytes from `at` to `end`, valid UTF-8; `memory` is the address of READER_SIZE bytes. */
  constructor(index: SearchIndex, query: Query, at: i32, end: i32, memory: i32) {
    this.index = index;
    this.query = query;
    this.at = at;
    this.end = end;
    this.word = memory;
    this.pair = memory + ROOM;
    this.label = memory + ROOM * 3;
  }

  /** Adds all that the text says to the query. */
  read(): void {
    while (this.at < this.end) {
      if (peekU8(this.at) === BLANK) this.at++;
      else this.readPart();
    }
  }

  private readPart(): void {
    const isExcluded: bool =
      peekU8(this.at) === HYPHEN && this.at + 1 < this.end && peekU8(this.at + 1) !== BLANK;
    if (isExcluded) this.at++;
    const mark: i32 = this.readMark();
    const isQuoted: bool = this.at < this.end && peekU8(this.at) === QUOTE;
    if (isQuoted) this.at++;
    const start: i32 = this.at;
    const stop: i32 = isQuoted ? QUOTE : BLANK;
    while (this.at < this.end && peekU8(this.at) !== stop) this.at++;
    const after: i32 = this.at;
    if (isQuoted && this.at < this.end) this.at++;
    if (mark !== 0) this.addLabel(mark, start, after, isExcluded);
    else if (isQuoted || isExcluded) this.addPhrase(start, after, isExcluded);
    else this.addWords(start, after);
  }

  /** Goes past "tag:" or "author:" with something behind it; gives its mark, or 0. */
  private readMark(): i32 {
    const rest: i32 = this.end - this.at;
    let length: i32 = 0;
    if (rest > TAG_LENGTH && isText(this.at, TAG_LENGTH, 'tag:')) length = TAG_LENGTH;
    else if (rest > AUTHOR_LENGTH && isText(this.at, AUTHOR_LENGTH, 'author:')) length = AUTHOR_LENGTH;
    if (length === 0 || peekU8(this.at + length) === BLANK) return 0;
    this.at += length;
    return length === TAG_LENGTH ? TAG_MARK : AUTHOR_MARK;
  }

  /** Optional words. The last of the query may be a beginning, and each that a star follows. */
  private addWords(start: i32, end: i32): void {
    const isLast: bool = this.at >= this.end;
    const splitter: WordSplitter = new WordSplitter(this.index, start, end, this.word);
    let pairLength: i32 = 0;
    let isPaired: bool = false;
    while (splitter.advance()) {
      if (pairLength > 0 && !splitter.touches && !isPaired) this.query.addWord(this.pair, pairLength, true);
      if (!splitter.isIdeograph) {
        pairLength = 0;
        const hasStar: bool = splitter.at < end && peekU8(splitter.at) === ASTERISK;
        this.query.addWord(this.word, splitter.length, hasStar || (isLast && splitter.at >= end));
        continue;
      }
      isPaired = pairLength > 0 && splitter.touches;
      if (isPaired) {
        copyBytes(this.pair + pairLength, this.word, splitter.length);
        this.query.addWord(this.pair, pairLength + splitter.length, false);
      }
      copyBytes(this.pair, this.word, splitter.length);
      pairLength = splitter.length;
    }
    if (pairLength > 0 && !isPaired) this.query.addWord(this.pair, pairLength, true);
  }

  private addPhrase(start: i32, end: i32, isExcluded: bool): void {
    const splitter: WordSplitter = new WordSplitter(this.index, start, end, this.word);
    let pairLength: i32 = 0;
    let isBegun: bool = false;
    while (splitter.advance()) {
      let length: i32 = splitter.length;
      let at: i32 = this.word;
      if (splitter.isIdeograph && pairLength > 0 && splitter.touches) {
        copyBytes(this.pair + pairLength, this.word, length);
        at = this.pair;
        length += pairLength;
      } else if (splitter.isIdeograph && splitter.isFollowedByIdeograph()) {
        at = 0;
      }
      if (at !== 0) {
        if (!isBegun) this.query.beginPhrase(isExcluded);
        isBegun = true;
        this.query.addToPhrase(at, length);
      }
      pairLength = splitter.isIdeograph ? splitter.length : 0;
      copyBytes(this.pair, this.word, pairLength);
    }
    if (isBegun) this.query.endPhrase();
  }

  /** A tag or author: its words with hyphens between them. */
  private addLabel(mark: i32, start: i32, end: i32, isExcluded: bool): void {
    const splitter: WordSplitter = new WordSplitter(this.index, start, end, this.word);
    storeU8(this.label, mark);
    let length: i32 = 1;
    while (splitter.advance() && length + splitter.length + 1 < MAX_WORD_LENGTH * 2) {
      if (length > 1) {
        storeU8(this.label + length, HYPHEN);
        length++;
      }
      copyBytes(this.label + length, this.word, splitter.length);
      length += splitter.length;
    }
    if (length > MAX_WORD_LENGTH) length = MAX_WORD_LENGTH;
    if (length > 1) this.query.addLabel(this.label, length, isExcluded);
  }
}

/**
 * The search index, read in place (search-layout.ts). Every read is held to its bounds: past them it gives 0 and the
 * index is `broken`, which the caller must check before anything of it is shown.
 */
import { loadI32, loadU8, loadU32 } from './memory.ts';
import {
  CLASS_SIZE,
  GROUPS_SIZE,
  INDEX_AT_CLASSES,
  INDEX_AT_CLASSES_LENGTH,
  INDEX_AT_DICTIONARY,
  INDEX_AT_DICTIONARY_LENGTH,
  INDEX_AT_DOCUMENT_COUNT,
  INDEX_AT_DOCUMENTS,
  INDEX_AT_GROUPS,
  INDEX_AT_LENGTH,
  INDEX_AT_LETTER_COUNT,
  INDEX_AT_LETTERS,
  INDEX_AT_MAGIC,
  INDEX_AT_MOMENT_COUNT,
  INDEX_AT_MOMENTS,
  INDEX_AT_SCOPES,
  INDEX_AT_TAG_TEXT_COUNT,
  INDEX_AT_TAG_TEXTS,
  INDEX_AT_TEXTS,
  INDEX_AT_TEXTS_LENGTH,
  INDEX_AT_VERSION,
  INDEX_AT_WINDOWS,
  INDEX_AT_WORD_COUNT,
  INDEX_AT_WORDS,
  INDEX_HEADER_SIZE,
  INDEX_MAGIC,
  INDEX_VERSION,
  LETTER_SIZE,
  WINDOW_SIZE,
} from './search-layout.ts';

/** No table has more entries, so that its size stays below 2^31. */
const MAX_COUNT: i32 = 1 << 24;

export class SearchIndex {
  /** The address of the index. */
  at: i32;
  /** The address after it. */
  end: i32;
  /** Whether something of it does not lie where it says. */
  broken: bool = false;
  documentCount: i32 = 0;
  letters: i32 = 0;
  letterCount: i32 = 0;
  dictionary: i32 = 0;
  dictionaryEnd: i32 = 0;
  wordCount: i32 = 0;
  momentCount: i32 = 0;
  /** How words are written in texts: GROUPS_SIZE bytes. */
  groups: i32 = 0;
  private documents: i32 = 0;
  private classes: i32 = 0;
  private classesEnd: i32 = 0;
  private words: i32 = 0;
  private tags: i32 = 0;
  private tagCount: i32 = 0;
  private texts: i32 = 0;
  private textsEnd: i32 = 0;
  private windows: i32 = 0;
  private moments: i32 = 0;
  private scopes: i32 = 0;

  /** The index of `length` bytes at `at`, which lie in the pack; it is `broken` where its header is. */
  constructor(at: i32, length: i32) {
    this.at = at;
    this.end = at + length;
    if (length < INDEX_HEADER_SIZE || this.header(INDEX_AT_MAGIC) !== INDEX_MAGIC) this.broken = true;
    else if (this.header(INDEX_AT_VERSION) !== INDEX_VERSION) this.broken = true;
    else if (this.header(INDEX_AT_LENGTH) !== length) this.broken = true;
    else this.open();
  }

  private open(): void {
    this.documentCount = this.header(INDEX_AT_DOCUMENT_COUNT);
    this.documents = this.table(INDEX_AT_DOCUMENTS, this.documentCount + 1, 4);
    this.letterCount = this.header(INDEX_AT_LETTER_COUNT);
    this.letters = this.table(INDEX_AT_LETTERS, this.letterCount, LETTER_SIZE);
    const dictionaryLength: i32 = this.header(INDEX_AT_DICTIONARY_LENGTH);
    this.dictionary = this.table(INDEX_AT_DICTIONARY, dictionaryLength, 1);
    this.dictionaryEnd = this.dictionary + dictionaryLength;
    const classesLength: i32 = this.header(INDEX_AT_CLASSES_LENGTH);
    this.classes = this.table(INDEX_AT_CLASSES, classesLength, 1);
    this.classesEnd = this.classes + classesLength;
    this.wordCount = this.header(INDEX_AT_WORD_COUNT);
    this.words = this.table(INDEX_AT_WORDS, this.wordCount + 1, 4);
    this.groups = this.table(INDEX_AT_GROUPS, GROUPS_SIZE, 1);
    this.tagCount = this.header(INDEX_AT_TAG_TEXT_COUNT);
    this.tags = this.table(INDEX_AT_TAG_TEXTS, this.tagCount + 1, 4);
    const textsLength: i32 = this.header(INDEX_AT_TEXTS_LENGTH);
    this.texts = this.table(INDEX_AT_TEXTS, textsLength, 1);
    this.textsEnd = this.texts + textsLength;
    this.momentCount = this.header(INDEX_AT_MOMENT_COUNT);
    this.moments = this.table(INDEX_AT_MOMENTS, this.momentCount, 4);
    if (this.header(INDEX_AT_WINDOWS) !== 0)
      this.windows = this.table(INDEX_AT_WINDOWS, this.documentCount, WINDOW_SIZE);
    if (this.header(INDEX_AT_SCOPES) !== 0) this.scopes = this.table(INDEX_AT_SCOPES, this.documentCount, 1);
  }

  private header(field: i32): i32 {
    return loadI32(this.at + field);
  }

  /** The address of a table of `count` records of `size` bytes, to which the header field leads. */
  private table(field: i32, count: i32, size: i32): i32 {
    const offset: i32 = this.header(field);
    const isSound: bool = count >= 0 && (size === 1 || count <= MAX_COUNT) && offset >= 0;
    if (isSound && this.holds(this.at + offset, count * size)) return this.at + offset;
    this.broken = true;
    return this.at;
  }

  /** Whether the `length` bytes at `at` lie in the index. */
  holds(at: i32, length: i32): bool {
    return at >= this.at && at <= this.end && length >= 0 && length <= this.end - at;
  }

  /** The byte at the address `at`. */
  byteAt(at: i32): i32 {
    if (at >= this.at && at < this.end) return loadU8(at);
    this.broken = true;
    return 0;
  }

  /** The address of a document's record; `document` is below documentCount. */
  recordOf(document: i32): i32 {
    return this.placeIn(this.documents, document);
  }

  /** The address of a word of the vocabulary. */
  wordAt(word: i32): i32 {
    return this.entryAt(this.words, this.wordCount, word);
  }

  /** The length in bytes of a word of the vocabulary. */
  wordLength(word: i32): i32 {
    return this.entryLength(this.words, this.wordCount, word);
  }

  /** The address of a tag. */
  tagAt(tag: i32): i32 {
    return this.entryAt(this.tags, this.tagCount, tag);
  }

  /** The length in bytes of a tag. */
  tagLength(tag: i32): i32 {
    return this.entryLength(this.tags, this.tagCount, tag);
  }

  private entryAt(table: i32, count: i32, index: i32): i32 {
    if (index >= 0 && index < count) return this.placeIn(table, index);
    this.broken = true;
    return this.at;
  }

  private entryLength(table: i32, count: i32, index: i32): i32 {
    if (index < 0 || index >= count) return 0;
    const length: i32 = this.placeIn(table, index + 1) - this.placeIn(table, index);
    if (length >= 0) return length;
    this.broken = true;
    return 0;
  }

  private placeIn(table: i32, index: i32): i32 {
    const offset: i32 = loadI32(table + index * 4);
    if (offset >= 0 && offset <= this.end - this.at) return this.at + offset;
    this.broken = true;
    return this.at;
  }

  /** The address of the class whose offset stands at `at`. */
  classAt(at: i32): i32 {
    let offset: i32 = 0;
    for (let i: i32 = CLASS_SIZE - 1; i >= 0; i--) offset = (offset << 8) | this.byteAt(at + i);
    if (offset < this.classesEnd - this.classes) return this.classes + offset;
    this.broken = true;
    return this.classes;
  }

  /** The address of the text at `offset`, of `length` bytes. */
  textAt(offset: i32, length: i32): i32 {
    const size: i32 = this.textsEnd - this.texts;
    if (offset >= 0 && length >= 0 && offset <= size && length <= size - offset) return this.texts + offset;
    this.broken = true;
    return this.texts;
  }

  /** Whether a document can be found by a reader of the category `scope` at `now`, seconds since 1970. */
  isShown(document: i32, scope: i32, now: f64): bool {
    if (this.scopes !== 0 && loadU8(this.scopes + document) !== scope) return false;
    if (this.windows === 0) return true;
    const window: i32 = this.windows + document * WINDOW_SIZE;
    return now >= loadU32(window) && now < loadU32(window + 4);
  }

  /** Whether any document is there for some readers or for some time only. */
  isPartial(): bool {
    return this.scopes !== 0 || this.windows !== 0;
  }

  /** The category of readers who are in none: the first, or 0 where there are none. */
  defaultScope(): i32 {
    return this.scopes === 0 ? 0 : 1;
  }

  /** The instant of one of the moments at which something appears or goes, seconds since 1970. */
  momentAt(index: i32): f64 {
    return loadU32(this.moments + index * 4);
  }
}

/** Reads what stands one after another in an index. */
export class IndexReader {
  index: SearchIndex;
  /** The address of what comes next. */
  at: i32;

  constructor(index: SearchIndex, at: i32) {
    this.index = index;
    this.at = at;
  }

  byte(): i32 {
    const value: i32 = this.index.byteAt(this.at);
    this.at++;
    return value;
  }

  /** A varint; one of more than 31 bits breaks the index. */
  varint(): i32 {
    let value: i32 = 0;
    for (let shift: i32 = 0; shift < 28; shift += 7) {
      const byte: i32 = this.byte();
      value = value | ((byte & 0x7f) << shift);
      if (byte < 0x80) return value;
    }
    const last: i32 = this.byte();
    if (last > 7) this.index.broken = true;
    return value | ((last & 7) << 28);
  }

  /** The length of what follows, which lies in the index; else 0, and the index is broken. */
  count(): i32 {
    const length: i32 = this.varint();
    if (this.index.holds(this.at, length)) return length;
    this.index.broken = true;
    return 0;
  }
}

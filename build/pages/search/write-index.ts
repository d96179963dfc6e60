/** The search index of a site (src/site/search-layout.ts), from plain data. The same documents give the same bytes. */
import { createHash } from 'node:crypto';
import {
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
  INDEX_AT_TAG,
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
  INDEX_TAIL,
  INDEX_VERSION,
  IS_PRUNED,
  MAX_WORD_LENGTH,
  TAG_LENGTH,
} from '../../../src/site/search-layout.ts';
import { ByteWriter } from './byte-writer.ts';
import { type DictionaryWord, encodeDictionary } from './dictionary.ts';
import { Letters } from './letters.ts';
import { type DistinctiveWord, nearestDocuments } from './neighbours.ts';
import {
  documentOf,
  documentSet,
  encodePostings,
  impactIn,
  prunePostings,
  RANKING,
  type RankingConstants,
  riceParameter,
  weightOf,
} from './postings.ts';
import type { SearchDocument } from './search-document.ts';
import { Vocabulary } from './vocabulary.ts';
import { type ClassedWords, classWords } from './word-classes.ts';

const NEVER = 0xffffffff;
/** A document is compared with others by this many of its words. */
const TELLING_WORDS = 16;

/** The bytes of each part of an index. */
export interface IndexParts {
  index: Uint8Array;
  sizes: {
    documents: number;
    letters: number;
    dictionary: number;
    postings: number;
    words: number;
    texts: number;
  };
}

/** The index of `documents`; those with equal scores are found in this order. */
export function makeSearchIndex(
  documents: readonly SearchDocument[],
  ranking: RankingConstants = RANKING,
): IndexParts {
  const vocabulary = new Vocabulary();
  const read = documents.map((document) => {
    return { document, title: vocabulary.read(document.title), text: vocabulary.read(document.text) };
  });
  const words = classWords(read, vocabulary, ranking);
  const letters = new Letters(
    words.classes.flatMap(({ forms }) => forms),
    vocabulary.words(),
  );
  const classes = encodeClasses(words, documents.length, vocabulary);
  const dictionary = encodeDictionary(dictionaryWords(words, letters, classes.offsets));
  const near = nearestDocuments(distinctiveWords(words, documents.length), (n) => documents[n]?.scope ?? 0);

  const tags = new Numbered();
  const textsWriter = new ByteWriter();
  const records = read.map(({ document, title, text }, number) => {
    const encoded = vocabulary.encode(title, text);
    const at = textsWriter.length;
    textsWriter.bytes(encoded.bytes);
    const own = document.tags.map((tag) => tags.indexOf(tag));
    return encodeRecord(document, { at, ...encoded }, near[number] ?? [], own);
  });
  const { bytes: table, count: letterCount } = letters.table();
  const vocabularyWords = vocabulary.words();
  const wordTable = offsetTable(vocabularyWords.map((word) => Buffer.from(word)));
  const documentTable = offsetTable(records);
  const tagTable = offsetTable(tags.texts.map((tag) => Buffer.from(tag)));
  const parts = new Layout();
  parts.add(INDEX_AT_LETTERS, table);
  parts.add(INDEX_AT_DICTIONARY, dictionary);
  parts.add(INDEX_AT_CLASSES, classes.bytes);
  parts.addTable(INDEX_AT_DOCUMENTS, documentTable);
  parts.addTable(INDEX_AT_WORDS, wordTable);
  parts.add(INDEX_AT_GROUPS, vocabulary.groupTable());
  parts.addTable(INDEX_AT_TAG_TEXTS, tagTable);
  parts.add(INDEX_AT_TEXTS, textsWriter.done());
  const moments = addWindows(parts, documents);
  if (documents.some(({ scope }) => scope !== 0))
    parts.add(
      INDEX_AT_SCOPES,
      Uint8Array.from(documents, ({ scope }) => scope),
    );
  const index = parts.done([
    [INDEX_AT_DOCUMENT_COUNT, documents.length],
    [INDEX_AT_LETTER_COUNT, letterCount],
    [INDEX_AT_DICTIONARY_LENGTH, dictionary.length],
    [INDEX_AT_CLASSES_LENGTH, classes.bytes.length],
    [INDEX_AT_WORD_COUNT, vocabularyWords.length],
    [INDEX_AT_TEXTS_LENGTH, textsWriter.length],
    [INDEX_AT_TAG_TEXT_COUNT, tags.texts.length],
    [INDEX_AT_MOMENT_COUNT, moments],
  ]);
  const sizes = {
    documents: sizeOf(documentTable) + sizeOf(tagTable),
    letters: table.length,
    dictionary: dictionary.length,
    postings: classes.bytes.length,
    words: sizeOf(wordTable),
    texts: textsWriter.length,
  };
  return { index, sizes };
}

/** The classes one after another, and the offset of each. */
function encodeClasses(
  { classes }: ClassedWords,
  count: number,
  vocabulary: Vocabulary,
): { bytes: Uint8Array; offsets: number[] } {
  const writer = new ByteWriter();
  const offsets = classes.map(({ forms, postings, surfaces }) => {
    const at = writer.length;
    const isLabel = (forms[0]?.charCodeAt(0) ?? 0) < 0x20;
    const kept = isLabel ? postings : prunePostings(postings, count);
    const parameter = riceParameter(kept.length, count);
    const numbers = Array.from(surfaces, (surface) => vocabulary.rankOf(surface));
    writer.byte(weightOf(postings.length, count));
    writer.varint(kept.length);
    writer.varint(parameter + (kept === postings ? 0 : IS_PRUNED));
    writer.varint(numbers.length);
    let before = 0;
    for (const number of numbers.sort((a, b) => a - b)) {
      writer.varint(number - before);
      before = number;
    }
    if (kept !== postings) writer.bytes(documentSet(postings, count));
    writer.bytes(encodePostings(kept, parameter));
    return at;
  });
  return { bytes: writer.done(), offsets };
}

/** The words of the dictionary. Long ones are cut; if two are equal then, the first is kept. */
function dictionaryWords(
  { classes, stopWords }: ClassedWords,
  letters: Letters,
  offsets: readonly number[],
): DictionaryWord[] {
  const words = new Map<string, DictionaryWord>();
  for (const [number, { forms }] of classes.entries()) {
    for (const form of forms) {
      const own = letters.encode(form).slice(0, MAX_WORD_LENGTH);
      const key = own.join(' ');
      const word = { letters: own, classAt: offsets[number] ?? 0, isStopWord: stopWords.has(form) };
      if (own.length > 0 && !words.has(key)) words.set(key, word);
    }
  }
  return [...words.values()];
}

/** The words by which each document is compared with the others. */
function distinctiveWords({ classes, stopWords }: ClassedWords, count: number): DistinctiveWord[][] {
  const words = Array.from({ length: count }, (): DistinctiveWord[] => []);
  for (const [word, { forms, postings }] of classes.entries()) {
    if (postings.length < 2 || postings.length > Math.max(4, count / 10)) continue;
    if (forms.some((form) => stopWords.has(form) || form.charCodeAt(0) < 0x20)) continue;
    const worth = weightOf(postings.length, count);
    for (const each of postings) words[documentOf(each)]?.push({ word, weight: worth * impactIn(each) });
  }
  return words.map((own) =>
    own.sort((a, b) => b.weight - a.weight || a.word - b.word).slice(0, TELLING_WORDS),
  );
}

function encodeRecord(
  { path, created }: SearchDocument,
  text: { at: number; titleCount: number; textCount: number },
  near: readonly number[],
  tags: readonly number[],
): Uint8Array {
  const writer = new ByteWriter();
  writer.varint(text.at);
  writer.varint(text.titleCount);
  writer.varint(text.textCount);
  writer.text(path);
  writer.text(created?.iso ?? '');
  writer.text(created?.text ?? '');
  for (const numbers of [near, tags]) {
    writer.varint(numbers.length);
    for (const number of numbers) writer.varint(number);
  }
  return writer.done();
}

/** Texts, each once, in the order in which they come. */
class Numbered {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a text. */
  indexOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** Adds the windows of the documents; returns the number of instants at which one begins or ends. */
function addWindows(parts: Layout, documents: readonly SearchDocument[]): number {
  const moments = new Set(
    documents.flatMap(({ from, until }) => [from, until]).filter((each) => each !== null),
  );
  if (moments.size === 0) return 0;
  const windows = new ByteWriter();
  for (const { from, until } of documents) {
    windows.u32(Math.max(0, from ?? 0));
    windows.u32(until ?? NEVER);
  }
  const ordered = new ByteWriter();
  for (const moment of [...moments].sort((a, b) => a - b)) ordered.u32(moment);
  parts.add(INDEX_AT_WINDOWS, windows.done());
  parts.add(INDEX_AT_MOMENTS, ordered.done());
  return moments.size;
}

/** Pieces of bytes, one after another, with their offsets and the offset of their end. */
interface OffsetTable {
  offsets: number[];
  bytes: Uint8Array;
}

function offsetTable(pieces: readonly Uint8Array[]): OffsetTable {
  const writer = new ByteWriter();
  const offsets = pieces.map((piece) => {
    const at = writer.length;
    writer.bytes(piece);
    return at;
  });
  return { offsets: [...offsets, writer.length], bytes: writer.done() };
}

function sizeOf({ offsets, bytes }: OffsetTable): number {
  return offsets.length * 4 + bytes.length;
}

/** The parts of an index side by side, and its header. */
class Layout {
  readonly #body = new ByteWriter();
  readonly #fields: [number, number][] = [
    [INDEX_AT_MAGIC, INDEX_MAGIC],
    [INDEX_AT_VERSION, INDEX_VERSION],
  ];

  /** Adds a part, and its offset to the header field at `field`. */
  add(field: number, bytes: Uint8Array): void {
    this.#fields.push([field, INDEX_HEADER_SIZE + this.#body.length]);
    this.#body.bytes(bytes);
  }

  /** Adds a table of offsets from the start of the index, then the bytes that they refer to. */
  addTable(field: number, { offsets, bytes }: OffsetTable): void {
    const first = INDEX_HEADER_SIZE + this.#body.length + offsets.length * 4;
    const table = new ByteWriter();
    for (const offset of offsets) table.u32(first + offset);
    this.add(field, table.done());
    this.#body.bytes(bytes);
  }

  done(fields: readonly (readonly [number, number])[]): Uint8Array {
    const body = this.#body.done();
    const index = new Uint8Array(INDEX_HEADER_SIZE + body.length + INDEX_TAIL);
    index.set(body, INDEX_HEADER_SIZE);
    const view = new DataView(index.buffer);
    for (const [offset, value] of [...this.#fields, ...fields]) view.setUint32(offset, value, true);
    view.setUint32(INDEX_AT_LENGTH, index.length, true);
    const tag = createHash('sha256').update(index).digest('base64url').slice(0, TAG_LENGTH);
    index.set(Buffer.from(tag), INDEX_AT_TAG);
    return index;
  }
}

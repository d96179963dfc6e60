/** The search index of a site (src/site/search-layout.ts), from plain data. The same documents give the same bytes. */
import {
  INDEX_AT_CLASSES,
  INDEX_AT_CLASSES_LENGTH,
  INDEX_AT_DICTIONARY,
  INDEX_AT_DICTIONARY_LENGTH,
  INDEX_AT_DOCUMENT_COUNT,
  INDEX_AT_DOCUMENTS,
  INDEX_AT_GROUPS,
  INDEX_AT_LETTER_COUNT,
  INDEX_AT_LETTERS,
  INDEX_AT_MOMENT_COUNT,
  INDEX_AT_MOMENTS,
  INDEX_AT_SCOPES,
  INDEX_AT_TAG_TEXT_COUNT,
  INDEX_AT_TAG_TEXTS,
  INDEX_AT_TEXTS,
  INDEX_AT_TEXTS_LENGTH,
  INDEX_AT_WINDOWS,
  INDEX_AT_WORD_COUNT,
  INDEX_AT_WORDS,
  IS_PRUNED,
  MAX_WORD_LENGTH,
} from '../../../src/site/search-layout.ts';
import { type ContentCache, NO_CACHE } from '../../remember/content-cache.ts';
import { NumberedTexts } from '../numbered-texts.ts';
import { ByteWriter } from './byte-writer.ts';
import { type DictionaryWord, encodeDictionary } from './dictionary.ts';
import { countOf } from './document-group.ts';
import { GroupReading } from './group-reading.ts';
import { IndexLayout, OffsetTable } from './index-layout.ts';
import { KeptGroups } from './kept-groups.ts';
import { Letters } from './letters.ts';
import { nearestDocuments } from './neighbours.ts';
import {
  documentSet,
  encodePostings,
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

/**
 * The index of `documents`; those with equal scores are found in this order. The words of those with a key are kept in
 * `cache`.
 */
export function makeSearchIndex(
  documents: readonly SearchDocument[],
  ranking: RankingConstants = RANKING,
  cache: ContentCache = NO_CACHE,
): IndexParts {
  const kept = new KeptGroups(ranking === RANKING ? cache : NO_CACHE);
  return writeIndex(new GroupReading(documents, kept, ranking), ranking);
}

/** The index of the documents of `reading`, of which some may be read already. */
export function writeIndex(reading: GroupReading, ranking: RankingConstants = RANKING): IndexParts {
  const { documents, words, forms } = reading;
  const groups = reading.groups();
  const vocabulary = new Vocabulary(
    words,
    groups.map(({ group }) => group),
  );
  const classed = classWords(documents, groups, { words, forms }, ranking);
  const letters = new Letters(
    classed.classes.flatMap(({ forms: own }) => own),
    vocabulary.words,
  );
  const classes = encodeClasses(classed, documents.length, vocabulary);
  const dictionary = encodeDictionary(dictionaryWords(classed, letters, classes.offsets));
  const near = nearestDocuments(classed, documents.length, (n) => documents[n]?.scope ?? 0);

  const tags = new NumberedTexts();
  const texts = new ByteWriter();
  const records = new OffsetTable();
  for (const { group, first } of groups) {
    const own = vocabulary.textsOf(group);
    for (let place = 0; place < countOf(group); place++) {
      const at = texts.length;
      const number = first + place;
      const document = documents[number];
      if (document === undefined) continue;
      const encoded = own.encode(place, texts);
      const tagNumbers = document.tags.map((tag) => tags.numberOf(tag));
      writeRecord(records.next(), document, { at, ...encoded }, near[number] ?? [], tagNumbers);
    }
  }
  const { bytes: table, count: letterCount } = letters.table();
  const wordTable = OffsetTable.of(vocabulary.words);
  const tagTable = OffsetTable.of(tags.texts);
  const parts = new IndexLayout();
  parts.add(INDEX_AT_LETTERS, table);
  parts.add(INDEX_AT_DICTIONARY, dictionary);
  parts.add(INDEX_AT_CLASSES, classes.bytes);
  parts.addTable(INDEX_AT_DOCUMENTS, records);
  parts.addTable(INDEX_AT_WORDS, wordTable);
  parts.add(INDEX_AT_GROUPS, vocabulary.groupTable());
  parts.addTable(INDEX_AT_TAG_TEXTS, tagTable);
  parts.add(INDEX_AT_TEXTS, texts.view());
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
    [INDEX_AT_WORD_COUNT, vocabulary.words.length],
    [INDEX_AT_TEXTS_LENGTH, texts.length],
    [INDEX_AT_TAG_TEXT_COUNT, tags.texts.length],
    [INDEX_AT_MOMENT_COUNT, moments],
  ]);
  const sizes = {
    documents: records.size + tagTable.size,
    letters: table.length,
    dictionary: dictionary.length,
    postings: classes.bytes.length,
    words: wordTable.size,
    texts: texts.length,
  };
  return { index, sizes };
}

/** The classes one after another, and the offset of each. */
function encodeClasses(
  { classes, postings: all, starts }: ClassedWords,
  count: number,
  vocabulary: Vocabulary,
): { bytes: Uint8Array; offsets: number[] } {
  const writer = new ByteWriter();
  const offsets = classes.map(({ forms, surfaces }, number) => {
    const at = writer.length;
    const postings = all.subarray(starts[number], starts[number + 1]);
    const isLabel = (forms[0]?.charCodeAt(0) ?? 0) < 0x20;
    const kept = isLabel ? postings : prunePostings(postings, count);
    const parameter = riceParameter(kept.length, count);
    const ranks = distinct(surfaces).map((surface) => vocabulary.rankOf(surface));
    writer.byte(weightOf(postings.length, count));
    writer.varint(kept.length);
    writer.varint(parameter + (kept === postings ? 0 : IS_PRUNED));
    writer.varint(ranks.length);
    let before = 0;
    for (const rank of ranks.sort((a, b) => a - b)) {
      writer.varint(rank - before);
      before = rank;
    }
    if (kept !== postings) writer.bytes(documentSet(postings, count));
    encodePostings(kept, parameter, writer);
    return at;
  });
  return { bytes: writer.done(), offsets };
}

function distinct(numbers: readonly number[]): readonly number[] {
  return numbers.length === 1 ? numbers : [...new Set(numbers)];
}

/** The words of the dictionary, long ones cut. */
function dictionaryWords(
  { classes, stopWords }: ClassedWords,
  letters: Letters,
  offsets: readonly number[],
): DictionaryWord[] {
  return classes.flatMap(({ forms }, number) =>
    forms.map((form) => ({
      letters: letters.textOf(form).slice(0, MAX_WORD_LENGTH),
      classAt: offsets[number] ?? 0,
      isStopWord: stopWords.has(form),
    })),
  );
}

function writeRecord(
  writer: ByteWriter,
  { path, created }: SearchDocument,
  text: { at: number; titleCount: number; textCount: number },
  near: readonly number[],
  tags: readonly number[],
): void {
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
}

/** Adds the windows of the documents; returns the number of instants at which one begins or ends. */
function addWindows(parts: IndexLayout, documents: readonly SearchDocument[]): number {
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

/**
 * The words of documents, read by an earlier build. Documents of one language are in groups, as posts are whose related
 * ones are looked for (related/counted-terms.ts): a build reads again those of groups in which one has changed.
 */
import { endianness } from 'node:os';
import { type ContentCache, cacheKey, NO_CACHE } from '../../remember/content-cache.ts';
import { groupsByName } from '../groups.ts';
import { RANKING, type RankingConstants } from './postings.ts';
import { DocumentReader, type DocumentWords } from './read-document.ts';
import type { SearchDocument } from './search-document.ts';
import { primaryOf, type WordForms, type WordStem } from './word-forms.ts';
import { decodeGroup, encodeGroup } from './word-record.ts';
import type { Words } from './words.ts';

/** Approximate number of documents in a group: of a large site more, since the words of each group are looked up. */
function groupSize(count: number): number {
  return count > 4096 ? 64 : 32;
}

/** The words of each of `documents`, in their order; those with a key are kept in `cache`. */
export function readDocuments(
  documents: readonly SearchDocument[],
  words: Words,
  forms: WordForms,
  { ranking, cache }: { ranking: RankingConstants; cache: ContentCache },
): DocumentWords[] {
  const reader = new DocumentReader(words, forms, ranking);
  const known =
    cache === NO_CACHE || ranking !== RANKING
      ? new Map<string, DocumentWords>()
      : new KeptWords(cache, words, forms).wordsOf(documents, (each) => reader.read(each));
  return documents.map((document) => known.get(document.key ?? '') ?? reader.read(document));
}

interface Group {
  language: string;
  documents: SearchDocument[];
  key: string;
}

class KeptWords {
  readonly #cache: ContentCache;
  readonly #words: Words;
  readonly #forms: WordForms;
  readonly #known = new Map<string, DocumentWords>();

  constructor(cache: ContentCache, words: Words, forms: WordForms) {
    this.#cache = cache;
    this.#words = words;
    this.#forms = forms;
  }

  /** The words of all documents that have a key, by their keys. */
  wordsOf(
    documents: readonly SearchDocument[],
    read: (document: SearchDocument) => DocumentWords,
  ): ReadonlyMap<string, DocumentWords> {
    // The stems of a group that is new are mostly known from the others.
    const missing = groupsOf(documents).filter((group) => !this.#recall(group));
    for (const { language, documents: own, key } of missing) {
      const made = own.map(read);
      this.#note(own, made);
      const stemOf = (word: number): WordStem => this.#forms.stemOf(word, language);
      this.#cache.put(key, encodeGroup(made, this.#words, stemOf));
    }
    return this.#known;
  }

  #recall({ language, documents, key }: Group): boolean {
    const stored = this.#cache.peek(key);
    if (stored === null) return false;
    this.#note(documents, decodeGroup(stored, this.#words, this.#forms.stemsOf(language)));
    return true;
  }

  #note(documents: readonly SearchDocument[], words: readonly DocumentWords[]): void {
    for (const [place, own] of words.entries()) this.#known.set(documents[place]?.key ?? '', own);
  }
}

/** The documents that have a key, each once: readers of several categories find the same ones. */
function groupsOf(documents: readonly SearchDocument[]): Group[] {
  const byLanguage = new Map<string, Map<string, SearchDocument>>();
  for (const document of documents) {
    if (document.key === undefined) continue;
    const language = primaryOf(document.language);
    const own = byLanguage.get(language) ?? new Map<string, SearchDocument>();
    own.set(document.key, document);
    byLanguage.set(language, own);
  }
  return [...byLanguage].flatMap(([language, own]) =>
    groupsByName([...own.values()], ({ path }) => path, groupSize(own.size))
      .filter((group) => group.length > 0)
      .map((group) => ({ language, documents: group, key: keyOf(language, group) })),
  );
}

function keyOf(language: string, documents: readonly SearchDocument[]): string {
  return cacheKey('search words', endianness(), language, ...documents.map(({ key = '' }) => key));
}

/** Groups words of one stem into a class, with the documents that contain it. */
import { foldWord } from './fold.ts';
import { authorForms, tagForm } from './label-form.ts';
import { impactOf, LEVELS, posting, type RankingConstants } from './postings.ts';
import type { SearchDocument } from './search-document.ts';
import { languageWords } from './stems.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WordReader } from './word-counts.ts';

interface WordClass {
  /** Folded words; those of tags and authors begin with their mark. */
  forms: string[];
  /** The vocabulary's numbers of its words. */
  surfaces: Set<number>;
  /** Packed (postings.ts), ascending by document. */
  postings: number[];
}

export interface ClassedWords {
  classes: WordClass[];
  stopWords: ReadonlySet<string>;
}

/** A document with its title and its text as numbers of the vocabulary. */
export interface ReadDocument {
  document: SearchDocument;
  title: Uint32Array;
  text: Uint32Array;
}

/** The classes of all words of `documents`, in the order in which they first occur. */
export function classWords(
  documents: readonly ReadDocument[],
  vocabulary: Vocabulary,
  ranking: RankingConstants,
): ClassedWords {
  const classes = new Classes(vocabulary);
  const reader = new WordReader(vocabulary, ranking);
  const read = documents.map(({ document, title, text }) => {
    const weights = new Map<WordClass, number>();
    let length = 0;
    reader.read(document, title, text, (form, weight, surfaces) => {
      const own = classes.of(form, surfaces, document.language);
      weights.set(own, (weights.get(own) ?? 0) + weight);
      length += weight;
    });
    return { document, length, found: [...weights.keys()], weights: Float32Array.from(weights.values()) };
  });
  const average = read.reduce((sum, { length }) => sum + length, 0) / Math.max(1, read.length);
  for (const [number, { document, length, found, weights }] of read.entries()) {
    for (const [index, own] of found.entries())
      own.postings.push(posting(number, impactOf(weights[index] ?? 0, length, average, ranking)));
    for (const label of labelsOf(document)) classes.ofLabel(label).postings.push(posting(number, LEVELS));
  }
  return { classes: classes.all(), stopWords: classes.stopWords };
}

class Classes {
  readonly stopWords = new Set<string>();
  readonly #vocabulary: Vocabulary;
  readonly #byKey = new Map<string, WordClass>();
  readonly #byForm = new Map<string, WordClass>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  all(): WordClass[] {
    return [...this.#byKey.values()];
  }

  /**
   * The class of a word of a text. The language of its first occurrence decides its stem, so each word is in one
   * class.
   */
  of(form: string, surfaces: readonly number[], language: string): WordClass {
    let own = this.#byForm.get(form);
    if (own === undefined) {
      const { stem, stopWords } = languageWords(language);
      const isPair = surfaces.length > 1;
      const word = isPair ? form : this.#vocabulary.wordOf(surfaces[0] ?? 0).toLowerCase();
      const isWord = !isPair && !/[.+#\d]/.test(form);
      if (stopWords.has(word)) this.stopWords.add(form);
      own = this.#ofKey(`${language.split('-', 1)[0]} ${isWord ? foldWord(stem(word)) : form}`);
      own.forms.push(form);
      this.#byForm.set(form, own);
    }
    for (const surface of surfaces) own.surfaces.add(surface);
    return own;
  }

  /** The class of a tag or author. */
  ofLabel(label: string): WordClass {
    const own = this.#ofKey(label);
    if (own.forms.length === 0) own.forms.push(label);
    return own;
  }

  #ofKey(key: string): WordClass {
    let own = this.#byKey.get(key);
    if (own === undefined) {
      own = { forms: [], surfaces: new Set(), postings: [] };
      this.#byKey.set(key, own);
    }
    return own;
  }
}

function labelsOf({ tags, author }: SearchDocument): Set<string> {
  const ofTags = tags.map(tagForm).filter((form) => form !== null);
  return new Set([...ofTags, ...(author === null ? [] : authorForms(author))]);
}

/** Groups words of one stem into a class, with the documents that contain it. */
import { FoundClasses } from './found-classes.ts';
import { authorForms, tagForm } from './label-form.ts';
import { impactOf, LEVELS, type RankingConstants, saturationOf } from './postings.ts';
import type { DocumentWords } from './read-document.ts';
import type { SearchDocument } from './search-document.ts';
import { languageWords } from './stems.ts';
import { primaryOf, type WordForms } from './word-forms.ts';
import { PAIR, type Words } from './words.ts';

interface WordClass {
  /** Folded words; those of tags and authors begin with their mark. */
  forms: string[];
  /** The vocabulary's numbers of its words; one may stand there twice. */
  surfaces: number[];
}

export interface ClassedWords {
  /** In the order in which they first occur, those of tags and authors last. */
  classes: readonly WordClass[];
  stopWords: ReadonlySet<string>;
  /** Packed (postings.ts). Those of class n are from `starts[n]` up to `starts[n + 1]`, ascending by document. */
  postings: Uint32Array;
  starts: Uint32Array;
}

/** The classes of all words of `documents`; `read` are their words. */
export function classWords(
  documents: readonly SearchDocument[],
  read: readonly DocumentWords[],
  { words, forms }: { words: Words; forms: WordForms },
  ranking: RankingConstants,
): ClassedWords {
  const average = read.reduce((sum, { length }) => sum + length, 0) / Math.max(1, read.length);
  const classes = new Classes(words, forms);
  const found = new FoundClasses(read.reduce((sum, own) => sum + own.found.length, 0));
  for (const [number, own] of read.entries()) {
    const { language } = documents[number] ?? NO_DOCUMENT;
    for (let at = 0; at < own.found.length; at++) {
      const weight = own.weights[at] ?? 0;
      const ofWord = classes.of(own.found[at] ?? 0, language);
      for (let form = 0; form < ofWord.length; form++) found.add(ofWord[form] ?? 0, weight);
    }
    const saturation = saturationOf(own.length, average, ranking);
    found.end((weight) => impactOf(weight, saturation));
  }
  for (const document of documents) {
    for (const label of labelsOf(document)) found.add(classes.ofLabel(label), 1);
    found.end(() => LEVELS);
  }
  return {
    classes: classes.all,
    stopWords: classes.stopWords,
    ...found.postings(classes.all.length, documents.length),
  };
}

const NO_DOCUMENT = { language: '' };

class Classes {
  readonly all: WordClass[] = [];
  readonly stopWords = new Set<string>();
  readonly #words: Words;
  readonly #forms: WordForms;
  readonly #byKey = new Map<string, number>();
  readonly #byForm = new Map<string, number>();
  /** By number of the word. */
  readonly #known: (readonly number[] | undefined)[] = [];

  constructor(words: Words, forms: WordForms) {
    this.#words = words;
    this.#forms = forms;
  }

  /** The classes of a word or a pair of a text in `language`, one for each of its forms. */
  of(word: number, language: string): readonly number[] {
    let own = this.#known[word];
    if (own === undefined) {
      const surfaces = this.#words.kindOf(word) === PAIR ? this.#words.partsOf(word) : [word];
      own = this.#forms.of(word).map((form) => {
        const each = this.#byForm.get(form) ?? this.#ofForm(form, word, language);
        this.all[each]?.surfaces.push(...surfaces);
        return each;
      });
      this.#known[word] = own;
    }
    return own;
  }

  /** The class of a tag or author. */
  ofLabel(label: string): number {
    const own = this.#ofKey(label);
    const { forms } = this.all[own] ?? NO_CLASS;
    if (forms.length === 0) forms.push(label);
    return own;
  }

  /** The language of the first occurrence of a form decides its stem, so each word is in one class. */
  #ofForm(form: string, word: number, language: string): number {
    const isPair = this.#words.kindOf(word) === PAIR;
    const { stem, isStopWord } = isPair
      ? { stem: form, isStopWord: languageWords(language).stopWords.has(form) }
      : this.#forms.stemOf(word, language);
    if (isStopWord) this.stopWords.add(form);
    const own = this.#ofKey(`${primaryOf(language)} ${isPair || /[.+#\d]/.test(form) ? form : stem}`);
    this.all[own]?.forms.push(form);
    this.#byForm.set(form, own);
    return own;
  }

  #ofKey(key: string): number {
    let own = this.#byKey.get(key);
    if (own === undefined) {
      own = this.all.push({ forms: [], surfaces: [] }) - 1;
      this.#byKey.set(key, own);
    }
    return own;
  }
}

const NO_CLASS: WordClass = { forms: [], surfaces: [] };

function labelsOf({ tags, author }: SearchDocument): Set<string> {
  const ofTags = tags.map(tagForm).filter((form) => form !== null);
  return new Set([...ofTags, ...(author === null ? [] : authorForms(author))]);
}

/** Groups words of one stem into a class, with the documents that contain it. */
import { type ClassFinds, postingsOf } from './class-postings.ts';
import type { DocumentGroup } from './document-group.ts';
import { findsOf, siteClasses } from './group-finds.ts';
import type { SiteGroup } from './group-reading.ts';
import { Labels } from './label-form.ts';
import type { RankingConstants } from './postings.ts';
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

/** The classes of all words of `documents`, which are in `groups`. Finds that were not known are kept. */
export function classWords(
  documents: readonly SearchDocument[],
  groups: readonly SiteGroup[],
  { words, forms }: { words: Words; forms: WordForms },
  ranking: RankingConstants,
): ClassedWords {
  const classes = new Classes(words, forms);
  let owners = new Uint32Array(1 << 12);
  const keeping: (() => void)[] = [];
  const found = groups.map(({ group, finds: known, first, keep }): ClassFinds => {
    const { numbers: ofForms, ends } = formsOf(group, classes);
    if (classes.all.length > owners.length) owners = new Uint32Array(classes.all.length * 2);
    const numbers = known === null ? null : siteClasses(known, ofForms, owners);
    if (known !== null && numbers !== null) return { group, finds: known, numbers, first };
    const made = findsOf(group, ofForms, ends);
    keeping.push(() => keep(made.finds));
    return { group, ...made, first };
  });
  // The stems of all words are known only now.
  for (const keep of keeping) keep();
  const ofDocuments = new Labels();
  const labels = documents.map((document) => ofDocuments.of(document).map((label) => classes.ofLabel(label)));
  return {
    classes: classes.all,
    stopWords: classes.stopWords,
    ...postingsOf(found, labels, classes.all.length, ranking),
  };
}

/** The classes of the forms of all words by which documents of a group are found, and where those of each end. */
function formsOf(
  { words, found, languageOf, languages }: DocumentGroup,
  classes: Classes,
): { numbers: Uint32Array; ends: Uint32Array } {
  const numbers = new Uint32Array(found.length * MOST_FORMS);
  const ends = new Uint32Array(found.length);
  let count = 0;
  for (let place = 0; place < found.length; place++) {
    const word = words[found[place] ?? 0] ?? 0;
    const only = classes.onlyOf(word);
    if (only >= 0) numbers[count++] = only;
    else {
      const own = classes.of(word, languages[languageOf[place] ?? 0] ?? '');
      for (let form = 0; form < own.length; form++) numbers[count++] = own[form] ?? 0;
    }
    ends[place] = count;
  }
  return { numbers: numbers.subarray(0, count), ends };
}

/** The most forms of a word (formsOf in split-words.ts). */
const MOST_FORMS = 2;

class Classes {
  readonly all: WordClass[] = [];
  readonly stopWords = new Set<string>();
  readonly #words: Words;
  readonly #forms: WordForms;
  readonly #byKey = new Map<string, number>();
  readonly #byForm = new Map<string, number>();
  /** By number of the word. */
  readonly #known: (readonly number[] | undefined)[] = [];
  /** For each word with one form, which most have, its class plus one; 0: it has more, or is not known yet. */
  readonly #only: Uint32Array;

  constructor(words: Words, forms: WordForms) {
    this.#words = words;
    this.#forms = forms;
    this.#only = new Uint32Array(words.texts.length);
  }

  /** The class of a word that has one and is known; else -1. */
  onlyOf(word: number): number {
    return (this.#only[word] ?? 0) - 1;
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
      if (own.length === 1) this.#only[word] = (own[0] ?? 0) + 1;
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

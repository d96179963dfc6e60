/** How words are found: in folded forms, and with the other words of their stem. */
import { foldWord } from './fold.ts';
import { formsOf } from './split-words.ts';
import { languageWords } from './stems.ts';
import { PAIR, type Words } from './words.ts';

export interface WordStem {
  /** Folded. */
  stem: string;
  isStopWord: boolean;
}

export class WordForms {
  readonly #words: Words;
  readonly #forms: (readonly string[] | undefined)[] = [];
  /** By primary language, then by number. */
  readonly #stems = new Map<string, (WordStem | undefined)[]>();

  constructor(words: Words) {
    this.#words = words;
  }

  /** The forms in which a word or a pair is found. */
  of(number: number): readonly string[] {
    let forms = this.#forms[number];
    if (forms === undefined) {
      forms = this.#words.kindOf(number) === PAIR ? [this.#pairForm(number)] : this.#wordForms(number);
      this.#forms[number] = forms;
    }
    return forms;
  }

  /** The stem of a word, and whether it is a stop word, in a language (BCP 47). */
  stemOf(number: number, language: string): WordStem {
    const stems = this.stemsOf(language);
    let own = stems[number];
    if (own === undefined) {
      own = this.#findStem(this.#words.texts[number]?.toLowerCase() ?? '', language);
      stems[number] = own;
    }
    return own;
  }

  /** The languages with stems, as their primary subtags. */
  languages(): string[] {
    return [...this.#stems.keys()];
  }

  /** The stems of a language that are known already, by number, to be added to. */
  stemsOf(language: string): (WordStem | undefined)[] {
    const primary = primaryOf(language);
    let stems = this.#stems.get(primary);
    if (stems === undefined) {
      stems = [];
      this.#stems.set(primary, stems);
    }
    return stems;
  }

  /** A word with a digit is of no language: so a new number does not load the packages for one. */
  #findStem(word: string, language: string): WordStem {
    if (/[0-9]/.test(word)) return { stem: foldWord(word), isStopWord: false };
    const { stem, stopWords } = languageWords(language);
    return { stem: foldWord(stem(word)), isStopWord: stopWords.has(word) };
  }

  #wordForms(number: number): string[] {
    return formsOf(foldWord(this.#words.texts[number] ?? ''));
  }

  #pairForm(pair: number): string {
    return this.#words
      .partsOf(pair)
      .map((part) => this.#wordForms(part)[0] ?? '')
      .join('');
  }
}

/** The first part of a language tag, which decides stems. */
export function primaryOf(language: string): string {
  return language.split('-', 1)[0] ?? '';
}

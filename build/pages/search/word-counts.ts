/** The words of a document with their weights, by where and how often each occurs. */
import { foldWord } from './fold.ts';
import type { RankingConstants } from './postings.ts';
import type { SearchDocument } from './search-document.ts';
import { formsOf, IDEOGRAPH, LETTER } from './split-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The weights of words by place. Headings are in the text as well. */
const WEIGHTS = { tags: 3, keywords: 2, description: 1, headings: 1, author: 1, text: 1 };

/**
 * Called with a word in the form in which it is found, folded or a pair of ideographs, and with the vocabulary's
 * number of the word, or two for a pair.
 */
export type OnForm = (form: string, weight: number, surfaces: readonly number[]) => void;

export class WordReader {
  readonly #vocabulary: Vocabulary;
  /** The forms of a word by its number. */
  readonly #forms: (string[] | undefined)[] = [];

  readonly #title: number;

  /** `title` is the weight of a word in a title. */
  constructor(vocabulary: Vocabulary, { title }: RankingConstants) {
    this.#vocabulary = vocabulary;
    this.#title = title;
  }

  /** Calls `onForm` for every word of a document; `title` and `text` are read already. */
  read(document: SearchDocument, title: Uint32Array, text: Uint32Array, onForm: OnForm): void {
    this.#each(title, this.#title, onForm);
    this.#each(text, WEIGHTS.text, onForm);
    const { tags, keywords, description, headings, author } = document;
    const add = (words: string, weight: number): void =>
      this.#each(this.#vocabulary.read(words), weight, onForm);
    for (const tag of tags) add(tag, WEIGHTS.tags);
    for (const keyword of keywords) if (!tags.includes(keyword)) add(keyword, WEIGHTS.keywords);
    add(description, WEIGHTS.description);
    for (const heading of headings) add(heading, WEIGHTS.headings);
    if (author !== null) add(author, WEIGHTS.author);
  }

  #each(numbers: Uint32Array, weight: number, onForm: OnForm): void {
    const vocabulary = this.#vocabulary;
    let previous = -1;
    let isRun = false;
    const endRun = (): void => {
      // The last of a run is found by the pair that it ends.
      if (previous >= 0 && !isRun) onForm(this.#folded(previous), weight, [previous]);
      previous = -1;
      isRun = false;
    };
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] ?? 0;
      const kind = vocabulary.kindOf(number);
      if (kind === IDEOGRAPH) {
        const touches = index > 0 && vocabulary.isTouch(numbers[index - 1] ?? 0);
        if (previous >= 0 && touches) {
          onForm(this.#folded(previous) + this.#folded(number), weight, [previous, number]);
          isRun = true;
        } else endRun();
        previous = number;
      } else if (kind === LETTER) {
        endRun();
        for (const form of this.#formsOf(number)) onForm(form, weight, [number]);
      }
    }
    endRun();
  }

  #folded(number: number): string {
    return this.#formsOf(number)[0] ?? '';
  }

  #formsOf(number: number): string[] {
    let forms = this.#forms[number];
    if (forms === undefined) {
      forms = formsOf(foldWord(this.#vocabulary.wordOf(number)));
      this.#forms[number] = forms;
    }
    return forms;
  }
}

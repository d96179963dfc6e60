/** The words of a document: of its texts in order, and those by which it is found, with their weights. */
import { grown } from './grown.ts';
import type { RankingConstants } from './postings.ts';
import type { SearchDocument } from './search-document.ts';
import { IDEOGRAPH, LETTER } from './split-words.ts';
import type { WordForms } from './word-forms.ts';
import type { Words } from './words.ts';

/** The weights of words by place. Headings are in the text as well. */
const WEIGHTS = { tags: 3, keywords: 2, description: 1, headings: 1, author: 1, text: 1 };

/** By the numbers of `Words`. */
export interface DocumentWords {
  title: Uint32Array;
  text: Uint32Array;
  /** The text that is found and not shown: tags, description, headings … */
  rest: Uint32Array;
  /** Words and pairs in the order in which they first occur, and the sum of the weights of each. */
  found: Uint32Array;
  weights: Uint32Array;
  /** The weights of all forms together. */
  length: number;
}

export class DocumentReader {
  readonly #words: Words;
  readonly #forms: WordForms;
  readonly #title: number;
  /** For each word its place among those found in the current document, plus one; 0: it is not among them. */
  #places = new Uint32Array(1 << 12);
  readonly #found: number[] = [];
  readonly #weights: number[] = [];

  /** `title` is the weight of a word in a title. */
  constructor(words: Words, forms: WordForms, { title }: RankingConstants) {
    this.#words = words;
    this.#forms = forms;
    this.#title = title;
  }

  read({
    title: heading,
    text: article,
    tags,
    keywords,
    description,
    headings,
    author,
  }: Pick<
    SearchDocument,
    'title' | 'text' | 'tags' | 'keywords' | 'description' | 'headings' | 'author'
  >): DocumentWords {
    const title = this.#words.read(heading);
    const text = this.#words.read(article);
    this.#find(title, this.#title);
    this.#find(text, WEIGHTS.text);
    const others: Uint32Array[] = [];
    const add = (words: string, weight: number): void => {
      const own = this.#words.read(words);
      others.push(own);
      this.#find(own, weight);
    };
    for (const tag of tags) add(tag, WEIGHTS.tags);
    for (const keyword of keywords) if (!tags.includes(keyword)) add(keyword, WEIGHTS.keywords);
    add(description, WEIGHTS.description);
    for (const each of headings) add(each, WEIGHTS.headings);
    if (author !== null) add(author, WEIGHTS.author);
    return { title, text, rest: joined(others), ...this.#taken() };
  }

  /** Adds the words of `numbers`, one after another in a text. */
  #find(numbers: Uint32Array, weight: number): void {
    const words = this.#words;
    let previous = -1;
    let isRun = false;
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at] ?? 0;
      const kind = words.kindOf(number);
      if (kind !== LETTER && kind !== IDEOGRAPH) continue;
      const touches = kind === IDEOGRAPH && previous >= 0 && at > 0 && words.isTouch(numbers[at - 1] ?? 0);
      if (touches) this.#add(words.pairOf(previous, number), weight);
      // The last of a run is found by the pair that it ends.
      else if (previous >= 0 && !isRun) this.#add(previous, weight);
      isRun = touches;
      previous = kind === IDEOGRAPH ? number : -1;
      if (kind === LETTER) this.#add(number, weight);
    }
    if (previous >= 0 && !isRun) this.#add(previous, weight);
  }

  #add(number: number, weight: number): void {
    if (number >= this.#places.length) this.#places = grown(this.#places, number + 1);
    const place = this.#places[number] ?? 0;
    if (place > 0) this.#weights[place - 1] = (this.#weights[place - 1] ?? 0) + weight;
    else {
      this.#weights.push(weight);
      this.#places[number] = this.#found.push(number);
    }
  }

  /** Ends the current document, and returns its words. */
  #taken(): Pick<DocumentWords, 'found' | 'weights' | 'length'> {
    const found = new Uint32Array(this.#found);
    const weights = new Uint32Array(this.#weights);
    let length = 0;
    for (let at = 0; at < found.length; at++) {
      const number = found[at] ?? 0;
      this.#places[number] = 0;
      length += (weights[at] ?? 0) * this.#forms.of(number).length;
    }
    this.#found.length = 0;
    this.#weights.length = 0;
    return { found, weights, length };
  }
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

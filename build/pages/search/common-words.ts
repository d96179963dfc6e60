/**
 * The words of a site as they were when most of its groups were made. Records of groups name them by their numbers, so
 * they are looked up once and not for each group. A word that came later stands in the records of its groups.
 */
import { type ContentCache, cacheKey } from '../../remember/content-cache.ts';
import type { WordForms } from './word-forms.ts';
import { decodeWords, encodeWords } from './word-list.ts';
import type { Words } from './words.ts';

/** A list of words that records refer to. */
export interface CommonList {
  key: string;
  /** The number in `Words` of each of its words. */
  numbers: Uint32Array;
  /** For each word of `Words` its place in the list plus one; 0, or nothing: it is not there. */
  places: Uint32Array;
}

export class CommonWords {
  readonly #cache: ContentCache;
  readonly #words: Words;
  readonly #forms: WordForms;
  readonly #known = new Map<string, CommonList | null>();

  constructor(cache: ContentCache, words: Words, forms: WordForms) {
    this.#cache = cache;
    this.#words = words;
    this.#forms = forms;
  }

  /** The list of `key`; null: it is kept no more. */
  recall(key: string): CommonList | null {
    let list = this.#known.get(key);
    if (list === undefined) {
      const stored = this.#cache.get(key);
      list = stored === null ? null : this.#listOf(key, this.#decode(stored));
      this.#known.set(key, list);
    }
    return list;
  }

  /** The first list that was found, or a new one of all words that are known now. */
  list(): CommonList {
    for (const list of this.#known.values()) if (list !== null) return list;
    return this.begin();
  }

  /** A new list of all words that are known now. */
  begin(): CommonList {
    const { length } = this.#words.texts;
    const numbers = Uint32Array.from({ length }, (_, number) => number);
    const languages = this.#forms.languages();
    const languageOf = Uint8Array.from(numbers, (number) =>
      Math.max(
        0,
        languages.findIndex((language) => this.#forms.stemsOf(language)[number] !== undefined),
      ),
    );
    const list = encodeWords(numbers, languageOf, languages, { words: this.#words, forms: this.#forms });
    const names = Buffer.from(JSON.stringify(languages));
    const record = [Uint32Array.of(length, names.length), names, list];
    const bytes = Buffer.concat(
      record.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
    );
    const key = cacheKey('common words of searches', bytes);
    this.#cache.put(key, bytes);
    const made = this.#listOf(key, numbers);
    this.#known.clear();
    this.#known.set(key, made);
    return made;
  }

  #decode(stored: Uint8Array): Uint32Array {
    const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
    const [count = 0, length = 0] = new Uint32Array(new Uint8Array(bytes.subarray(0, 8)).buffer);
    const languages = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as string[];
    const words = { words: this.#words, forms: this.#forms };
    return decodeWords(bytes.subarray(8 + length), count, languages, words);
  }

  #listOf(key: string, numbers: Uint32Array): CommonList {
    const places = new Uint32Array(this.#words.texts.length);
    for (let place = 0; place < numbers.length; place++) places[numbers[place] ?? 0] = place + 1;
    return { key, numbers, places };
  }
}

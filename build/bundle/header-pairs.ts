/**
 * The header fields of one manifest, each name and value as one array however many answers carry it: a large
 * site has a million of them and a few dozen different ones, and later readers can recognise them by the
 * array that they have been looked at.
 */
import type { HeaderPair } from './manifest.ts';

export class HeaderPairs {
  readonly #byName = new Map<string, Map<string, HeaderPair>>();

  /** The field of that name, in lower case, and value. */
  get(name: string, value: string): HeaderPair {
    const values = this.#valuesOf(name);
    let pair = values.get(value);
    if (pair === undefined) {
      pair = [name, value];
      values.set(value, pair);
    }
    return pair;
  }

  /** The field that says what `pair` says. */
  same(pair: HeaderPair): HeaderPair {
    const values = this.#valuesOf(pair[0]);
    const known = values.get(pair[1]);
    if (known === undefined) values.set(pair[1], pair);
    return known ?? pair;
  }

  #valuesOf(name: string): Map<string, HeaderPair> {
    let values = this.#byName.get(name);
    if (values === undefined) {
      values = new Map();
      this.#byName.set(name, values);
    }
    return values;
  }
}

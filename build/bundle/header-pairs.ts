/**
 * The header fields of one manifest. Equal fields are the identical array: a large site has a million of them and a
 * few dozen different ones, and LastFields recognises a field by its array.
 */
import { httpDate } from './http-date.ts';
import type { HeaderPair } from './manifest.ts';

export class HeaderPairs {
  readonly #byName = new Map<string, Map<string, HeaderPair>>();
  readonly #lastModified = new Map<number, HeaderPair>();

  /** The field with that name (lower case) and value. */
  get(name: string, value: string): HeaderPair {
    const values = this.#valuesOf(name);
    let pair = values.get(value);
    if (pair === undefined) {
      pair = [name, value];
      values.set(value, pair);
    }
    return pair;
  }

  /** Last-Modified with that instant, in seconds since 1970. */
  lastModified(seconds: number): HeaderPair {
    let pair = this.#lastModified.get(seconds);
    if (pair === undefined) {
      pair = this.get('last-modified', httpDate(seconds));
      this.#lastModified.set(seconds, pair);
    }
    return pair;
  }

  /** The field equal to `pair`. */
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

/**
 * The header fields of one manifest. Equal fields are the identical array: a large site has a million of them and a
 * few dozen different ones, and FieldMemo recognises a field by its array.
 */
import type { HeaderPair } from './manifest.ts';

export class HeaderPairs {
  readonly #byName = new Map<string, Map<string, HeaderPair>>();

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

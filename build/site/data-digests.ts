/** Digests of plain data for the keys of a cache; what is shared by many pages is digested once. */
import { cacheKey } from '../cache/content-cache.ts';
import type { Document } from '../content/model.ts';

export class DataDigests {
  readonly #data = new WeakMap<object, string>();

  /** Of plain data that never changes: that of an object is remembered by its identity. */
  of(data: unknown): string {
    if (typeof data !== 'object' || data === null) return JSON.stringify(data) ?? 'undefined';
    let digest = this.#data.get(data);
    if (digest === undefined) {
      digest = cacheKey('data', 1, JSON.stringify(data));
      this.#data.set(data, digest);
    }
    return digest;
  }
}

/** All that is known of a document but its texts. */
export function factsOf({ body: _body, source: _source, ...facts }: Document): string {
  return JSON.stringify(facts);
}

/** Digests of plain data for the keys of a cache; what is shared by many pages is digested once. */
import { cacheKey } from './content-cache.ts';

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

/** Digests of plain data for the keys of a cache; what is shared by many pages is digested once. */
import { cacheKey } from '../cache/content-cache.ts';
import type { Document } from '../content/model.ts';

export class DataDigests {
  readonly #data = new WeakMap<object, string>();
  readonly #documents = new WeakMap<Document, string>();

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

  /** Of a whole document: its file as the author wrote it, and all that was read out of that. */
  ofDocument(document: Document): string {
    let digest = this.#documents.get(document);
    if (digest === undefined) {
      const { body, source } = document;
      digest = cacheKey('data', 1, factsOf(document), String(body.length), source);
      this.#documents.set(document, digest);
    }
    return digest;
  }
}

/** All that is known of a document but its texts. */
export function factsOf({ body: _body, source: _source, ...facts }: Document): string {
  return JSON.stringify(facts);
}

/**
 * Compresses bodies: in the cache it looks first, the rest goes to threads that work while the main one renders.
 * Bodies are offered as soon as they are made; their coded forms are read when the manifest is.
 */

import { loadBytes, type StoredBytes } from '../bytes/stored-bytes.ts';
import { type ContentCache, cacheKey, NO_CACHE } from '../remember/content-cache.ts';
import { decodeForms } from './coded-forms.ts';
import { CodingThreads } from './coding-threads.ts';
import {
  type CodedBody,
  type CompressionLevels,
  identityOf,
  isWorthCoding,
  LIBRARY,
  worthServing,
} from './codings.ts';

type Forms = CodedBody[] | Promise<CodedBody[]>;

interface KnownBody {
  identity: CodedBody;
  /** Undefined: not requested yet. */
  coded: Forms | undefined;
}

export class BodyCoder {
  readonly #levels: CompressionLevels;
  readonly #cache: ContentCache;
  readonly #threads: CodingThreads;
  /** By body: most come again as the same object. */
  readonly #known = new Map<StoredBytes, KnownBody>();
  /** By content. */
  readonly #byContent = new Map<string, Forms>();

  /** `threads` of them at most compress, or one for each core. */
  constructor(levels: CompressionLevels, cache: ContentCache = NO_CACHE, threads?: number) {
    this.#levels = levels;
    this.#cache = cache;
    this.#threads = new CodingThreads(levels, threads);
  }

  /** All forms of `body` worth serving, identity first, the others smallest first. */
  forms(body: StoredBytes, type: string): Forms {
    const known = this.#known.get(body) ?? { identity: identityOf(body), coded: undefined };
    this.#known.set(body, known);
    if (!isWorthCoding(body, type)) return [known.identity];
    if (known.coded !== undefined) return known.coded;
    const forms = this.#find(known.identity);
    known.coded = forms;
    if (forms instanceof Promise) {
      forms.then(
        (made) => {
          known.coded = made;
        },
        () => {},
      );
    }
    return forms;
  }

  /** Ends the threads. Forms that are not made yet are given up. */
  close(): Promise<void> {
    return this.#threads.close();
  }

  #find(identity: CodedBody): Forms {
    const known = this.#byContent.get(identity.sha256);
    if (known !== undefined) return known;
    const key = cacheKey('coded', identity.sha256, JSON.stringify(this.#levels), LIBRARY);
    const cached = this.#cache.get(key);
    const decoded = cached === null ? null : decodeForms(cached, this.#cache.locate(key));
    const forms = decoded === null ? this.#make(identity, key) : worthServing(identity, decoded);
    this.#byContent.set(identity.sha256, forms);
    return forms;
  }

  async #make(identity: CodedBody, key: string): Promise<CodedBody[]> {
    const encoded = await this.#threads.code(loadBytes(identity.bytes));
    this.#cache.put(key, encoded);
    // The cache has them from here on, so they need not be kept in memory.
    return worthServing(identity, decodeForms(encoded, this.#cache.locate(key)) ?? []);
  }
}

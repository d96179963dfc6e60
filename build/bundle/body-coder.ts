/**
 * Gives each body its coded forms, from the cache or from threads that compress while the main one renders.
 * A body that is known early is offered early; what it was made into is asked for when the manifest is made.
 */

import { loadBytes, type StoredBytes } from '../bytes/stored-bytes.ts';
import { type ContentCache, cacheKey, NO_CACHE } from '../remember/content-cache.ts';
import { decodeForms, encodeForms } from './coded-forms.ts';
import { CodingThreads } from './coding-threads.ts';
import {
  type CodedBody,
  type CompressionLevels,
  codingsFor,
  identityOf,
  LIBRARIES,
  worthServing,
} from './codings.ts';
import type { Coding } from './manifest.ts';

/** Raised when the same body, levels and libraries would give other forms. */
const FORMAT = 2;
/** A body of so many bytes is worth a message for each of its codings, so that two threads share them. */
const LARGE = 1 << 20;

type Forms = CodedBody[] | Promise<CodedBody[]>;

export class BodyCoder {
  readonly #levels: CompressionLevels;
  readonly #cache: ContentCache;
  readonly #threads: CodingThreads;
  /** By body and codings: most bodies come again as the same object. */
  readonly #known = new Map<StoredBytes, { identity: CodedBody; forms: Map<string, Forms> }>();
  /** By content and codings. */
  readonly #byContent = new Map<string, Forms>();

  constructor(levels: CompressionLevels, cache: ContentCache = NO_CACHE) {
    this.#levels = levels;
    this.#cache = cache;
    this.#threads = new CodingThreads(levels);
  }

  /** All forms of `body` worth serving, identity first, the others smallest first. */
  forms(body: StoredBytes, type: string): Forms {
    let known = this.#known.get(body);
    if (known === undefined) {
      known = { identity: identityOf(body), forms: new Map() };
      this.#known.set(body, known);
    }
    const codings = codingsFor(body, type, this.#levels);
    const name = codings.join();
    let forms = known.forms.get(name);
    if (forms === undefined) {
      forms = codings.length === 0 ? [known.identity] : this.#find(known.identity, codings);
      known.forms.set(name, forms);
      if (forms instanceof Promise)
        forms.then(
          (made) => known.forms.set(name, made),
          () => {},
        );
    }
    return forms;
  }

  /** Ends the threads; forms that are not made yet never will be. */
  close(): Promise<void> {
    return this.#threads.close();
  }

  #find(identity: CodedBody, codings: Coding[]): Forms {
    const id = `${identity.sha256} ${codings.join()}`;
    const known = this.#byContent.get(id);
    if (known !== undefined) return known;
    const key = cacheKey('coded', FORMAT, id, JSON.stringify(this.#levels), LIBRARIES);
    const cached = this.#cache.get(key);
    const decoded = cached === null ? null : decodeForms(cached, this.#cache.locate(key));
    const forms = decoded === null ? this.#make(identity, codings, key) : worthServing(identity, decoded);
    this.#byContent.set(id, forms);
    return forms;
  }

  async #make(identity: CodedBody, codings: Coding[], key: string): Promise<CodedBody[]> {
    const jobs = identity.bytes.length < LARGE ? [codings] : codings.map((coding) => [coding]);
    const body = loadBytes(identity.bytes);
    const parts = await Promise.all(jobs.map((job) => this.#threads.code(body, job)));
    const [only] = parts;
    const encoded =
      parts.length === 1 && only !== undefined
        ? only
        : encodeForms(parts.flatMap((part) => decodeForms(part) ?? []));
    this.#cache.put(key, encoded);
    // Once the cache has them, memory need not.
    return worthServing(identity, decodeForms(encoded, this.#cache.locate(key)) ?? []);
  }
}

/**
 * What was made before and is wanted again: at the next instant, after the next save, in the next build. There is one
 * way to remember: a value holds while its inputs and all that it read of its surroundings are the same. It has two
 * levels, this process and the cache, and it knows nothing of what it remembers.
 */
import { type ContentCache, NO_CACHE } from './content-cache.ts';
import {
  areUnchanged,
  type Dependencies,
  DependencyRecorder,
  type Read,
  readNothing,
} from './dependencies.ts';
import { type FoundRecord, findRecord, recordKey } from './records.ts';
import { keepSame, sameData } from './same-data.ts';

/** A kind of values. */
export interface Kind<T> {
  /** 'article', 'list' … */
  name: string;
  /** How they are kept in the cache; a kind without is remembered in this process alone. */
  stored?: StoredForm<T>;
}

export interface StoredForm<T> {
  /** The bytes of a value as the record at `key`, in parts; they may be ready later, before `settle`. */
  encode: (value: T, key: string) => Bytes | Promise<Bytes>;
  /** The value again; null where this record alone does not give it. */
  decode: (record: FoundRecord) => T | null;
}

type Bytes = readonly Uint8Array[];

/** Which value it is, and what it is made of. */
export interface Subject {
  /** Among those of its kind. Of one name only the latest value is kept in this process, since time goes one way. */
  name: string;
  /** All that it is made of, but for what it reads, as plain data. What many share should be the identical object. */
  inputs: object;
  /** Its surroundings. */
  read?: Read;
}

interface Remembered {
  inputs: object;
  dependencies: Dependencies;
  value: unknown;
}

export class Memo {
  readonly #cache: ContentCache;
  readonly #forgotten: ReadonlySet<string>;
  /** By kind and name. */
  readonly #latest = new Map<string, Remembered>();
  readonly #same = new Map<string, unknown>();
  readonly #parts = new Map<unknown, unknown>();
  readonly #pending: Promise<void>[] = [];

  /** `cache` is what earlier processes left. Values of the kinds `forgotten` are not kept in this process. */
  constructor(cache: ContentCache = NO_CACHE, forgotten: Iterable<string> = []) {
    this.#cache = cache;
    this.#forgotten = new Set(forgotten);
  }

  /**
   * The value: the identical one of this process, or that of the cache, where inputs and dependencies are the same,
   * else what `make` gives, which reads its surroundings by the function that it is given.
   */
  remember<T extends NonNullable<unknown>>(kind: Kind<T>, subject: Subject, make: (read: Read) => T): T {
    const known = this.recall(kind, subject);
    if (known !== null) return known;
    const recorder = new DependencyRecorder(subject.read ?? readNothing);
    const value = make(recorder.read);
    this.#keep(kind, subject, { inputs: subject.inputs, dependencies: recorder.dependencies, value });
    if (kind.stored !== undefined) this.#store(kind, kind.stored, subject, value, recorder.dependencies);
    return value;
  }

  /** The value where it is remembered; else null. */
  recall<T>(kind: Kind<T>, subject: Subject): T | null {
    const { name, inputs, read = readNothing } = subject;
    const latest = this.#latest.get(`${kind.name} ${name}`);
    if (latest !== undefined && sameData(latest.inputs, inputs) && areUnchanged(latest.dependencies, read)) {
      return latest.value as T;
    }
    if (kind.stored === undefined || this.#cache === NO_CACHE) return null;
    const found = findRecord(this.#cache, kind.name, inputs, read);
    const value = found === null ? null : kind.stored.decode(found);
    if (found !== null && value !== null) {
      this.#keep(kind, subject, { inputs, dependencies: found.dependencies, value });
    }
    return value;
  }

  /** `data`, or what was last given under `name` where they are the same: then all that shares it is the same at a glance. */
  same<T>(name: string, data: T): T {
    const kept = keepSame(this.#same.get(name) as T | undefined, data);
    this.#same.set(name, kept);
    return kept;
  }

  /** What `make` makes of the cache, once for this memo. */
  part<T>(make: (cache: ContentCache) => T): T {
    if (!this.#parts.has(make)) this.#parts.set(make, make(this.#cache));
    return this.#parts.get(make) as T;
  }

  /** Resolves when all that was remembered is in the cache. Rejects where encoding it fails. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending.splice(0));
  }

  #keep(kind: { name: string }, { name }: Subject, remembered: Remembered): void {
    if (!this.#forgotten.has(kind.name)) this.#latest.set(`${kind.name} ${name}`, remembered);
  }

  #store<T>(
    { name }: Kind<T>,
    { encode }: StoredForm<T>,
    { inputs, read = readNothing }: Subject,
    value: T,
    dependencies: Dependencies,
  ): void {
    if (this.#cache === NO_CACHE) return;
    const key = recordKey(this.#cache, name, { inputs, dependencies, read });
    const encoded = encode(value, key);
    if (!(encoded instanceof Promise)) {
      this.#cache.put(key, ...encoded);
      return;
    }
    const stored = encoded.then((bytes) => this.#cache.put(key, ...bytes));
    // An error is reported by `settle`.
    stored.catch(() => {});
    this.#pending.push(stored);
  }
}

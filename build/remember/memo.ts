/**
 * Remembers values for the next instant, the next save and the next build. A value is used again while its inputs
 * and its dependencies are the same. There are two levels, this process and the cache. The memo is the same for all
 * kinds of values.
 */
import { type ContentCache, NO_CACHE } from './content-cache.ts';
import {
  areUnchanged,
  type Dependencies,
  DependencyRecorder,
  type Read,
  readNothing,
} from './dependencies.ts';
import { type FoundRecord, findRecord, inputsKey, type RecordedValue, recordKey } from './records.ts';
import { keepSame, sameData } from './same-data.ts';

/** A kind of values. */
export interface Kind<T> {
  /** 'article', 'list' … */
  name: string;
  /** How values are kept in the cache; without it they are remembered in this process alone. */
  stored?: StoredForm<T>;
}

export interface StoredForm<T> {
  /** The bytes of the record at `key`, in parts; a promise is awaited by `settle`. */
  encode: (value: T, key: string) => Bytes | Promise<Bytes>;
  /** The value of a record; null where it cannot be read from this record alone. */
  decode: (record: FoundRecord) => T | null;
}

type Bytes = readonly Uint8Array[];

/** Which value of a kind is meant, and its inputs. */
export interface Subject {
  /** Unique in its kind. Only the latest value of a name is kept in this process. */
  name: string;
  /**
   * Everything that decides the value beside its dependencies, as plain data. Data that many values share should be
   * the identical object.
   */
  inputs: object;
  /** Reads the surroundings of the value. */
  read?: Read;
}

interface Remembered {
  inputs: object;
  dependencies: Dependencies;
  value: unknown;
}

export class Memo {
  readonly #cache: ContentCache;
  #forgotten: ReadonlySet<string>;
  /** By kind and name. */
  readonly #latest = new Map<string, Remembered>();
  readonly #same = new Map<string, unknown>();
  readonly #parts = new Map<unknown, unknown>();
  readonly #pending: Promise<void>[] = [];

  /** Values of the kinds `forgotten` are not kept in this process. */
  constructor(cache: ContentCache = NO_CACHE, forgotten: Iterable<string> = []) {
    this.#cache = cache;
    this.#forgotten = new Set(forgotten);
  }

  /**
   * The value of this process (the identical one) or of the cache, where inputs and dependencies are the same; else
   * that of `make`, which must read the surroundings through its argument.
   */
  remember<T extends NonNullable<unknown>>(kind: Kind<T>, subject: Subject, make: (read: Read) => T): T {
    const { value: known, start } = this.#recall(kind, subject);
    if (known !== null) return known;
    const recorder = new DependencyRecorder(subject.read ?? readNothing);
    const value = make(recorder.read);
    this.#keep(kind, subject, { inputs: subject.inputs, dependencies: recorder.dependencies, value });
    if (kind.stored !== undefined && start !== null) {
      const { read = readNothing } = subject;
      this.#store(kind, kind.stored, value, { start, dependencies: recorder.dependencies, read });
    }
    return value;
  }

  /** The remembered value, or null. */
  recall<T>(kind: Kind<T>, subject: Subject): T | null {
    return this.#recall(kind, subject).value;
  }

  /**
   * `data`, or the object last passed under `name` where the two are equal. Identical inputs are compared without
   * looking into them.
   */
  same<T>(name: string, data: T): T {
    const kept = keepSame(this.#same.get(name) as T | undefined, data);
    this.#same.set(name, kept);
    return kept;
  }

  /** A part of the process that is made once for each memo. */
  part<T>(make: (cache: ContentCache) => T): T {
    if (!this.#parts.has(make)) this.#parts.set(make, make(this.#cache));
    return this.#parts.get(make) as T;
  }

  /** Calls `use`. Values of `kinds` that are made by it are kept in the cache alone, and not in this process. */
  keepOutside<T>(kinds: Iterable<string>, use: () => T): T {
    const before = this.#forgotten;
    this.#forgotten = new Set([...before, ...kinds]);
    try {
      return use();
    } finally {
      this.#forgotten = before;
    }
  }

  /** Resolves when all that was remembered is in the cache. Rejects where encoding it fails. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending.splice(0));
  }

  #keep(kind: { name: string }, { name }: Subject, remembered: Remembered): void {
    if (!this.#forgotten.has(kind.name)) this.#latest.set(`${kind.name} ${name}`, remembered);
  }

  /** The remembered value, and the key of its inputs where the cache was searched. */
  #recall<T>(kind: Kind<T>, subject: Subject): { value: T | null; start: string | null } {
    const { name, inputs, read = readNothing } = subject;
    const latest = this.#latest.get(`${kind.name} ${name}`);
    if (latest !== undefined && sameData(latest.inputs, inputs) && areUnchanged(latest.dependencies, read)) {
      return { value: latest.value as T, start: null };
    }
    if (kind.stored === undefined || this.#cache === NO_CACHE) return { value: null, start: null };
    const start = inputsKey(kind.name, inputs);
    const found = findRecord(this.#cache, kind.name, start, read);
    const value = found === null ? null : kind.stored.decode(found);
    if (found !== null && value !== null) {
      this.#keep(kind, subject, { inputs, dependencies: found.dependencies, value });
    }
    return { value, start };
  }

  #store<T>({ name }: Kind<T>, { encode }: StoredForm<T>, value: T, record: RecordedValue): void {
    const key = recordKey(this.#cache, name, record);
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

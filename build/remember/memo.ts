/**
 * What was made for one instant, or in one build, and is wanted again for the next: most of a site does not
 * change when a post appears or is edited. Only the latest value of a name is kept, since time goes one way.
 */
import { keepSame, sameData } from './same-data.ts';

export class Memo<T> {
  readonly #latest = new Map<string, { key: unknown; value: T }>();

  /**
   * The value of `name`: the one before where `key`, all that it depends on as plain data, is the same, else a
   * new one. The same key gives the identical object, so that nobody has to compare contents.
   */
  get(name: string, key: unknown, make: () => T): T {
    const latest = this.#latest.get(name);
    if (latest !== undefined && sameData(latest.key, key)) return latest.value;
    const value = make();
    this.#latest.set(name, { key, value });
    return value;
  }
}

/** Parts by name; one that says the same as the one before it is the identical object, and so are its items. */
export class Latest {
  readonly #parts = new Map<string, unknown>();

  /** `part`, or the one that was last kept under `name` where they are the same data. */
  keep<T>(name: string, part: T): T {
    const kept = keepSame(this.#parts.get(name) as T | undefined, part);
    this.#parts.set(name, kept);
    return kept;
  }
}

/** Items by a name of their own, all of which are given anew each time; those that say the same are identical. */
export class LatestItems<T> {
  #items: ReadonlyMap<string, T> = new Map();

  /** `items`, each as it was kept last where it is the same data. What is not among them is forgotten. */
  keep(items: readonly T[], nameOf: (item: T) => string): T[] {
    const kept = items.map((item) => keepSame(this.#items.get(nameOf(item)), item));
    this.#items = new Map(kept.map((item) => [nameOf(item), item]));
    return kept;
  }
}

/** A component instance's handles (canonical ABI): small integers from 1, a freed one is given out again first. */
export class HandleTable<T extends { kind: string }> {
  readonly #entries: (T | null)[] = [];
  readonly #free: number[] = [];

  add(entry: T): number {
    const index = this.#free.pop() ?? this.#entries.push(null) - 1;
    this.#entries[index] = entry;
    return index + 1;
  }

  /** The entry of one of these kinds. Throws, as a host traps, where the handle is none or of another kind. */
  get<K extends T['kind']>(handle: number, ...kinds: K[]): Extract<T, { kind: K }> {
    const entry = this.#entries[handle - 1] ?? null;
    if (!kinds.some((kind) => kind === entry?.kind))
      throw new Error(`trap: handle ${handle} is ${entry?.kind ?? 'none'}, not ${kinds.join(' or ')}`);
    return entry as Extract<T, { kind: K }>;
  }

  /** Takes the entry of one of these kinds out. Throws like `get`. */
  remove<K extends T['kind']>(handle: number, ...kinds: K[]): Extract<T, { kind: K }> {
    const entry = this.get(handle, ...kinds);
    this.#entries[handle - 1] = null;
    this.#free.push(handle - 1);
    return entry;
  }

  /** How many handles of each kind are open. */
  count(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const entry of this.#entries) {
      if (entry !== null) counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
    }
    return counts;
  }
}

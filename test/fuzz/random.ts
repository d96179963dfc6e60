/** Random numbers that are the same at every run: a failure is repeated by its seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next 32 bits (mulberry32, T. Ettinger, public domain). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** An integer from 0 to `limit` - 1. */
  below(limit: number): number {
    return this.next() % limit;
  }

  /** Whether an event of this probability happens. */
  chance(probability: number): boolean {
    return this.next() / 2 ** 32 < probability;
  }

  /** One of `items`. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** `count` bytes as Latin-1, any but those in `without`. */
  bytes(count: number, without: string): string {
    let text = '';
    while (text.length < count) {
      const character = String.fromCharCode(this.below(256));
      if (!without.includes(character)) text += character;
    }
    return text;
  }
}

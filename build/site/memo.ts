/**
 * What was made for one instant and is wanted again for the next: most of a site does not change when a post
 * appears. Only the latest value of a name is kept, since time goes one way.
 */
export class Memo<T> {
  readonly #latest = new Map<string, { key: string; value: T }>();

  /**
   * The value of `name`: the one before where `key`, all that it depends on, is the same, else a new one. The
   * same key gives the identical object, so that nobody has to compare contents.
   */
  get(name: string, key: string, make: () => T): T {
    const latest = this.#latest.get(name);
    if (latest !== undefined && latest.key === key) return latest.value;
    const value = make();
    this.#latest.set(name, { key, value });
    return value;
  }
}

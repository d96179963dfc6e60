/**
 * A function of header fields, applied to list after list. Most fields of a list are the identical objects of the
 * list before, at the same index from the start or from the end, so their results are taken over.
 */
import type { HeaderPair } from './manifest.ts';

export class FieldMemo<T> {
  readonly #make: (field: HeaderPair) => T;
  /** The previous list and its results. */
  #fields: readonly HeaderPair[] = [];
  #values: T[] = [];
  /** The results of the list before that, to be written over. */
  #spare: T[] = [];

  /** `make` must give the same for the same field, and no field may change while it is in a list. */
  constructor(make: (field: HeaderPair) => T) {
    this.#make = make;
  }

  /** The results for `fields`, in their order. They are good until the call after the next. */
  of(fields: readonly HeaderPair[]): readonly T[] {
    const [before, known, values] = [this.#fields, this.#values, this.#spare];
    const shift = before.length - fields.length;
    values.length = 0;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] as HeaderPair;
      if (index < before.length && field === before[index]) values.push(known[index] as T);
      else if (index + shift >= 0 && field === before[index + shift]) values.push(known[index + shift] as T);
      else values.push(this.#make(field));
    }
    [this.#fields, this.#values, this.#spare] = [fields, values, known];
    return values;
  }
}

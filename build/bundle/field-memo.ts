/**
 * What is made of each field of a header list, list after list: most fields of a representation are the very
 * ones that stood at the same place of the one before, so nothing is made of them again.
 */
import type { HeaderPair } from './manifest.ts';

export class FieldMemo<T> {
  readonly #make: (field: HeaderPair) => T;
  #fields: readonly HeaderPair[] = [];
  readonly #values: T[] = [];

  /** `make` must give the same for the same field, and no field may change while it is in a list. */
  constructor(make: (field: HeaderPair) => T) {
    this.#make = make;
  }

  /** What is made of each of `fields`, in their order. The next call writes over it. */
  of(fields: readonly HeaderPair[]): readonly T[] {
    const values = this.#values;
    fields.forEach((field, index) => {
      if (index >= values.length) values.push(this.#make(field));
      else if (field !== this.#fields[index]) values[index] = this.#make(field);
    });
    values.length = fields.length;
    this.#fields = fields;
    return values;
  }
}

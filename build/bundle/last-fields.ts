/**
 * The header list packed last at one place of a version, as numbers. The next one there has nearly the same fields, as
 * the identical objects, so only those that differ are looked up.
 */
import type { HeaderPair } from './manifest.ts';

/** A field's name and value as numbers of the writer's texts. */
export interface FieldNumbers {
  name: number;
  value: number;
  /** Its value belongs to one representation, as a rule; those of others are the same on most pages of a site. */
  isOwn: boolean;
  /** It says where a negotiated form has an address of its own, whose answer has all other own fields too. */
  isAddress: boolean;
}

export class LastFields {
  readonly #toNumbers: (field: HeaderPair) => FieldNumbers;
  #fields: readonly HeaderPair[] = [];
  /** Of each field, in their order. */
  numbers: FieldNumbers[] = [];

  constructor(toNumbers: (field: HeaderPair) => FieldNumbers) {
    this.#toNumbers = toNumbers;
  }

  /** Takes the next list; returns whether its fields that are not its own are the same as before. */
  take(fields: readonly HeaderPair[]): boolean {
    const before = this.#fields;
    const { numbers } = this;
    let isSame = fields.length === before.length;
    if (isSame) {
      for (let index = 0; index < fields.length; index++) {
        const field = fields[index] as HeaderPair;
        if (field === before[index]) continue;
        const next = this.#toNumbers(field);
        const last = numbers[index] as FieldNumbers;
        isSame &&= last.isOwn ? next.isOwn : next.name === last.name && next.value === last.value;
        numbers[index] = next;
      }
    } else {
      this.numbers = fields.map(this.#toNumbers);
    }
    this.#fields = fields;
    return isSame;
  }
}

/** A number for each place that a form has in a version of `count` forms. */
export function placeOf(index: number, count: number): number {
  return count * 2 ** 16 + index;
}

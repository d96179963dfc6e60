/**
 * The bodies of a pack: each distinct one once, in the order in which the manifest first names it. Bodies that are
 * inflated from others are not stored, but have addresses of their own.
 */
import {
  INFLATED_AT,
  INFLATED_BASE,
  INFLATED_LENGTH,
  INFLATED_SIZE,
  INFLATED_SOURCE,
  INFLATED_SOURCE_LENGTH,
} from '../../src/site/layout.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { ANSWER_NAMES, type Manifest, type Representation, type Version } from './manifest.ts';
import { formsOf } from './pack-forms.ts';

/** Where a body is. */
interface Place {
  address: number;
  length: number;
}

interface Inflated extends Place {
  /** SHA-256 of the gzip body. */
  source: string;
}

export class PackBodies {
  readonly #places = new Map<string, Place>();
  readonly #inflated = new Map<string, Inflated>();
  /** Bytes of all bodies that are inflated. */
  inflatedSize = 0;
  /** The address after the last body. */
  end: number;
  /** The addresses of the bodies of all forms (`formsOf`) of the answers, as ANSWER_NAMES has them. */
  readonly ofAnswers: readonly number[];
  /** The same of each route. */
  readonly #ofRoutes: readonly (readonly number[])[];

  /** Lays out the bodies of `manifest` from the address `base` on. Throws where one has two lengths. */
  constructor({ answers, routes }: Manifest, base: number) {
    this.end = base;
    const addressesOf = (version: Version): number[] =>
      formsOf(version, answers).map((form) => this.#addressOf(form, base));
    this.ofAnswers = ANSWER_NAMES.flatMap((name) => addressesOf(answers[name]));
    this.#ofRoutes = routes.map(({ versions: [first, ...others] }) => {
      const addresses = first === undefined ? [] : addressesOf(first);
      for (const version of others) addresses.push(...addressesOf(version));
      return addresses;
    });
  }

  /** The addresses of the bodies of all forms of routes, given by number. */
  ofRoutes(numbers: readonly number[]): number[] {
    return numbers.flatMap((number) => this.#ofRoutes[number] ?? []);
  }

  /** The number of inflated bodies. */
  get inflatedCount(): number {
    return this.#inflated.size;
  }

  /** The table of inflated bodies. */
  inflatedTable(): Uint8Array {
    const table = new DataView(new ArrayBuffer(this.#inflated.size * INFLATED_SIZE));
    let record = 0;
    for (const { address, length, source } of this.#inflated.values()) {
      const stored = this.#places.get(source);
      table.setUint32(record + INFLATED_AT, address, true);
      table.setUint32(record + INFLATED_LENGTH, length, true);
      table.setUint32(record + INFLATED_SOURCE, stored?.address ?? 0, true);
      table.setUint32(record + INFLATED_SOURCE_LENGTH, stored?.length ?? 0, true);
      record += INFLATED_SIZE;
    }
    return new Uint8Array(table.buffer);
  }

  /** All bodies in the order of their addresses, with nothing between them. Throws on a wrong length. */
  chunks(readBody: (sha256: string) => StoredBytes): StoredBytes[] {
    return Array.from(this.#places, ([sha256, { length }]) => {
      const body = readBody(sha256);
      if (body.length !== length) {
        throw new Error(`the body ${sha256} has ${body.length} bytes, not ${length}`);
      }
      return body;
    });
  }

  /** The address of the body of a form; where it has none, `base`. */
  #addressOf({ body, length, inflatedFrom }: Representation, base: number): number {
    return body === null ? base : this.#placeOf(body, length, inflatedFrom).address;
  }

  #placeOf(body: string, length: number, inflatedFrom: string | null): Place {
    const known = inflatedFrom === null ? this.#places.get(body) : this.#inflated.get(body);
    if (known !== undefined && known.length !== length) {
      throw new Error(
        `the manifest says of the body ${body} that it has ${known.length} and ${length} bytes`,
      );
    }
    if (known !== undefined) return known;
    if (inflatedFrom !== null) {
      const address = (INFLATED_BASE >>> 0) + this.inflatedSize;
      const inflated = { address, length, source: inflatedFrom };
      this.#inflated.set(body, inflated);
      this.inflatedSize += length;
      return inflated;
    }
    const place = { address: this.end, length };
    this.#places.set(body, place);
    this.end += length;
    return place;
  }
}

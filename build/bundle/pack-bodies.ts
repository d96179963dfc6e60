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
import type { Manifest, Representation, Version } from './manifest.ts';
import type { PackWriter } from './pack-writer.ts';

/** Where a body is. */
export interface Place {
  address: number;
  length: number;
  /** The number of its Repr-Digest among the writer's texts; 0: it is not written yet. */
  digest: number;
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
  readonly #none: Place;
  /** The address after the last body. */
  end: number;

  /** Lays out the bodies of `manifest` from the address `base` on. Throws where one has two lengths. */
  constructor(manifest: Manifest, base: number) {
    this.#none = { address: base, length: 0, digest: 0 };
    this.end = base;
    for (const version of Object.values(manifest.answers)) this.#addVersion(version);
    for (const route of manifest.routes) for (const version of route.versions) this.#addVersion(version);
  }

  /** The place of a representation's body; any valid address where it has none. */
  placeOf({ body, inflatedFrom }: Representation): Place {
    const place =
      body === null ? undefined : (inflatedFrom === null ? this.#places : this.#inflated).get(body);
    return place ?? this.#none;
  }

  /** Writes the table of inflated bodies; returns its address and their number. */
  packInflated(writer: PackWriter): { at: number; count: number } {
    const count = this.#inflated.size;
    const at = writer.allocate(count * INFLATED_SIZE);
    let record = at;
    for (const { address, length, source } of this.#inflated.values()) {
      const stored = this.#places.get(source);
      writer.setU32(record + INFLATED_AT, address);
      writer.setU32(record + INFLATED_LENGTH, length);
      writer.setU32(record + INFLATED_SOURCE, stored?.address ?? 0);
      writer.setU32(record + INFLATED_SOURCE_LENGTH, stored?.length ?? 0);
      record += INFLATED_SIZE;
    }
    return { at, count };
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

  #addVersion(version: Version): void {
    for (const { body, length, inflatedFrom } of version.representations) {
      if (body === null) continue;
      const known = inflatedFrom === null ? this.#places.get(body) : this.#inflated.get(body);
      if (known !== undefined && known.length !== length) {
        throw new Error(
          `the manifest says of the body ${body} that it has ${known.length} and ${length} bytes`,
        );
      }
      if (known !== undefined) continue;
      if (inflatedFrom === null) {
        this.#places.set(body, { address: this.end, length, digest: 0 });
        this.end += length;
      } else {
        const address = (INFLATED_BASE >>> 0) + this.inflatedSize;
        this.#inflated.set(body, { address, length, digest: 0, source: inflatedFrom });
        this.inflatedSize += length;
      }
    }
  }
}

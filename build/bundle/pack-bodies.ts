/** The bodies of a pack: each distinct one once, in the order in which the manifest first names it. */

import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { Manifest, Representation, Version } from './manifest.ts';

interface Place {
  address: number;
  length: number;
}

export class PackBodies {
  readonly #places = new Map<string, Place>();
  readonly #base: number;
  /** The address after the last body. */
  end: number;

  /** Lays out the bodies of `manifest` from the address `base` on. Throws where one has two lengths. */
  constructor(manifest: Manifest, base: number) {
    this.#base = base;
    this.end = base;
    for (const version of Object.values(manifest.answers)) this.#addVersion(version);
    for (const route of manifest.routes) for (const version of route.versions) this.#addVersion(version);
  }

  /** Where a representation's body stands; where there is none, an address that is as good as any. */
  addressOf({ body }: Representation): number {
    return body === null ? this.#base : (this.#places.get(body)?.address ?? this.#base);
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
    for (const { body, length } of version.representations) {
      if (body === null) continue;
      const known = this.#places.get(body);
      if (known === undefined) {
        this.#places.set(body, { address: this.end, length });
        this.end += length;
      } else if (known.length !== length) {
        throw new Error(
          `the manifest says of the body ${body} that it has ${known.length} and ${length} bytes`,
        );
      }
    }
  }
}

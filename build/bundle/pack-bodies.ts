/** The bodies of a pack: each distinct one once, in the order in which the manifest first names it. */
import type { Manifest, Representation, Version } from './manifest.ts';
import type { StoredBytes } from './stored-bytes.ts';

export class PackBodies {
  readonly #addresses = new Map<string, number>();
  readonly #lengths = new Map<string, number>();
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
  addressOf(representation: Representation): number {
    return representation.body === null
      ? this.#base
      : (this.#addresses.get(representation.body) ?? this.#base);
  }

  /** All bodies in the order of their addresses, with nothing between them. Throws on a wrong length. */
  chunks(readBody: (sha256: string) => StoredBytes): StoredBytes[] {
    return Array.from(this.#addresses.keys(), (sha256) => {
      const body = readBody(sha256);
      if (body.length !== this.#lengths.get(sha256)) {
        throw new Error(`the body ${sha256} has ${body.length} bytes, not ${this.#lengths.get(sha256)}`);
      }
      return body;
    });
  }

  #addVersion(version: Version): void {
    for (const { body, length } of version.representations) {
      if (body === null) continue;
      const known = this.#lengths.get(body);
      if (known === undefined) {
        this.#addresses.set(body, this.end);
        this.#lengths.set(body, length);
        this.end += length;
      } else if (known !== length) {
        throw new Error(`the manifest says of the body ${body} that it has ${known} and ${length} bytes`);
      }
    }
  }
}

/** Every distinct body once, by the SHA-256 of its bytes: the file bodies.bin and its index in the manifest. */
import { createHash } from 'node:crypto';

export class BodyStore {
  readonly #bodies = new Map<string, Uint8Array>();

  /** Keeps `bytes` and gives their key: SHA-256 in hex. */
  add(bytes: Uint8Array): string {
    const sha = createHash('sha256').update(bytes).digest('hex');
    if (!this.#bodies.has(sha)) this.#bodies.set(sha, bytes);
    return sha;
  }

  /** The body of that key. Throws where there is none. */
  get(sha: string): Uint8Array {
    const bytes = this.#bodies.get(sha);
    if (bytes === undefined) throw new Error(`no body ${sha}`);
    return bytes;
  }

  /** Bodies ordered by key, so that the same site gives the same file, with their [offset, length]. */
  serialise(): { bytes: Uint8Array[]; index: Record<string, [number, number]> } {
    const index: Record<string, [number, number]> = {};
    const bytes: Uint8Array[] = [];
    let offset = 0;
    for (const sha of [...this.#bodies.keys()].sort()) {
      const body = this.get(sha);
      index[sha] = [offset, body.length];
      bytes.push(body);
      offset += body.length;
    }
    return { bytes, index };
  }
}

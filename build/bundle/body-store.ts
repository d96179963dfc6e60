/** Every distinct body once, by the SHA-256 of its bytes: the file of bodies and its index in the manifest. */
import { hash } from 'node:crypto';
import type { StoredBytes } from '../bytes/stored-bytes.ts';

export class BodyStore {
  readonly #bodies = new Map<string, StoredBytes>();

  /** Keeps a body under its key: SHA-256 in hex. */
  put(sha256: string, bytes: StoredBytes): void {
    if (!this.#bodies.has(sha256)) this.#bodies.set(sha256, bytes);
  }

  /** The body of that key. Throws where there is none. */
  get(sha: string): StoredBytes {
    const bytes = this.#bodies.get(sha);
    if (bytes === undefined) throw new Error(`no body ${sha}`);
    return bytes;
  }

  /** Bodies in the order in which they were first put, with their [offset, length]. */
  serialise(): { bytes: StoredBytes[]; index: Record<string, [number, number]> } {
    const index: Record<string, [number, number]> = {};
    const bytes: StoredBytes[] = [];
    let offset = 0;
    for (const [sha, body] of this.#bodies) {
      index[sha] = [offset, body.length];
      bytes.push(body);
      offset += body.length;
    }
    return { bytes, index };
  }
}

/**
 * The name of the file with the bodies of `index`, in that order. Builds with different bodies use different names,
 * so a manifest never points into the bodies of another build, whenever a build is killed.
 */
export function bodiesFileName(index: Readonly<Record<string, unknown>>): string {
  return `bodies-${hash('sha256', Object.keys(index).join(''), 'hex').slice(0, 16)}.bin`;
}

/** Whether `name` is the name of a file of bodies. */
export function isBodiesFile(name: string): boolean {
  return /^bodies-[0-9a-f]{16}\.bin$/.test(name);
}

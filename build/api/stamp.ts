/** An API's component with the digest of its build: the last step, so that an unchanged API comes from the cache. */
import { createHash } from 'node:crypto';

/** The text in the place of the digest in a component from the engine: as long as a digest, and in no post. */
export const DIGEST_PLACEHOLDER: string = `sha256:${createHash('sha256').update('the build of a Coldpress API').digest('hex')}`;

/** `component` with `digest` in each such place. Throws where it has none. */
export function stampApi(component: Uint8Array, digest: string): Uint8Array {
  const stamped = Buffer.from(component);
  let at = stamped.indexOf(DIGEST_PLACEHOLDER, 0, 'latin1');
  if (at < 0) throw new Error('the API’s component has no place for the digest of its build');
  for (; at >= 0; at = stamped.indexOf(DIGEST_PLACEHOLDER, at + digest.length, 'latin1')) {
    stamped.write(digest, at, 'latin1');
  }
  return stamped;
}

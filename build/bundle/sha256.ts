/** SHA-256 of a body in hex: its key in the manifest, and what its validator and digest are made of. */
import { hash } from 'node:crypto';

export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** Digests of plain data; that of a shared object is computed once. */
import { hash } from 'node:crypto';

/** Data of which the text is no longer than this (UTF-16 units) stands for itself. */
const SHORT = 256;

const digests: WeakMap<object, string> = new WeakMap();

/**
 * A text that is equal for equal plain data only: its JSON, or the hash of long JSON. That of an object is
 * remembered by identity, so the object must not change.
 */
export function dataDigest(data: unknown): string {
  if (typeof data !== 'object' || data === null) return JSON.stringify(data) ?? 'undefined';
  let digest = digests.get(data);
  if (digest !== undefined) return digest;
  const text = JSON.stringify(data);
  if (text.length <= SHORT) return text;
  digest = hash('sha256', text, 'hex');
  digests.set(data, digest);
  return digest;
}

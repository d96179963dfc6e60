/** The coded forms of one body as bytes, for threads and for the cache: a table, then the forms themselves. */

import { type FileSlice, loadBytes } from '../bytes/stored-bytes.ts';
import type { CodedBody } from './codings.ts';
import type { Coding } from './manifest.ts';

const CODINGS: readonly Coding[] = ['identity', 'br', 'gzip', 'zstd'];
/** Coding, length, SHA-256. */
const ROW = 1 + 4 + 32;

/** The forms as `decodeForms` reads them. */
export function encodeForms(forms: readonly CodedBody[]): Uint8Array {
  const size = forms.reduce((sum, { bytes }) => sum + ROW + bytes.length, 1);
  const target = Buffer.allocUnsafe(size);
  target[0] = forms.length;
  let row = 1;
  let at = 1 + forms.length * ROW;
  for (const { coding, bytes, sha256 } of forms) {
    target[row] = CODINGS.indexOf(coding);
    target.writeUInt32LE(bytes.length, row + 1);
    target.write(sha256, row + 5, 'hex');
    target.set(loadBytes(bytes), at);
    row += ROW;
    at += bytes.length;
  }
  return target;
}

/**
 * The forms that `encodeForms` encoded, as parts of `encoded`, or as slices of `place`, a file with the same bytes.
 * Null where `encoded` is not such a table.
 */
export function decodeForms(encoded: Uint8Array, place: FileSlice | null = null): CodedBody[] | null {
  const bytes = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.length);
  const count = bytes[0] ?? 0;
  let at = 1 + count * ROW;
  if (at > bytes.length) return null;
  const forms: CodedBody[] = [];
  for (let row = 1; forms.length < count; row += ROW) {
    const coding = CODINGS[bytes[row] ?? 0];
    const length = bytes.readUInt32LE(row + 1);
    if (coding === undefined || at + length > bytes.length) return null;
    forms.push({
      coding,
      bytes: place === null ? bytes.subarray(at, at + length) : place.part(at, length),
      sha256: bytes.toString('hex', row + 5, row + ROW),
    });
    at += length;
  }
  return at === bytes.length ? forms : null;
}

/**
 * Texts as bytes and back. The text of a page is mostly read right after its bytes are made, so the last one is
 * kept.
 */
import { loadBytes, type StoredBytes } from './stored-bytes.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Shorter texts are encoded into this and copied at their length, at half the cost of an array that is too large. */
const scratch: Uint8Array = new Uint8Array(192 << 10);
/** UTF-8 has three bytes at most for a UTF-16 unit. */
const LONGEST: number = scratch.length / 3;

/** The text encoded last. */
let latest: { bytes: StoredBytes; text: string } | null = null;

/** The text in UTF-8. */
export function bytesOfText(text: string): Uint8Array {
  const bytes =
    text.length > LONGEST
      ? encoder.encode(text)
      : scratch.slice(0, encoder.encodeInto(text, scratch).written);
  latest = { bytes, text };
  return bytes;
}

/** `bytes` as text: anything but UTF-8 becomes U+FFFD, and a byte order mark is left out. */
export function textOfBytes(bytes: StoredBytes): string {
  return latest?.bytes === bytes ? latest.text : decoder.decode(loadBytes(bytes));
}

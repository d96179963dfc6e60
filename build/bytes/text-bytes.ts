/** Texts as the bytes of bodies. Who makes a page's bytes mostly has its text looked at next, which is remembered. */
import { loadBytes, type StoredBytes } from './stored-bytes.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What shorter texts are encoded into, to be copied at their length: half the cost of an array that is too large. */
const scratch: Uint8Array = new Uint8Array(192 << 10);
/** UTF-8 has three bytes at most for a UTF-16 unit. */
const LONGEST: number = scratch.length / 3;

/** What was encoded last. */
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

/** The text that `bytes` are in UTF-8; what is not UTF-8 is U+FFFD, and a byte order mark is left out. */
export function textOfBytes(bytes: StoredBytes): string {
  return latest?.bytes === bytes ? latest.text : decoder.decode(loadBytes(bytes));
}

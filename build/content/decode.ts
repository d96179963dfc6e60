/** From a file's bytes to its text, or to the place of the first byte that is not UTF-8. */
import { createProblem, type Problem } from './problem.ts';
import { SourceText } from './source-text.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The file as text; or, where a byte is not UTF-8, null and a `not-utf8` problem added to `problems`. */
export function decodeSource(file: string, bytes: Uint8Array, problems: Problem[]): SourceText | null {
  try {
    return new SourceText(file, strict.decode(bytes));
  } catch {
    const at = firstInvalidByte(bytes);
    const before = new SourceText(file, lenient.decode(bytes.subarray(0, at)));
    const place = before.place(before.text.length);
    const value = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    problems.push(createProblem('not-utf8', place, `byte 0x${value} is not UTF-8`));
    return null;
  }
}

/**
 * The offset of the first byte that does not begin a well-formed UTF-8 sequence (Unicode 15, table 3-7: no
 * overlong forms, no surrogates, nothing past U+10FFFF), or the length when all do.
 */
export function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

/** Length of the well-formed sequence at `at`: 1 to 4, or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) {
    const next = bytes[at + i] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

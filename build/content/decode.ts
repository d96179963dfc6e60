/** From a file's bytes to its text, or to the place of the first byte that is not UTF-8. */
import { createProblem, type Problem, wholeFile } from './problem.ts';
import { SourceText } from './source-text.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const withoutMark = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** A longer file is no text that a person wrote: to render one of 100 MB took minutes and 4 GB (bytes). */
export const LONGEST_TEXT: number = 8 * 2 ** 20;

/**
 * The file as text; null, and a problem added to `problems`, where it is too long, where a byte is not UTF-8, and
 * where one is zero, which is in UTF-16 and in what is no text.
 */
export function decodeSource(file: string, bytes: Uint8Array, problems: Problem[]): SourceText | null {
  if (bytes.length > LONGEST_TEXT) {
    const message = `the text has ${Math.ceil(bytes.length / 2 ** 20)} MiB, and ${LONGEST_TEXT / 2 ** 20} MiB are read at most`;
    const hint = 'Divide it into several files';
    problems.push(createProblem('file-unreadable', wholeFile(file), message, hint));
    return null;
  }
  if (isUtf16(bytes)) {
    problems.push(createProblem('not-utf8', wholeFile(file), 'the file is UTF-16, not UTF-8'));
    return null;
  }
  const zero = bytes.indexOf(0);
  try {
    const text = strict.decode(bytes);
    return zero === -1 ? new SourceText(file, text) : refuse(file, bytes, zero, problems);
  } catch {
    const invalid = firstInvalidByte(bytes);
    return refuse(file, bytes, zero === -1 ? invalid : Math.min(zero, invalid), problems);
  }
}

/** The text, without its byte order mark, of bytes that `decodeSource` has read before without a problem. */
export function decodeAgain(bytes: Uint8Array): string {
  return withoutMark.decode(bytes);
}

function refuse(file: string, bytes: Uint8Array, at: number, problems: Problem[]): null {
  const before = new SourceText(file, lenient.decode(bytes.subarray(0, at)));
  const place = before.place(before.text.length);
  const value = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const message =
    value === '00'
      ? 'byte 0x00 is in no text: the file may be of another kind'
      : `byte 0x${value} is not UTF-8`;
  problems.push(createProblem('not-utf8', place, message));
  return null;
}

/** Whether the bytes are UTF-16: by their byte order mark, or since every second one is zero at the start. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 32);
  const zeros = (parity: number): number =>
    start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const most = Math.floor(start.length / 2);
  return most > 0 && ((zeros(0) === most && zeros(1) === 0) || (zeros(1) === most && zeros(0) === 0));
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

/**
 * The outer structure of a WebAssembly binary: a preamble of eight bytes, then sections of an id, a length
 * and that many bytes. Core modules and components share it (WebAssembly core specification §5.5.2;
 * component model, Binary.md).
 */

import { asChunks, type Chunks, concatenate, lengthOf } from '../bytes/chunks.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';

export interface Section {
  id: number;
  bytes: Uint8Array;
}

/** Section id of a custom section, which hosts skip. */
export const CUSTOM_SECTION = 0;
/** Section ids of core modules. */
export const DATA_SECTION = 11;
export const DATA_COUNT_SECTION = 12;
/** Section id of a component that holds a core module. */
export const CORE_MODULE_SECTION = 1;

const PREAMBLE = 8;

/** The preamble and the sections of `binary`, as views. Throws a RangeError where a section ends past it. */
export function readSections(binary: Uint8Array): { preamble: Uint8Array; sections: Section[] } {
  const sections: Section[] = [];
  let at = PREAMBLE;
  while (at < binary.length) {
    const id = byteAt(binary, at);
    const [length, start] = readUnsigned(binary, at + 1);
    if (start + length > binary.length) throw new RangeError(`section ${id} ends past the binary`);
    sections.push({ id, bytes: binary.subarray(start, start + length) });
    at = start + length;
  }
  return { preamble: binary.subarray(0, PREAMBLE), sections };
}

/** A section to be written: its content may be in chunks. */
export interface WrittenSection {
  id: number;
  bytes: Uint8Array | Chunks;
}

/** The binary that `readSections` takes apart. */
export function writeSections(preamble: Uint8Array, sections: readonly WrittenSection[]): Uint8Array {
  return concatenate(sectionChunks(preamble, sections));
}

/** `writeSections` as chunks. */
export function sectionChunks(preamble: Uint8Array, sections: readonly WrittenSection[]): StoredBytes[] {
  const out: StoredBytes[] = [preamble];
  for (const { id, bytes } of sections) {
    const chunks = asChunks(bytes);
    out.push(Uint8Array.of(id), unsigned(lengthOf(chunks)));
    for (const chunk of chunks) out.push(chunk);
  }
  return out;
}

/** Reads an unsigned LEB128 at `at`: the value and the address behind it. */
export function readUnsigned(bytes: Uint8Array, at: number): [number, number] {
  let value = 0;
  for (let shift = 1; ; shift *= 128) {
    const byte = byteAt(bytes, at++);
    value += (byte & 127) * shift;
    if (byte < 128) return [value, at];
  }
}

/** `value` (at least 0) as unsigned LEB128. */
export function unsigned(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    out.push(rest > 0 ? low | 128 : low);
  } while (rest > 0);
  return Uint8Array.from(out);
}

/** `value` (an i32) as signed LEB128, the operand of i32.const. */
export function signed(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 127;
    rest >>= 7;
    const done = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
    out.push(done ? low : low | 128);
    if (done) return Uint8Array.from(out);
  }
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new RangeError('the binary ends too early');
  return byte;
}

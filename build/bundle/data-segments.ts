/** The data section of a core module (WebAssembly core specification §5.5.14), as far as asc and we write it. */
import { asChunks, type Chunks, concatenate, lengthOf } from '../bytes/chunks.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { readUnsigned, signed, unsigned } from './wasm-sections.ts';

export interface DataSegment {
  /** The constant address of an active segment of memory 0; null: a passive segment. */
  at: number | null;
  bytes: Uint8Array;
}

/** A segment to be written: its content may be in chunks. */
export interface WrittenSegment {
  at: number | null;
  bytes: Uint8Array | Chunks;
}

/** The segments, as views. Throws an Error on an active one whose address is not a constant. */
export function readDataSegments(section: Uint8Array): DataSegment[] {
  const segments: DataSegment[] = [];
  let [count, next] = readUnsigned(section, 0);
  for (; count > 0; count--) {
    const { at, end } = readHead(section, next);
    const [length, start] = readUnsigned(section, end);
    segments.push({ at, bytes: section.subarray(start, start + length) });
    next = start + length;
  }
  return segments;
}

/** The section that `readDataSegments` reads. Addresses are i32. */
export function writeDataSegments(segments: readonly WrittenSegment[]): Uint8Array {
  return concatenate(dataSegmentChunks(segments));
}

/** `writeDataSegments` as chunks. */
export function dataSegmentChunks(segments: readonly WrittenSegment[]): StoredBytes[] {
  const out: StoredBytes[] = [unsigned(segments.length)];
  for (const { at, bytes } of segments) {
    const chunks = asChunks(bytes);
    // Flag 0: memory 0 at an expression, here i32.const and end. Flag 1: passive.
    if (at === null) out.push(Uint8Array.of(1));
    else out.push(Uint8Array.of(0, 0x41), signed(at), Uint8Array.of(0x0b));
    out.push(unsigned(lengthOf(chunks)));
    for (const chunk of chunks) out.push(chunk);
  }
  return out;
}

function readHead(section: Uint8Array, start: number): { at: number | null; end: number } {
  if (section[start] === 1) return { at: null, end: start + 1 };
  if (section[start] !== 0 || section[start + 1] !== 0x41)
    throw new Error('a data segment has no constant address');
  // A positive i32.const reads as unsigned LEB128.
  const [at, end] = readUnsigned(section, start + 2);
  if (section[end] !== 0x0b) throw new Error('a data segment has no constant address');
  return { at, end: end + 1 };
}

/**
 * Linking: the frame (build/handler/, made once) plus a pack gives the component. Only the memory module
 * inside the frame changes: its initial size, and one more data segment. No compiler and no Wasm tool runs.
 */
import { PACK_BASE } from '../../src/site/layout.ts';
import {
  CORE_MODULE_SECTION,
  concatenate,
  DATA_SECTION,
  MEMORY_SECTION,
  readSections,
  readUnsigned,
  type Section,
  signed,
  unsigned,
  writeSections,
} from './wasm-sections.ts';

const PAGE = 65_536;
/** Addresses are i32 in the handler, so memory, pack included, stays below 2 GiB. */
export const LARGEST_PACK: number = 2 ** 31 - PACK_BASE - PAGE;

/**
 * The component that serves `pack`. `frame` is a component whose first core module is the memory module.
 * Throws a RangeError for a pack over LARGEST_PACK bytes.
 */
export function linkSite(frame: Uint8Array, pack: Uint8Array): Uint8Array {
  if (pack.length > LARGEST_PACK) {
    throw new RangeError(`a site of ${pack.length} bytes does not fit a component (${LARGEST_PACK} at most)`);
  }
  const { preamble, sections } = readSections(frame);
  const memory = sections.find((section) => section.id === CORE_MODULE_SECTION);
  if (memory === undefined) throw new Error('the frame has no core module');
  return writeSections(
    preamble,
    sections.map((section) =>
      section === memory ? { id: section.id, bytes: withPack(section.bytes, pack) } : section,
    ),
  );
}

function withPack(memoryModule: Uint8Array, pack: Uint8Array): Uint8Array {
  const { preamble, sections } = readSections(memoryModule);
  const pages = Math.ceil((PACK_BASE + pack.length) / PAGE);
  const out: Section[] = [];
  let segments: Uint8Array = unsigned(0);
  for (const section of sections) {
    if (section.id === DATA_SECTION) segments = section.bytes;
    else if (section.id === MEMORY_SECTION) {
      // One memory, limits flag 0: a minimum and no maximum.
      out.push({ id: MEMORY_SECTION, bytes: concatenate([Uint8Array.of(1, 0), unsigned(pages)]) });
    } else out.push(section);
  }
  const [count, rest] = readUnsigned(segments, 0);
  const data = concatenate([unsigned(count + 1), segments.subarray(rest), activeSegment(PACK_BASE, pack)]);
  out.push({ id: DATA_SECTION, bytes: data });
  return writeSections(preamble, out);
}

/** A data segment of memory 0 at a constant address: flag 0, i32.const, end, length, bytes. */
export function activeSegment(at: number, bytes: Uint8Array): Uint8Array {
  return concatenate([
    Uint8Array.of(0, 0x41),
    signed(at),
    Uint8Array.of(0x0b),
    unsigned(bytes.length),
    bytes,
  ]);
}

/**
 * Linking: the frame (build/handler/, made once) plus a pack gives the component. Only the memory module
 * inside the frame changes. Where it has a passive data segment, that becomes the pack (WASI 0.2); else the
 * pack is one more active segment, and memory large enough for it (WASI 0.3). No compiler and no Wasm tool
 * runs.
 */
import { PACK_BASE } from '../../src/site/layout.ts';
import { type DataSegment, readDataSegments, writeDataSegments } from './data-segments.ts';
import {
  CORE_MODULE_SECTION,
  concatenate,
  DATA_SECTION,
  MEMORY_SECTION,
  readSections,
  unsigned,
  writeSections,
} from './wasm-sections.ts';

const PAGE = 65_536;
/** src/edge/paged-memory.ts: what it reads of the pack at once (a page and the start of the next), and where it looks for the pack's length. */
const CACHE_PAGE = 512;
const CACHE_OVERLAP = 8;
const PACK_LENGTH_AT = 0x3f8;
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
  const data = sections.find(({ id }) => id === DATA_SECTION);
  const segments = data === undefined ? [] : readDataSegments(data.bytes);
  const isBeside = segments.some(({ at }) => at === null);
  const linked = isBeside ? besideMemory(segments, pack) : [...segments, { at: PACK_BASE, bytes: pack }];
  const pages = Math.ceil((PACK_BASE + pack.length) / PAGE);
  return writeSections(preamble, [
    ...sections
      .filter((section) => section !== data)
      .map((section) =>
        // One memory, limits flag 0: a minimum and no maximum.
        section.id === MEMORY_SECTION && !isBeside
          ? { id: section.id, bytes: concatenate([Uint8Array.of(1, 0), unsigned(pages)]) }
          : section,
      ),
    { id: DATA_SECTION, bytes: writeDataSegments(linked) },
  ]);
}

/** The pack in place of the passive segment, filled up to whole cache frames, and its length where it is read. */
function besideMemory(segments: DataSegment[], pack: Uint8Array): DataSegment[] {
  const length = Uint8Array.from([0, 8, 16, 24], (shift) => pack.length >>> shift);
  const filling = new Uint8Array((-pack.length & (CACHE_PAGE - 1)) + CACHE_OVERLAP);
  return segments.map((segment) => {
    if (segment.at === null) return { at: null, bytes: concatenate([pack, filling]) };
    return segment.at === PACK_LENGTH_AT ? { at: segment.at, bytes: length } : segment;
  });
}

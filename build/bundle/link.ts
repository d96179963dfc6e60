/**
 * Linking: the frame (build/handler/, made once) plus a pack gives the component. Only the memory module
 * inside the frame changes: its passive data segment becomes the pack. No compiler and no Wasm tool runs.
 */
import { type Chunks, concatenate, lengthOf } from '../bytes/chunks.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { type BuildMark, markSection } from './build-mark.ts';
import { dataSegmentChunks, readDataSegments } from './data-segments.ts';
import { checkSiteSize, SITE_LIMITS } from './site-limits.ts';
import { CORE_MODULE_SECTION, DATA_SECTION, readSections, sectionChunks } from './wasm-sections.ts';

/**
 * From src/edge/memory.ts: how much of the pack it reads at once (a page and the start of the next), and the
 * address of the pack's length.
 */
const CACHE_PAGE = 512;
const CACHE_OVERLAP = 8;
const PACK_LENGTH_AT = 0x3f8;

/**
 * The component that serves `pack`. `frame` is a component whose first core module is the memory module.
 * Throws SiteTooLarge for a pack that hosts would refuse.
 */
export function linkSite(frame: Uint8Array, pack: Uint8Array): Uint8Array {
  return concatenate(linkChunks(frame, [pack]));
}

/** `linkSite` for a pack in chunks, as chunks: nothing is copied. With the mark of its build, where it is of one. */
export function linkChunks(frame: Uint8Array, pack: Chunks, mark: BuildMark | null = null): StoredBytes[] {
  const length = lengthOf(pack);
  checkSiteSize('bytes', length, SITE_LIMITS);
  return [...linked(frame, pack, length), ...(mark === null ? [] : markSection(mark))];
}

function linked(frame: Uint8Array, pack: Chunks, length: number): StoredBytes[] {
  const { preamble, sections } = readSections(frame);
  const memory = sections.find((section) => section.id === CORE_MODULE_SECTION);
  if (memory === undefined) throw new Error('the frame has no core module');
  return sectionChunks(
    preamble,
    sections.map((section) => ({
      id: section.id,
      bytes: section === memory ? withPack(section.bytes, pack, length) : section.bytes,
    })),
  );
}

/** The pack in place of the passive segment, filled up to whole cache frames, and its length where it is read. */
function withPack(memoryModule: Uint8Array, pack: Chunks, length: number): StoredBytes[] {
  const { preamble, sections } = readSections(memoryModule);
  const lengthBytes = Uint8Array.from([0, 8, 16, 24], (shift) => length >>> shift);
  const filling = new Uint8Array((-length & (CACHE_PAGE - 1)) + CACHE_OVERLAP);
  return sectionChunks(
    preamble,
    sections.map(({ id, bytes }) => {
      if (id !== DATA_SECTION) return { id, bytes };
      const linked = readDataSegments(bytes).map((segment) => {
        if (segment.at === null) return { at: null, bytes: [...pack, filling] };
        return segment.at === PACK_LENGTH_AT ? { at: segment.at, bytes: lengthBytes } : segment;
      });
      return { id, bytes: dataSegmentChunks(linked) };
    }),
  );
}

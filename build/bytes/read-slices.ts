/**
 * Reads many slices of files at once. Neighbours in a file are read in one piece: the volumes of the content cache
 * have the forms of a body side by side, and the bodies nearly in the order of the output.
 */
import type { FileSlice, SlicedFile } from './stored-bytes.ts';

/** A gap of so many bytes between two slices is faster read than skipped. */
const GAP = 16 << 10;

interface Range {
  source: SlicedFile;
  start: number;
  end: number;
  slices: FileSlice[];
}

/** Reads slices again and again into the same memory. */
export class SliceReader {
  #memory: Uint8Array = new Uint8Array(0);

  /** The bytes of each slice, until the next call. Throws where a file cannot be read or ends before. */
  read(slices: readonly FileSlice[]): Map<FileSlice, Uint8Array> {
    const ranges = rangesOf(slices);
    const size = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
    if (size > this.#memory.length) this.#memory = new Uint8Array(size + (size >> 2));
    const found = new Map<FileSlice, Uint8Array>();
    let at = 0;
    for (const { source, start, end, slices: within } of ranges) {
      const bytes = this.#memory.subarray(at, at + end - start);
      source.fill(bytes, start);
      for (const slice of within) {
        found.set(slice, bytes.subarray(slice.offset - start, slice.offset - start + slice.length));
      }
      at += bytes.length;
    }
    return found;
  }
}

/** Slices that are close together, file by file. */
function rangesOf(slices: readonly FileSlice[]): Range[] {
  const bySource = new Map<SlicedFile, FileSlice[]>();
  for (const slice of slices) {
    const others = bySource.get(slice.source);
    if (others === undefined) bySource.set(slice.source, [slice]);
    else others.push(slice);
  }
  const ranges: Range[] = [];
  for (const [source, all] of bySource) {
    let last: Range | null = null;
    for (const slice of all.sort((a, b) => a.offset - b.offset)) {
      const end = slice.offset + slice.length;
      if (last !== null && slice.offset - last.end <= GAP) {
        last.end = Math.max(last.end, end);
        last.slices.push(slice);
      } else {
        last = { source, start: slice.offset, end, slices: [slice] };
        ranges.push(last);
      }
    }
  }
  return ranges;
}

/**
 * What of a file that is to be written stands in other files already: runs of bytes and where each goes. Slices that
 * are neighbours in both are one run: the forms of a body mostly are, so a large site's bodies are a few for each
 * document.
 */
import type { Chunks } from '../bytes/chunks.ts';
import { FileSlice, type SlicedFile } from '../bytes/stored-bytes.ts';

/** As a thread can be sent them. */
export interface CopyRuns {
  /** Paths of the files that runs are of. */
  sources: string[];
  /** RUN_LENGTH numbers for each run: the index of its source, its offset there, that in the target, its bytes. */
  runs: Float64Array<ArrayBuffer>;
}

export const RUN_LENGTH = 4;
/** The place of the offset in the target among them. */
export const TO = 2;

/** The slices among `chunks`, which stand one after another in the target. What is in memory is left out. */
export function copyRuns(chunks: Chunks): CopyRuns {
  const sources = new Map<SlicedFile, number>();
  const runs: number[] = [];
  let last: FileSlice | null = null;
  let to = 0;
  for (const chunk of chunks) {
    if (!(chunk instanceof FileSlice)) last = null;
    else if (chunk.length > 0) {
      if (last?.source === chunk.source && last.offset + last.length === chunk.offset) {
        runs[runs.length - 1] = (runs.at(-1) ?? 0) + chunk.length;
      } else {
        const source = sources.get(chunk.source) ?? sources.size;
        sources.set(chunk.source, source);
        runs.push(source, chunk.offset, to, chunk.length);
      }
      last = chunk;
    }
    to += chunk.length;
  }
  return { sources: [...sources.keys()].map(({ file }) => file), runs: Float64Array.from(runs) };
}

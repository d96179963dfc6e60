/** The smallest component with the mark of a build: what commands read that do not run it. */
import { type BuildMark, markSection } from '../../build/bundle/build-mark.ts';
import { concatenate } from '../../build/bytes/chunks.ts';

const PREAMBLE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0);

/** An empty component with the mark, or without one. */
export function markedFile(mark: BuildMark | null): Uint8Array {
  return concatenate([PREAMBLE, ...(mark === null ? [] : markSection(mark))]);
}

/** `gallery`: pictures in columns, all of one shape. One that stands alone between blank lines has its title below. */
import type { GroupBlock } from './block.ts';
import { bodyOf, type Fence } from './fence.ts';
import type { ReadBlock } from './kind.ts';

/** The one tag. */
export const GALLERY_TAGS: readonly string[] = ['gallery'];

/** Reads a fence; its lines are Markdown with pictures. */
export function readGallery({ lines, raw }: Fence): ReadBlock {
  const body = bodyOf(lines, raw);
  const block: GroupBlock = { kind: 'group', classes: ['gallery'], heading: null, body };
  return { block, faults: [] };
}

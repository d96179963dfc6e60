/** Reads a fence as the block that its tag names. */
import { meantHint } from '../../content/did-you-mean.ts';
import { type BlockFault, faultAt } from './faults.ts';
import type { Fence } from './fence.ts';
import type { BlockContext, ReadBlock } from './kind.ts';
import { readShortcode } from './shortcode.ts';
import { KINDS_BY_TAG } from './table.ts';

/** Every tag, in every spelling. */
export const BLOCK_TAGS: readonly string[] = [...KINDS_BY_TAG.keys()];

/** Reads a fence; never throws: errors are among the faults. */
export function readBlock(fence: Fence, context: BlockContext): ReadBlock {
  const kind = KINDS_BY_TAG.get(fence.tag.text.toLowerCase());
  if (kind !== undefined) return kind.read(fence, context);
  if (context.shortcodes.has(fence.tag.text.toLowerCase())) return readShortcode(fence);
  return { block: null, faults: [unknownTag(fence, context.shortcodes)] };
}

function unknownTag({ tag, raw }: Fence, shortcodes: ReadonlySet<string>): BlockFault {
  if (tag.text === '') {
    const at = { text: 'mdcms', from: raw.indexOf('mdcms') };
    return faultAt(
      at,
      'unknown-block',
      'the block has no tag',
      'Write one after `mdcms`, such as `callout-info`',
    );
  }
  return faultAt(
    tag,
    'unknown-block',
    `there is no block \`${tag.text}\``,
    meantHint(tag.text, [...BLOCK_TAGS, ...shortcodes]),
  );
}

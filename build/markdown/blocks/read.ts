/** A fence becomes a block: the tag says which. */
import { didYouMean } from '../../content/did-you-mean.ts';
import type { Block, CalloutType } from './block.ts';
import { CALLOUT_TAGS, readCallout } from './callout.ts';
import { type BlockFault, faultAt, meantHint } from './faults.ts';
import type { Fence } from './fence.ts';
import { PANEL_TAGS, readPanels } from './panels.ts';
import { POSTS_TAGS, readPosts } from './posts.ts';
import { readToc, TOC_TAGS } from './toc.ts';

/** What a block needs to know of the site before it is rendered. */
export interface BlockContext {
  /** A reusable callout of config.yml in the page's language; null: there is none of that name. */
  message(key: string): { type: CalloutType; title: string; text: string } | null;
  messageKeys(): readonly string[];
  /** Whether formulas are read, and whether quotation marks and dashes are set, in which language. */
  math: boolean;
  typography: string | null;
  /** Whether assets/icons has an icon of that name. */
  hasIcon(name: string): boolean;
}

export interface ReadBlock {
  /** null: it stays code. */
  block: Block | null;
  faults: BlockFault[];
}

type Reader = (fence: Fence, context: BlockContext) => ReadBlock;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...CALLOUT_TAGS.map((tag): [string, Reader] => [tag, readCallout]),
  ...TOC_TAGS.map((tag): [string, Reader] => [tag, readToc]),
  ...POSTS_TAGS.map((tag): [string, Reader] => [tag, readPosts]),
  ...PANEL_TAGS.map((tag): [string, Reader] => [tag, readPanels]),
]);

/** Every tag, in every spelling. */
export const BLOCK_TAGS: readonly string[] = [...READERS.keys()];

/** Reads a fence; never throws, what is wrong is among the faults. */
export function readBlock(fence: Fence, context: BlockContext): ReadBlock {
  const reader = READERS.get(fence.tag.text.toLowerCase());
  return reader === undefined ? { block: null, faults: [unknownTag(fence)] } : reader(fence, context);
}

function unknownTag({ tag, raw }: Fence): BlockFault {
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
    meantHint(didYouMean(tag.text, BLOCK_TAGS)),
  );
}

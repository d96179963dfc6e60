/** A fence becomes a block: the tag says which. */
import { nearest } from '../nearest.ts';
import type { Block, CalloutType } from './block.ts';
import { CALLOUT_TAGS, readCallout } from './callout.ts';
import { error, type Fault } from './faults.ts';
import type { Fence } from './fence.ts';

/** What a block needs to know of the site before it is rendered. */
export interface BlockContext {
  /** A reusable callout of config.yml in the page's language; null: there is none of that name. */
  message(key: string): { type: CalloutType; title: string; text: string } | null;
  messageKeys(): readonly string[];
  /** Whether assets/icons has an icon of that name. */
  hasIcon(name: string): boolean;
}

export interface ReadBlock {
  /** null: it stays code. */
  block: Block | null;
  faults: Fault[];
}

type Reader = (fence: Fence, context: BlockContext) => ReadBlock;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...CALLOUT_TAGS.map((tag): [string, Reader] => [tag, readCallout]),
]);

/** Reads a fence; never throws, what is wrong is among the faults. */
export function readBlock(fence: Fence, context: BlockContext): ReadBlock {
  const reader = READERS.get(fence.tag.text.toLowerCase());
  if (reader !== undefined) return reader(fence, context);
  return { block: null, faults: [unknownTag(fence)] };
}

function unknownTag(fence: Fence): Fault {
  const { tag } = fence;
  if (tag.text === '') {
    const at = { text: 'mdcms', from: fence.raw.indexOf('mdcms') };
    return error('unknown-block', at, 'The block has no tag', 'Write one after `mdcms`: callout-info, toc …');
  }
  const meant = nearest(tag.text.toLowerCase(), READERS.keys());
  const hint = meant === null ? `The tags are ${[...READERS.keys()].join(', ')}` : `Did you mean '${meant}'?`;
  return error('unknown-block', tag, `There is no block '${tag.text}'`, hint);
}

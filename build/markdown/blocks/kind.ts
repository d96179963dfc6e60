/** A kind of block. Each has one entry in table.ts. */

import type { Body } from '../body.ts';
import type { RenderState } from '../state.ts';
import type { BlockToken } from '../tokens.ts';
import type { Block, CalloutType } from './block.ts';
import type { BlockFault } from './faults.ts';
import type { Fence } from './fence.ts';

export interface BlockKind<B extends Block> {
  /** Its tags in every spelling, in lower case; empty where only a Markdown extension makes such blocks. */
  tags: readonly string[];
  /** Reads a fence with one of the tags. Never throws; errors are among the faults. */
  read(fence: Fence, context: BlockContext): ReadBlock;
  html(block: B, tools: HtmlTools): string;
  /** Its plain text without its options, in paragraphs: titles, then bodies. */
  text(block: B, tools: TextTools): string[];
}

/** The data of the site that reading a block needs. */
export interface BlockContext {
  /** A reusable callout of config.yml in the page's language; null: there is none with that key. */
  message(key: string): { type: CalloutType; title: string; text: string } | null;
  messageKeys(): readonly string[];
  /** Whether formulas are read. */
  math: boolean;
  /** The language whose quotation marks and dashes are set; null: they stay as written. */
  typography: string | null;
  /** The names of the author's own blocks. */
  shortcodes: ReadonlySet<string>;
  /** Whether assets/icons has an icon of that name. */
  hasIcon(name: string): boolean;
}

export interface ReadBlock {
  /** null: the fence stays code. */
  block: Block | null;
  faults: BlockFault[];
}

/** Functions for the HTML of a block. */
export interface HtmlTools {
  token: BlockToken;
  state: RenderState;
  /** The HTML of the Markdown in the block: of its bodies, and of its titles. */
  render(body: Body): string;
  renderTitle(title: Body): string;
}

/** The plain text of the Markdown in a block. */
export interface TextTools {
  body(body: Body): string;
  title(title: Body): string;
}

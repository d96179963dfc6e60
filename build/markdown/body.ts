/** The Markdown in a block. */
import type { Token } from 'marked';

/** Its text, its tokens, and the offset of its first line in the block's `raw`. */
export interface Body {
  text: string;
  tokens: Token[];
  /** null: it was not written in this file (a message of config.yml). */
  from: number | null;
}

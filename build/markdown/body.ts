/** The Markdown in a block. */
import type { Token } from 'marked';

/** Its text and its tokens. */
export interface Body {
  text: string;
  tokens: Token[];
  /** Offset of its first line in the block's `raw`; null: it comes from another file (a message of config.yml). */
  from: number | null;
}

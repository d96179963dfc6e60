/** The Markdown in a block. */
import type { Token } from 'marked';

/** Its text, its tokens, and where in the block's `raw` its first line starts. */
export interface Body {
  text: string;
  tokens: Token[];
  /** null: it was not written in this file (a message of config.yml). */
  from: number | null;
}

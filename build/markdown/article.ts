/** An article that is read and not rendered yet. */
import type { Finding } from './findings.ts';
import type { Memory } from './memory.ts';
import type { ArticleToken } from './tokens.ts';

export interface Article {
  /** The Markdown as it was lexed: line ends are `\n`, NUL is U+FFFD (CommonMark 0.31, sections 2.1 and 2.3). */
  source: string;
  tokens: readonly ArticleToken[];
  footnotes: Memory;
  /** Grows while the article is rendered. */
  findings: Finding[];
}

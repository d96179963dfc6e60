/** A parsed article, not rendered yet. */
import type { Finding } from './findings.ts';
import type { ParseState } from './parse-state.ts';
import type { ArticleToken } from './tokens.ts';

export interface Article {
  /** The Markdown as it was lexed: line ends are `\n`, NUL is U+FFFD (CommonMark 0.31, sections 2.1 and 2.3). */
  source: string;
  tokens: readonly ArticleToken[];
  footnotes: ParseState;
  /** Rendering adds further ones. */
  findings: Finding[];
}

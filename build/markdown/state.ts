/** What is known and counted while one article is rendered. */

import type { Problem } from '../content/problem.ts';
import { type Finding, locate, type Part, type Spot } from './findings.ts';
import { type IndexedHeading, indexHeadings } from './headings.ts';
import { htmlIds } from './html.ts';
import type { LinkState } from './links.ts';
import type { Article } from './parse.ts';
import type { PendingAnchor, RenderContext } from './render.types.ts';
import type { ArticleToken, Tokens } from './tokens.ts';
import { type Words, wordsFor } from './words.ts';

export class RenderState implements LinkState {
  readonly context: RenderContext;
  readonly article: Article;
  readonly words: Words;
  readonly headings: Map<Tokens.Heading, IndexedHeading>;
  /** Every id that the article's HTML has. */
  readonly anchors: Set<string>;
  readonly uses: { tabs: boolean; accordions: boolean; codeCopy: boolean } = {
    tabs: false,
    accordions: false,
    codeCopy: false,
  };
  images = 0;
  tables = 0;
  readonly #pending: (Spot & { path: string; id: string })[] = [];

  constructor(article: Article, context: RenderContext) {
    const ids = htmlIds(article.tokens);
    this.context = context;
    this.article = article;
    this.words = wordsFor(context.language);
    this.headings = indexHeadings(article.tokens, ids);
    this.anchors = new Set([...ids, ...[...this.headings.values()].map((heading) => heading.id)]);
  }

  /** Notes a warning at a token, or at a part of it: `from` and `length` in its `raw`. */
  warn(
    token: ArticleToken,
    warning: Pick<Finding, 'code' | 'message' | 'hint'>,
    part: Part = whole(token),
  ): void {
    this.article.findings.push({ ...warning, ...part, severity: 'warning', token });
  }

  /** Notes a fragment of another page that only that page can confirm. */
  pend(token: ArticleToken, target: { path: string; id: string }, part: Part = whole(token)): void {
    this.#pending.push({ ...target, ...part, token });
  }

  problems(): Problem[] {
    const located = locate(this.article.findings, this.article, this.context.document);
    return located.map(({ spot: { severity, code, message, hint }, place }) => {
      return { severity, code, message, hint, ...place };
    });
  }

  pendingAnchors(): PendingAnchor[] {
    const located = locate(this.#pending, this.article, this.context.document);
    return located.map(({ spot: { path, id }, place }) => ({ path, id, ...place }));
  }
}

function whole(token: ArticleToken): Part {
  return { from: 0, length: token.raw.length };
}

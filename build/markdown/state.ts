/** The state of rendering one article. */

import { createProblem, type Problem } from '../content/problem.ts';
import type { Article } from './article.ts';
import type { Attributes } from './attributes.ts';
import type { PostsBlock } from './blocks/block.ts';
import { primaryList } from './blocks/posts-selection.ts';
import { type Fault, locate, type Part, type TokenPart } from './findings.ts';
import { type IndexedHeading, indexHeadings, leadingTitle } from './headings.ts';
import { htmlIds } from './html.ts';
import { checkHtml } from './html-balance.ts';
import type { LinkState } from './links.ts';
import { phrasing } from './phrasing-renderer.ts';
import type { Heading, PendingAnchor, RenderContext } from './render.types.ts';
import { type ArticleToken, childTokens, type Tokens } from './tokens.ts';
import { wordsFor } from './words.ts';
import type { Words } from './words.types.ts';

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
  /** Instants after `now` at which the clock changes the rendering. */
  readonly changesAt: Set<number> = new Set();
  /** The text of a level-1 heading at the start of the article. */
  readonly leadingTitle: string | null;
  /** The list of posts whose pages have URLs; `pageCount` is their number. */
  readonly primaryList: PostsBlock | null;
  readonly attributes: ReadonlyMap<ArticleToken, Attributes>;
  /** Ids among the anchors whose elements are not rendered yet. */
  readonly unrendered: Set<string> = new Set();
  /** Raw HTML whose last comment has no end. */
  readonly unclosedComments: ReadonlySet<ArticleToken>;
  pageCount = 1;
  /** Level of the last heading so far; at first that of the page's title. */
  headingLevel = 1;
  images = 0;
  tabs = 0;
  tables = 0;
  diagrams = 0;
  readonly #labels: Map<string, number> = new Map();
  readonly #elsewhere: Problem[] = [];
  #listed: Heading[] | null = null;
  readonly #pending: (TokenPart & { path: string; id: string })[] = [];

  constructor(article: Article, context: RenderContext) {
    const ids = htmlIds(article.tokens);
    this.context = context;
    this.article = article;
    this.words = wordsFor(context.language);
    this.headings = indexHeadings(article.tokens, ids, {
      attributes: article.footnotes.attributes,
      report: (token, fault) => this.report(token, fault),
    });
    this.leadingTitle = leadingTitle(article.tokens, this.headings);
    this.unclosedComments = checkHtml(article.tokens, (token, fault, part) =>
      this.report(token, fault, part),
    );
    this.primaryList = primaryList(postsBlocks(article.tokens));
    this.anchors = new Set([...ids, ...[...this.headings.values()].map((heading) => heading.id)]);
    this.attributes = this.#claimIds(article.footnotes.attributes);
  }

  /** The attributes of tokens; of two with the same id the second loses it. */
  #claimIds(written: ReadonlyMap<ArticleToken, Attributes>): Map<ArticleToken, Attributes> {
    const claimed = new Map<ArticleToken, Attributes>();
    for (const [token, attributes] of written) {
      const { id } = attributes;
      const taken = id !== null && token.type !== 'heading' && this.anchors.has(id);
      if (taken) this.report(token, { code: 'duplicate-id', message: `this page has \`#${id}\` already` });
      claimed.set(token, taken || token.type === 'heading' ? { ...attributes, id: null } : attributes);
      if (id === null || token.type === 'heading' || taken) continue;
      this.anchors.add(id);
      this.unrendered.add(id);
    }
    return claimed;
  }

  /** Reports a fault at a token, or at a part of it: `from` and `length` in its `raw`. */
  report(token: ArticleToken, fault: Fault, part: Part = whole(token)): void {
    this.article.findings.push({ ...fault, ...part, token });
  }

  /** Adds a fragment of another page, to be checked when that page is rendered. */
  pend(token: ArticleToken, target: { path: string; id: string }, part: Part = whole(token)): void {
    this.#pending.push({ ...target, ...part, token });
  }

  /** Adds the id of an element of the article, and returns it. */
  anchor(id: string): string {
    this.anchors.add(id);
    return id;
  }

  /** A unique name for a landmark: the second use of a name has a number. */
  label(name: string): string {
    const times = (this.#labels.get(name) ?? 0) + 1;
    this.#labels.set(name, times);
    return times === 1 ? name : `${name} ${times}`;
  }

  /** The headings that tables of contents show, in order. */
  listedHeadings(): Heading[] {
    this.#listed ??= [...this.headings]
      .filter(([, heading]) => heading.listed)
      .map(([token, { level, id, text }]) => ({ level, id, text, html: phrasing(token) }));
    return this.#listed;
  }

  /** Adds a problem in another file. */
  add(problem: Problem): void {
    this.#elsewhere.push(problem);
  }

  problems(): Problem[] {
    const located = locate(this.article.findings, this.article, this.context.document);
    const own = located.map(({ spot: { code, message, hint }, place }) =>
      createProblem(code, place, message, hint),
    );
    return [...own, ...this.#elsewhere];
  }

  pendingAnchors(): PendingAnchor[] {
    const located = locate(this.#pending, this.article, this.context.document);
    return located.map(({ spot: { path, id }, place }) => ({ path, id, ...place }));
  }
}

function whole(token: ArticleToken): Part {
  return { from: 0, length: token.raw.length };
}

/** The lists of posts among the tokens, in blocks too, in order. */
function postsBlocks(tokens: readonly ArticleToken[]): PostsBlock[] {
  return tokens.flatMap((token) => {
    if (token.type !== 'block') return [];
    return token.block.kind === 'posts' ? [token.block] : postsBlocks(childTokens(token));
  });
}

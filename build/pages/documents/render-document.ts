/** A document's article at one instant. */
import type { Document } from '../../content/model.ts';
import { navPage } from '../../content/nav-index.ts';
import { renderMarkdown } from '../../markdown/render.ts';
import type { ArticleSource, RenderContext, Rendered, Resolved } from '../../markdown/render.types.ts';
import { sameData } from '../../remember/same-data.ts';
import { languageOf } from '../../site/site-context.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { absenceOf } from '../../site/untimely-links.ts';
import type { Around, TextsPlace } from './article-cache.ts';

/** What only blocks look at (lists of posts, tables of contents): the site around an article, and the time. */
export type Outlook = Pick<RenderContext, 'posts' | 'sections' | 'section' | 'now' | 'pageNumber'>;

/** An article and all that was looked at to render it. */
export interface KeptArticle {
  rendered: Rendered;
  source: ArticleSource;
  /** What every article may look at. */
  ground: Pick<RenderContext, 'config' | 'theme' | 'language'>;
  /** Of the outlook, what this one did look at. */
  seen: Partial<Outlook>;
  /** Each target that was looked up, and where it led. */
  targets: Map<string, Resolved | null>;
  /** The resolver that last gave just these answers. */
  resolver: unknown;
  /** Where the cache has its texts; null: nowhere. */
  texts: TextsPlace | null;
}

/** The article, on page `number` of its list where it has one that is paged. */
export function renderDocument(input: SnapshotInput, document: Document, number: number = 1): Rendered {
  const { context } = input;
  const name = pagePath(document, number);
  const report = ({ rendered }: KeptArticle): Rendered => {
    context.findings.add(document.path, rendered);
    return rendered;
  };
  const known = context.memory.articles.get(name);
  if (known !== undefined && isCurrent(known, input, document, number)) return report(known);
  const article = renderArticle(input, document, number);
  context.memory.articles.set(name, article);
  return report(article);
}

/** The path of page `number` of a document whose list is paged: /blog, /blog/page/2 … */
export function pagePath(document: Document, number: number): string {
  if (number === 1) return document.path;
  return `${document.path === '/' ? '' : document.path}/page/${number}`;
}

/** Whether rendering again would look at the same things and so give the same. */
function isCurrent(known: KeptArticle, input: SnapshotInput, document: Document, number: number): boolean {
  if (!sameData(known.source, sourceOf(document))) return false;
  if (!sameData(known.ground, groundOf(input, document))) return false;
  const outlook = outlookOf(input, document, number);
  for (const key of Object.keys(known.seen) as (keyof Outlook)[]) {
    if (!sameData(known.seen[key], outlook[key])) return false;
  }
  const resolver = resolverOf(input);
  if (sameData(known.resolver, resolver)) return true;
  for (const [target, resolved] of known.targets) {
    if (!sameData(resolved, resolve(input, document, target))) return false;
  }
  known.resolver = resolver;
  return true;
}

/** The article from the cache or made anew; nobody is told of it, and it is not remembered in this process. */
export function renderArticle(input: SnapshotInput, document: Document, number: number): KeptArticle {
  const seen: Partial<Outlook> = {};
  const targets = new Map<string, Resolved | null>();
  const ground = groundOf(input, document);
  const source = sourceOf(document);
  const base = { source, ground, resolver: resolverOf(input) };
  const { articleCache } = input.context.memory;
  const around = aroundArticle(input, document, number);
  const known = articleCache.find(source, ground, around);
  if (known !== null) return { ...known, ...base };
  const { outlook } = around;
  const look = <Key extends keyof Outlook>(key: Key): Outlook[Key] => {
    seen[key] = outlook[key];
    return outlook[key];
  };
  const rendered = renderMarkdown({
    document: source,
    ...ground,
    get posts() {
      return look('posts');
    },
    get sections() {
      return look('sections');
    },
    get section() {
      return look('section');
    },
    get now() {
      return look('now');
    },
    get pageNumber() {
      return look('pageNumber');
    },
    pageHref: (page) => pagePath(document, page),
    resolve: (target) => {
      const resolved = resolve(input, document, target);
      targets.set(target, resolved);
      return resolved;
    },
    hasAnchor: () => null,
  });
  const article: KeptArticle = { ...base, rendered, seen, targets, texts: null };
  article.texts = articleCache.keep(source, ground, around, article);
  return article;
}

/** What the article of a document may ask of the site around it. */
export function aroundArticle(input: SnapshotInput, document: Document, number: number): Around {
  return {
    resolve: (target) => resolve(input, document, target),
    outlook: outlookOf(input, document, number),
  };
}

/** What of a document its article depends on. */
export function sourceOf({ file, path, variant, body, bodyLine }: Document): ArticleSource {
  return { file, path, variant, body, bodyLine };
}

/** What every article may look at. */
export function groundOf({ context }: SnapshotInput, document: Document): KeptArticle['ground'] {
  const { config, theme } = context.content;
  return { config, theme, language: languageOf(context, document) };
}

function outlookOf(input: SnapshotInput, document: Document, pageNumber: number): Outlook {
  return {
    posts: input.summaries,
    sections: input.sections,
    get section() {
      return navPage(input.context.content.nav, document.baseFile)?.sectionId ?? document.sectionId;
    },
    now: input.now,
    pageNumber,
  };
}

/** Where a target leads for the reader of this category, who stays in it wherever it has the page, and until when. */
function resolve(
  { context, scope, now }: SnapshotInput,
  document: Document,
  target: string,
): Resolved | null {
  const found = context.resolve(document, target);
  if (found === null) return null;
  const { path, width, height } = found;
  const [, page = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
  const href = scope?.hrefs.get(page);
  const absence = found.document === null ? null : absenceOf(found.document, document, now);
  const resolved = { path: href === undefined ? path : href + suffix, width, height };
  return absence === null ? resolved : { ...resolved, absence };
}

/** What decides where targets lead. */
export function resolverOf({ context, scope, arrived }: SnapshotInput): unknown {
  return [context.resolve, scope?.hrefs, arrived];
}

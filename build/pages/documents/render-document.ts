/** A document's article at one instant. */
import type { Document } from '../../content/model.ts';
import { navPage } from '../../content/nav-index.ts';
import { withoutComments } from '../../markdown/published-source.ts';
import { renderMarkdown } from '../../markdown/render.ts';
import type { ArticleSource, RenderContext, Rendered, Resolved } from '../../markdown/render.types.ts';
import type { Read } from '../../remember/dependencies.ts';
import type { Kind } from '../../remember/memo.ts';
import { listPagePath } from '../../site/lists/paginate.ts';
import { languageOf } from '../../site/site-context.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { absenceOf } from '../../site/untimely-links.ts';
import { dataDependency, readData } from '../page-html.ts';
import { ARTICLE_RECORD, type Article } from './article-record.ts';

/**
 * The part of the context for lists of posts and tables of contents: the site around an article, and the instant.
 */
type Outlook = Pick<RenderContext, 'posts' | 'sections' | 'section' | 'now'>;

/** An article on one of its pages. */
export const ARTICLE: Kind<Article> = { name: 'article', stored: ARTICLE_RECORD };

/** Prefix of the dependency on the target of a link. */
const TARGET = 'to ';
/** Prefix of the dependency on the author's code. */
const CODE = 'code ';

/** The article, on page `number` of its paged list if it has one. Adds its findings to the context. */
export function renderDocument(
  input: SnapshotInput,
  document: Document,
  number: number = 1,
  read: Read = readAround(input, document),
): Rendered {
  const { rendered } = renderArticle(input, document, number, read);
  input.context.findings.add(document.path, rendered);
  return rendered;
}

/** The path of page `number` of a document whose list is paged: /blog, /blog/page/2 … */
export function pagePath(document: Document, number: number): string {
  return listPagePath(document.path, number);
}

/** The article with its place in the cache; the caller adds its findings. */
export function renderArticle(
  { context }: SnapshotInput,
  document: Document,
  number: number,
  read: Read,
): Article {
  const source = sourceOf(document);
  const { config, theme } = context.content;
  const { shortcodes } = context;
  const ground = { config, theme, language: languageOf(context, document) };
  // Their names decide how an article is read; each is read where it is used.
  const names = shortcodes.names.size === 0 ? {} : { names: [...shortcodes.names] };
  const subject = {
    name: pagePath(document, number),
    inputs: { ...source, ...ground, ...names, number },
    read,
  };
  return context.memo.remember(ARTICLE, subject, (reading): Article => {
    const lookUp = <Part extends keyof Outlook>(part: Part): Outlook[Part] => reading(part) as Outlook[Part];
    const rendered = renderMarkdown({
      document: source,
      ...ground,
      get posts() {
        return lookUp('posts');
      },
      get sections() {
        return lookUp('sections');
      },
      get section() {
        return lookUp('section');
      },
      get now() {
        return lookUp('now');
      },
      pageNumber: number,
      pageHref: (page) => pagePath(document, page),
      resolve: (target) => reading(TARGET + target) as Resolved | null,
      hasAnchor: () => null,
      shortcodes: {
        names: shortcodes.names,
        call(call) {
          reading(CODE + call.name);
          return shortcodes.call(call, (data) => reading(dataDependency(data)));
        },
      },
    });
    return { rendered, markdown: withoutComments(source.body), texts: null };
  });
}

/** Reads the surroundings of the article of `document`: targets of links, and its outlook. */
export function readAround(input: SnapshotInput, document: Document): Read {
  const { nav } = input.context.content;
  return (name) => {
    if (name.startsWith(TARGET)) return resolve(input, document, name.slice(TARGET.length));
    const data = readData(input.context, name);
    if (data !== undefined) return data;
    if (name.startsWith(CODE)) return input.context.shortcodes.digestOf(name.slice(CODE.length));
    switch (name as keyof Outlook) {
      case 'posts':
        return input.summaries;
      case 'sections':
        return input.sections;
      case 'section':
        return navPage(nav, document.baseFile)?.sectionId ?? document.sectionId;
      case 'now':
        return input.now;
      default:
        throw new RangeError(`no article reads '${name}'`);
    }
  };
}

/** The part of a document that its article depends on. */
export function sourceOf({ file, path, variant, body, bodyLine }: Document): ArticleSource {
  return { file, path, variant, body, bodyLine };
}

/**
 * Resolves a target for readers of this category: to its own page if it has one, and with a note if the target is not
 * public at all times.
 */
function resolve(
  { context, scope, now }: SnapshotInput,
  document: Document,
  target: string,
): Resolved | null {
  const found = context.resolve(document, target);
  if (found === null) return null;
  const { path, width, height, picture } = found;
  const [, page = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
  const href = scope?.hrefs.get(page);
  const absence = found.document === null ? null : absenceOf(found.document, document, now);
  const resolved: Resolved = {
    path: href === undefined ? path : href + suffix,
    width,
    height,
    ...(picture === undefined ? {} : { picture }),
  };
  return absence === null ? resolved : { ...resolved, absence };
}

/** A document as its page shows it: the article, and the ways from it into the rest of the site. */
import { markdownPath } from '../content/document-name.ts';
import type { Document, Moment } from '../content/model.ts';
import type { DocumentSummary, Rendered } from '../markdown/render.types.ts';
import { describeMoment } from '../theme/dates.ts';
import { languagePack } from '../theme/languages/language.ts';
import type { PageView } from '../theme/view.ts';
import { categoryView, languageLinks, standInOriginal } from './categories/page-variants.ts';
import type { Breadcrumb, PageFacts } from './crawlers/page-facts.ts';
import { pageHead } from './crawlers/page-head.ts';
import { siteFeeds } from './feeds/site-feeds.ts';
import { ALL_POSTS_PATH } from './lists/list.ts';
import { authorPath, tagPath } from './lists/named-lists.ts';
import { pageNeighbours } from './page-neighbours.ts';
import { plainPage } from './plain-page.ts';
import { readingMinutes } from './reading-time.ts';
import { pagePath } from './render-document.ts';
import { languageOf } from './site-context.ts';
import type { SnapshotInput } from './snapshot-input.ts';
import { socialImage } from './social-image.ts';

/** The view of page `number` of the document, whose article is `rendered`. */
export function documentPage(
  input: SnapshotInput,
  document: Document,
  rendered: Rendered,
  number: number,
): PageView {
  const { config } = input.context.content;
  const original = standInOriginal(input, document);
  const facts = documentFacts(input, document, rendered, number);
  const head = pageHead({ facts, config, publisher: input.publisher, feeds: siteFeeds(input) });
  const markdown = {
    rel: 'alternate',
    type: 'text/markdown',
    href: markdownPath((original ?? document).path),
  };
  return plainPage({
    kind: isHomepage(input, document) ? 'home' : document.kind,
    path: document.path === '/' ? input.view.home : document.path,
    title: document.title,
    description: facts.description,
    ...categoryView(input, document),
    html: rendered.html,
    leadingTitle: rendered.leadingTitle,
    headings: rendered.headings,
    uses: rendered.uses,
    ...head,
    links: [
      ...(number === 1 ? [markdown] : []),
      ...head.links,
      ...(original !== null && config.url === null ? [{ rel: 'canonical', href: original.path }] : []),
      ...(number === 1 ? languageLinks(input, document) : []),
    ],
    ...(input.context.drafts.has(document.file) ? draftParts(facts, head.metas) : {}),
    meta: metaOf(input, document, rendered, facts),
    ...(document.kind === 'post' ? postParts(input, document) : pageNeighbours(input, document)),
  });
}

/** A draft says so, and even where a preview is reached by a crawler it is not to be found. */
function draftParts({ language }: PageFacts, metas: PageView['metas']): Partial<PageView> {
  const robots = { name: 'robots', content: 'noindex' };
  return { notice: languagePack(language).strings.draft, noticeLanguage: null, metas: [...metas, robots] };
}

function documentFacts(
  input: SnapshotInput,
  document: Document,
  rendered: Rendered,
  number: number,
): PageFacts {
  const { context } = input;
  const { config } = context.content;
  const isHome = isHomepage(input, document);
  const original = standInOriginal(input, document) ?? document;
  const { author } = document;
  return {
    kind: isHome ? 'home' : document.kind,
    // What stands in for a variant is the original, and says so to search engines.
    path: pagePath(original, number),
    title: document.title,
    description: document.description || (isHome ? config.sitedescription : ''),
    language: languageOf(context, document),
    image: socialImage(input, document),
    published: document.created,
    modified: pastModification(document, input.now),
    author: author === null ? null : { name: author, path: listed(input, authorPath(author)) },
    tags: document.tags,
    words: document.kind === 'post' ? (rendered.text.match(/\S+/g)?.length ?? 0) : null,
    breadcrumbs: breadcrumbs(input, document),
  };
}

/** Whether it is the homepage, the site's or a category's. */
function isHomepage({ scope }: SnapshotInput, { path }: Document): boolean {
  return path === '/' || path === scope?.home;
}

/** A `modified` that lies ahead has not happened yet. */
function pastModification({ modified }: Document, now: number): Moment | null {
  return modified !== null && modified.epoch <= now ? modified : null;
}

function metaOf(
  { context }: SnapshotInput,
  document: Document,
  rendered: Rendered,
  { language, author, published, modified }: PageFacts,
): PageView['meta'] {
  const { config } = context.content;
  if (document.kind === 'page' && author === null) return null;
  return {
    author: author?.name ?? null,
    ...(author === null || author.path === null ? {} : { authorHref: author.path }),
    created: published === null ? null : describeMoment(published, config, language),
    modified: modified === null ? null : describeMoment(modified, config, language),
    ...(document.kind === 'post' ? { minutesToRead: readingMinutes(rendered.text) } : {}),
  };
}

/** What only posts have: tags, the posts before and after, those of the series, those that are like it. */
function postParts(input: SnapshotInput, post: Document): Partial<PageView> {
  const { context, positions, series, summaries } = input;
  const at = positions.get(post);
  const older = at === undefined ? undefined : summaries[at + 1];
  const newer = at === undefined ? undefined : summaries[at - 1];
  const own = series.get(post);
  const related = at === undefined ? [] : context.related(post, (other) => positions.has(other));
  return {
    tags: post.tags.map((name) => ({ name, href: listed(input, tagPath(name)) })),
    previous: older === undefined ? null : way(older),
    next: newer === undefined ? null : way(newer),
    series:
      own === undefined
        ? null
        : {
            name: own.name,
            part: own.parts.indexOf(post) + 1,
            parts: own.parts.map(({ path, title }) => ({ href: path, title })),
          },
    related: related.flatMap((other) => {
      const summary = summaries[positions.get(other) ?? -1];
      if (summary === undefined) return [];
      const { date } = summary;
      return [{ ...way(summary), date: date === null ? null : { text: date.text, iso: date.iso } }];
    }),
  };
}

function way({ href, title }: DocumentSummary): { href: string; title: string } {
  return { href, title };
}

/** A path of a list, where that list is there at this instant. */
function listed({ listPaths }: SnapshotInput, path: string | null): string | null {
  return path !== null && listPaths.has(path) ? path : null;
}

function breadcrumbs({ context, listPaths }: SnapshotInput, document: Document): Breadcrumb[] {
  const { config } = context.content;
  if (document.path === '/') return [];
  const home = { title: config.sitename, path: '/' };
  const own = { title: document.title, path: document.path };
  if (document.kind === 'page' || !listPaths.has(ALL_POSTS_PATH)) return [home, own];
  const { strings } = languagePack(languageOf(context, document));
  return [home, { title: strings.posts, path: ALL_POSTS_PATH }, own];
}

/** The view of a document's page: the article, and the links around it. */

import { markdownPath } from '../../content/document-name.ts';
import { descriptionOf } from '../../site/description.ts';
import { describeMoment } from '../../theme/dates.ts';
import { escapeHtml } from '../../theme/html.ts';
import { languagePack } from '../../theme/languages/language.ts';
import type { CoverView, PageView } from '../../theme/view.ts';
import type { Breadcrumb, PageFacts } from '../crawlers/page-facts.ts';
import { pageHead } from '../crawlers/page-head.ts';
import { plainPage } from '../plain-page.ts';
import type { PageContext } from './page-context.ts';
import { readingMinutes } from './reading-time.ts';
import { pagePath } from './render-document.ts';
import { type TextLength, textLength } from './text-length.ts';
import { trailTo } from './trail.ts';

/** The view of one page of a document. */
export function documentPage(around: PageContext): PageView {
  const { document, original, rendered, number, view } = around;
  const { config } = view;
  const length = document.kind === 'post' ? textLength(rendered.text) : null;
  const facts = documentFacts(around, length);
  const head = pageHead({ facts, config, publisher: around.publisher, feeds: around.feeds });
  const markdown = {
    rel: 'alternate',
    type: 'text/markdown',
    href: markdownPath((original ?? document).path),
  };
  return plainPage({
    document,
    kind: around.isHome ? 'home' : document.kind,
    layout: around.layout,
    posts: number === 1 ? around.posts : [],
    path: document.path === '/' ? view.home : document.path,
    title: document.title,
    description: facts.description,
    ...around.inCategory,
    html: rendered.html,
    leadingTitle: rendered.leadingTitle,
    headings: rendered.headings,
    uses: rendered.uses,
    ...head,
    links: [
      ...(number === 1 ? [markdown] : []),
      ...head.links,
      ...(original !== null && config.url === null ? [{ rel: 'canonical', href: original.path }] : []),
      ...(number === 1 ? around.languages : []),
    ],
    ...(around.isDraft ? draftParts(facts, head.metas) : {}),
    meta: metaOf(around, facts, length),
    cover: shownCover(around),
    trail:
      around.isHome || document.kind === 'post' || around.layout === 'landing'
        ? []
        : trailTo(view.nav, document.path),
    source: hasSource(around) ? sourceOf(around, facts) : null,
    ...around.neighbours,
    listLinks: around.hasListLinks ? around.allListLinks : [],
    ...(document.kind === 'post' ? postParts(around) : {}),
  });
}

/** The notice of a draft, and `noindex` for a crawler that reaches a preview. */
function draftParts({ language }: PageFacts, metas: PageView['metas']): Partial<PageView> {
  const robots = { name: 'robots', content: 'noindex' };
  return { notice: languagePack(language).strings.draft, noticeLanguage: null, metas: [...metas, robots] };
}

/** The post's cover, unless its article shows the same picture, and not on later pages of a list in it. */
function shownCover({ cover, rendered, number }: PageContext): CoverView | null {
  return cover !== null && number === 1 && !rendered.html.includes(`src="${escapeHtml(cover.url)}"`)
    ? cover
    : null;
}

/** The facts of a page; `length` is that of a post's article, else null. */
function documentFacts(around: PageContext, length: TextLength | null): PageFacts {
  const { document, original, isHome, view } = around;
  const { author } = document;
  return {
    kind: isHome ? 'home' : document.kind,
    // The canonical address of a stand-in is the original's.
    path: pagePath(original ?? document, around.number),
    title: document.title,
    description: document.description || (isHome && view.config.sitedescription) || descriptionOf(document),
    language: around.inCategory.language,
    image: around.image,
    published: document.created,
    modified: around.modified,
    author: author === null ? null : { name: author, path: around.authorHref },
    tags: document.tags,
    words: length?.stretches ?? null,
    breadcrumbs: breadcrumbs(around),
  };
}

function metaOf(
  { document, view }: PageContext,
  { language, author, published, modified }: PageFacts,
  length: TextLength | null,
): PageView['meta'] {
  const { config } = view;
  if (document.kind === 'page' && author === null) return null;
  return {
    author: author?.name ?? null,
    ...(author === null || author.path === null ? {} : { authorHref: author.path }),
    created: published === null ? null : describeMoment(published, config, language),
    modified: modified === null ? null : describeMoment(modified, config, language),
    ...(length === null ? {} : { minutesToRead: readingMinutes(length) }),
  };
}

/** Landing pages and a blog's own page have no foot: other things follow their text. */
function hasSource({ document, layout }: PageContext): boolean {
  return layout !== 'landing' && !(document.kind === 'page' && layout === 'blog');
}

/** The foot of the article: a page has the date of its last change here, a post under its title. */
function sourceOf(
  { document, view }: PageContext,
  { language, modified }: PageFacts,
): NonNullable<PageView['source']> {
  const { config } = view;
  const isInMeta = document.kind !== 'page' || document.author !== null;
  const file = document.file.split('/').map(encodeURIComponent).join('/');
  return {
    modified: isInMeta || modified === null ? null : describeMoment(modified, config, language),
    editHref: config.editAddress === null ? null : config.editAddress + file,
  };
}

/** The parts of posts: tags, the posts of the series, related posts. */
function postParts({ document, tagHrefs, series, related }: PageContext): Partial<PageView> {
  return {
    tags: document.tags.map((name, index) => ({ name, href: tagHrefs[index] ?? null })),
    series,
    related: related.map(({ href, title, date }) => {
      return { href, title, date: date === null ? null : { text: date.text, iso: date.iso } };
    }),
  };
}

function breadcrumbs({ document, postsHref, inCategory, view }: PageContext): Breadcrumb[] {
  if (document.path === '/') return [];
  const home = { title: view.config.sitename, path: '/' };
  const own = { title: document.title, path: document.path };
  if (document.kind === 'page' || postsHref === null) return [home, own];
  return [home, { title: languagePack(inCategory.language).strings.posts, path: postsHref }, own];
}

/** The page's content: title, meta line, article, tags, lists, links to neighbours. */
import { attributes, type Html, html, raw } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import type { PageView, SiteView } from '../view.ts';
import { renderCover } from './cover.ts';
import { renderError, renderNear } from './error.ts';
import { renderListLinks } from './list-links.ts';
import { renderMeta } from './meta.ts';
import { renderNeighbours } from './neighbours.ts';
import { renderOutline } from './outline.ts';
import { renderPager } from './pager.ts';
import { isTopbar, renderPart, renderSidebarPart } from './part.ts';
import { renderPostList } from './post-list.ts';
import { renderRelated } from './related.ts';
import { renderSeries } from './series.ts';
import { renderTags } from './tags.ts';
import { renderSource, renderTrail } from './trail.ts';
import { renderComments, renderNewsletter } from './widgets.ts';

/** The pieces of a page's content, each null where the page has none. */
export interface ContentPieces {
  title: Html | null;
  notice: Html | null;
  meta: Html | null;
  outline: Html | null;
  cover: Html | null;
  /** The text. */
  body: Html | null;
  tags: Html | null;
  source: Html | null;
  trail: Html | null;
  newsletter: Html | null;
  comments: Html | null;
  series: Html | null;
  related: Html | null;
  posts: Html | null;
  pager: Html | null;
  neighbours: Html | null;
  listLinks: Html | null;
  /** The author's own parts. */
  beforeContent: Html | null;
  afterPost: Html | null;
  afterContent: Html | null;
}

/** The pieces of the content of a page. */
export function contentPieces(site: SiteView, page: PageView, strings: Strings): ContentPieces {
  const { heading, rest } = splitTitle(page);
  // On a stand-in the notice is in the language of the category whose page is missing.
  const language = page.noticeLanguage != null && attributes({ lang: page.noticeLanguage });
  const links = renderListLinks(page.listLinks ?? []);
  return {
    title: heading,
    notice:
      page.notice === null
        ? null
        : html`<p class="notice"${language} dir="auto"><strong>${page.notice}</strong></p>`,
    meta: page.meta === null ? null : renderMeta(page.meta, strings),
    outline: renderOutline(page, strings),
    cover: page.cover == null ? null : renderCover(page.cover),
    body: joined(
      rest !== '' && html`<div class="prose">${raw(rest)}</div>`,
      page.kind === 'error' && renderError(site, page, strings),
    ),
    tags: renderTags(page.tags, strings),
    source: renderSource(page, strings),
    trail: renderTrail(site, page, strings),
    newsletter: renderNewsletter(site, page, strings),
    comments: renderComments(site, page),
    series: page.series === null ? null : renderSeries(page.series, strings),
    related: renderRelated(page.related, strings),
    posts: joined(renderPostList(page, strings), page.kind === 'error' && renderNear(site)),
    pager: page.pager === null ? null : renderPager(page.pager, strings),
    neighbours: renderNeighbours(page, strings),
    listLinks: links,
    beforeContent: renderPart(site, page, 'before-content'),
    afterPost: page.kind === 'post' ? renderPart(site, page, 'after-post') : null,
    afterContent: joined(
      renderPart(site, page, 'after-content'),
      isTopbar(site) && renderSidebarPart(site, page),
    ),
  };
}

/** The article of a page: its title, its notice and line of dates, its text, its tags. */
export function renderArticle(pieces: ContentPieces): Html {
  const { title, notice, meta } = pieces;
  return html`<article>
      ${(title !== null || notice !== null || meta !== null) && html`<header>${title}${notice}${meta}</header>`}
      ${pieces.outline}
      ${pieces.cover}
      ${pieces.body}
      ${pieces.tags}
      ${pieces.source}
    </article>`;
}

/** Everything inside <main>. */
export function renderContent(pieces: ContentPieces): Html {
  return html`
    ${pieces.beforeContent}
    ${pieces.trail}
    ${renderArticle(pieces)}
    ${pieces.afterPost}
    ${pieces.newsletter}
    ${pieces.comments}
    ${pieces.series}
    ${pieces.related}
    ${pieces.posts}
    ${pieces.pager}
    ${pieces.neighbours}
    ${pieces.listLinks}
    ${pieces.afterContent}`;
}

/** Markup side by side; null where there is none. */
function joined(...parts: (Html | null | false)[]): Html | null {
  return parts.some((part) => part !== null && part !== false) ? html`${parts}` : null;
}

/**
 * The level-1 heading and the rest of the article. An article that begins with such a heading keeps it, and so does a
 * page whose only one is further down, for example after a picture: a title above it would be a second one. A post has
 * its title at the top, unless that heading is its title.
 */
function splitTitle(page: PageView): { heading: Html | null; rest: string } {
  const end = page.leadingTitle === null ? -1 : page.html.indexOf('</h1>');
  if (end === -1) {
    const titles = page.headings.filter(({ level }) => level === 1).length;
    const isTitle = page.headings.some(({ level, text }) => level === 1 && text === page.title);
    const hasOwn = titles === 1 && (page.kind !== 'post' || isTitle);
    return { heading: hasOwn ? null : html`<h1>${page.title}</h1>`, rest: page.html };
  }
  const after = end + '</h1>'.length;
  return { heading: raw(page.html.slice(0, after)), rest: page.html.slice(after).trimStart() };
}

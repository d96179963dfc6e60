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

/** Everything inside <main>. */
export function renderArticle(site: SiteView, page: PageView, strings: Strings): Html {
  const { heading, rest } = splitTitle(page);
  const meta = page.meta === null ? null : renderMeta(page.meta, strings);
  // On a stand-in the notice is in the language of the category whose page is missing.
  const language = page.noticeLanguage != null && attributes({ lang: page.noticeLanguage });
  const notice =
    page.notice === null
      ? null
      : html`<p class="notice"${language} dir="auto"><strong>${page.notice}</strong></p>`;
  return html`
    ${renderPart(site, page, 'before-content')}
    ${renderTrail(site, page, strings)}
    <article>
      ${(heading !== null || notice !== null || meta !== null) && html`<header>${heading}${notice}${meta}</header>`}
      ${renderOutline(page, strings)}
      ${page.cover != null && renderCover(page.cover)}
      ${rest !== '' && html`<div class="prose">${raw(rest)}</div>`}
      ${page.kind === 'error' && renderError(site, page, strings)}
      ${renderTags(page.tags, strings)}
      ${renderSource(page, strings)}
    </article>
    ${page.kind === 'post' && renderPart(site, page, 'after-post')}
    ${renderNewsletter(site, page, strings)}
    ${renderComments(site, page)}
    ${page.series !== null && renderSeries(page.series, strings)}
    ${renderRelated(page.related, strings)}
    ${renderPostList(page, strings)}
    ${page.kind === 'error' && renderNear(site)}
    ${page.pager !== null && renderPager(page.pager, strings)}
    ${renderNeighbours(page, strings)}
    ${renderListLinks(page.listLinks ?? [])}
    ${renderPart(site, page, 'after-content')}
    ${isTopbar(site) && renderSidebarPart(site, page)}`;
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

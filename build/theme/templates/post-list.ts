/** Posts as a homepage or a list shows them: date, title, description, tags. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView, PostSummaryView } from '../view.ts';
import { renderThumbnail } from './cover.ts';
import { renderTime } from './meta.ts';
import { renderTags } from './tags.ts';

/** The list; null without posts. On a list's page the title is its heading, on other pages it has its own. */
export function renderPostList(page: PageView, strings: Strings): Html | null {
  if (page.posts.length === 0) return null;
  if (page.kind === 'list') {
    return html`<ol class="summaries">${page.posts.map((post) => renderPost(post, raisedHeading, strings))}</ol>`;
  }
  return html`<section aria-labelledby="page:posts">
    <h2 id="page:posts">${strings.latestPosts}</h2>
    <ol class="summaries">${page.posts.map((post) => renderPost(post, plainHeading, strings))}</ol>
  </section>`;
}

function renderPost(post: PostSummaryView, heading: (link: Html) => Html, strings: Strings): Html {
  const { author, date, description, minutesToRead, tags = [] } = post;
  const facts = [
    date !== null && renderTime(date),
    author,
    minutesToRead !== undefined && strings.minutesToRead.replace('{n}', String(minutesToRead)),
  ].filter((fact) => fact !== false && fact !== null);
  const link = html`<a href="${safeUrl(post.href)}">${post.title}</a>`;
  return html`<li>
    ${post.cover != null && renderThumbnail(post.cover)}
    ${heading(link)}
    <p class="meta">${facts.map((fact, index) => [index > 0 && ' | ', fact])}</p>
    ${description !== '' && html`<p>${description}</p>`}
    ${renderTags(tags, strings)}
  </li>`;
}

function raisedHeading(link: Html): Html {
  return html`<h2>${link}</h2>`;
}

function plainHeading(link: Html): Html {
  return html`<h3>${link}</h3>`;
}

/** Posts as a homepage or a list shows them: date, title, description. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView, PostSummaryView } from '../view.ts';
import { renderThumbnail } from './cover.ts';
import { renderTime } from './meta.ts';

/** The list; null without posts. On a list's page the title is its heading, on other pages it has its own. */
export function renderPostList(page: PageView, strings: Strings): Html | null {
  if (page.posts.length === 0) return null;
  if (page.kind === 'list') {
    return html`<ol class="summaries">${page.posts.map((post) => renderPost(post, raisedHeading))}</ol>`;
  }
  return html`<section aria-labelledby="page:posts">
    <h2 id="page:posts">${strings.latestPosts}</h2>
    <ol class="summaries">${page.posts.map((post) => renderPost(post, plainHeading))}</ol>
  </section>`;
}

function renderPost(post: PostSummaryView, heading: (link: Html) => Html): Html {
  const { author, date, description } = post;
  const link = html`<a href="${safeUrl(post.href)}">${post.title}</a>`;
  return html`<li>
    ${post.cover != null && renderThumbnail(post.cover)}
    ${heading(link)}
    <p class="meta">${date !== null && renderTime(date)}${date !== null && author !== null && ' | '}${author}</p>
    ${description !== '' && html`<p>${description}</p>`}
  </li>`;
}

function raisedHeading(link: Html): Html {
  return html`<h2>${link}</h2>`;
}

function plainHeading(link: Html): Html {
  return html`<h3>${link}</h3>`;
}

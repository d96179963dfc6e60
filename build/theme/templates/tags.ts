/** The tags of a post. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView } from '../view.ts';

/** A list of tags, linked where a tag has a page; null without tags. */
export function renderTags(tags: PageView['tags'], strings: Strings): Html | null {
  if (tags.length === 0) return null;
  return html`<ul class="tags" aria-label="${strings.tags}">${tags.map(
    ({ name, href }) =>
      html`<li>${href === null ? html`<span>${name}</span>` : html`<a href="${safeUrl(href)}" rel="tag">${name}</a>`}</li>`,
  )}</ul>`;
}

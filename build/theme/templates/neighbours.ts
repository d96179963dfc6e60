/** Links from a post or page to the ones before and after it. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView } from '../view.ts';

/** One or two links; null without any. */
export function renderNeighbours(page: PageView, strings: Strings): Html | null {
  const { previous, next } = page;
  if (previous === null && next === null) return null;
  return html`<nav class="neighbours" aria-label="${strings.previous} / ${strings.next}">
    ${previous !== null && renderNeighbour(previous, 'prev', strings.previous)}
    ${next !== null && renderNeighbour(next, 'next', strings.next)}
  </nav>`;
}

function renderNeighbour(
  { href, title }: { href: string; title: string },
  rel: 'prev' | 'next',
  label: string,
): Html {
  return html`<a rel="${rel}" href="${safeUrl(href)}">
    <span>${label}</span> <strong>${title}</strong>
  </a>`;
}

/** The ways from a post or page to those before and after it. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView } from '../view.ts';

/** Two links at most; null where there is neither. */
export function renderNeighbours(page: PageView, strings: Strings): Html | null {
  const { previous, next } = page;
  if (previous === null && next === null) return null;
  return html`<nav class="neighbours" aria-label="${strings.previous} / ${strings.next}">
    ${previous !== null && renderWay(previous, 'prev', strings.previous)}
    ${next !== null && renderWay(next, 'next', strings.next)}
  </nav>`;
}

function renderWay(way: { href: string; title: string }, rel: 'prev' | 'next', label: string): Html {
  return html`<a rel="${rel}" href="${safeUrl(way.href)}">
    <span>${label}</span> <strong>${way.title}</strong>
  </a>`;
}

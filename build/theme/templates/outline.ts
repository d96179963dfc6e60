/** The outline of an article: its headings, beside it on a wide screen, folded above it on others. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import type { PageView } from '../view.ts';

/** A page with fewer headings needs no outline. */
const FEWEST_HEADINGS = 3;
/** The levels of listed headings: with all levels the outline would be too long. */
const LEVELS: readonly number[] = [2, 3];

/**
 * The outline; null if the page is too short for one, has a table of contents, or is a landing page. Browsers mark the
 * current part by CSS (`:target-current`), those that cannot by a script (client/outline.js).
 */
export function renderOutline(page: PageView, strings: Strings): Html | null {
  if ((page.kind !== 'page' && page.kind !== 'post') || page.layout === 'landing') return null;
  const headings = page.headings.filter(({ level }) => LEVELS.includes(level));
  if (headings.length < FEWEST_HEADINGS || /<nav class="toc/.test(page.html)) return null;
  return html`<nav class="outline" aria-label="${strings.onThisPage}"><details>
    <summary>${strings.onThisPage}</summary>
    <p aria-hidden="true">${strings.onThisPage}</p>
    <ol>${headings.map(
      ({ id, level, text }) =>
        html`<li><a${level > 2 && html` class="deeper"`} href="#${id}">${text}</a></li>`,
    )}</ol>
  </details></nav>`;
}

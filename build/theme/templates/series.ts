/** The other parts of a series of posts. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView } from '../view.ts';

/** All parts in order; the current one is marked, and is not a link. */
export function renderSeries(series: NonNullable<PageView['series']>, strings: Strings): Html {
  const { name, part, parts } = series;
  const position = strings.partOfSeries.replace('{n}', String(part)).replace('{of}', String(parts.length));
  return html`<nav class="series prose" aria-labelledby="page:series">
    <p id="page:series">${position} <strong>${name}</strong></p>
    <ol>${parts.map(({ href, title }, index) =>
      index + 1 === part
        ? html`<li aria-current="page">${title}</li>`
        : html`<li><a href="${safeUrl(href)}">${title}</a></li>`,
    )}</ol>
  </nav>`;
}

/** The other parts of a series of posts. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView } from '../view.ts';

/** The parts that are shown, in order; the current one is marked, and is not a link. */
export function renderSeries(series: NonNullable<PageView['series']>, strings: Strings): Html {
  const { name, part, count, parts } = series;
  const position = strings.partOfSeries.replace('{n}', String(part)).replace('{of}', String(count));
  return html`<nav class="series prose" aria-labelledby="page:series">
    <p id="page:series">${position} <strong>${name}</strong></p>
    <ol>${parts.map(({ number, href, title }, index) => {
      const value = number !== (parts[index - 1]?.number ?? 0) + 1 && html` value="${number}"`;
      return number === part
        ? html`<li${value} aria-current="page">${title}</li>`
        : html`<li${value}><a href="${safeUrl(href)}">${title}</a></li>`;
    })}</ol>
  </nav>`;
}

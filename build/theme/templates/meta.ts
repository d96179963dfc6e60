/**
 * The line under a title:
 * `Author | Published 15 January 2026 at 09:00 (last updated 2 February 2026) | 5 min read`.
 */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView } from '../view.ts';

type Meta = NonNullable<PageView['meta']>;

/** The line; null if it would be empty. */
export function renderMeta(meta: Meta, strings: Strings): Html | null {
  const { created, modified, minutesToRead } = meta;
  const parts = [
    renderAuthor(meta),
    renderDates(created, modified, strings),
    minutesToRead === undefined ? null : html`${strings.minutesToRead.replace('{n}', String(minutesToRead))}`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return html`<p class="meta">${parts.map((part, index) => [index > 0 && ' | ', part])}</p>`;
}

function renderAuthor({ author, authorHref }: Meta): Html | null {
  if (author === null) return null;
  if (authorHref === undefined) return html`<span class="author">${author}</span>`;
  return html`<a class="author" href="${safeUrl(authorHref)}" rel="author">${author}</a>`;
}

function renderDates(
  created: { text: string; iso: string } | null,
  modified: { text: string; iso: string } | null,
  strings: Strings,
): Html | null {
  const updated = modified !== null && modified.text !== created?.text ? modified : null;
  if (created === null) {
    return updated === null ? null : renderUpdated(updated, strings);
  }
  const suffix = updated !== null && html` (${strings.lastUpdated} ${renderTime(updated)})`;
  return html`${strings.published} ${renderTime(created)}${suffix}`;
}

/** The date of a page's last change, at the start of a line. */
export function renderUpdated(date: { text: string; iso: string }, strings: Strings): Html {
  const { lastUpdated } = strings;
  return html`${lastUpdated.slice(0, 1).toUpperCase() + lastUpdated.slice(1)} ${renderTime(date)}`;
}

/** A date with its machine-readable form. */
export function renderTime(date: { text: string; iso: string }): Html {
  return html`<time datetime="${date.iso}">${date.text}</time>`;
}

/** The line under a title: `Author | Published 15 January 2026 at 09:00 (last updated 2 February 2026)`. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.ts';
import type { PageView } from '../view.ts';

/** The line, or null when there is nothing to say. */
export function renderMeta(meta: NonNullable<PageView['meta']>, strings: Strings): Html | null {
  const { author, created, modified } = meta;
  const dates = renderDates(created, modified, strings);
  if (author === null && dates === null) return null;
  const separator = author !== null && dates !== null && ' | ';
  return html`<p class="meta">${author !== null && html`<span class="author">${author}</span>`}${separator}${dates}</p>`;
}

function renderDates(
  created: { text: string; iso: string } | null,
  modified: { text: string; iso: string } | null,
  strings: Strings,
): Html | null {
  const updated = modified !== null && modified.text !== created?.text ? modified : null;
  if (created === null) {
    return updated === null ? null : html`${capitalise(strings.lastUpdated)} ${renderTime(updated)}`;
  }
  const suffix = updated !== null && html` (${strings.lastUpdated} ${renderTime(updated)})`;
  return html`${strings.published} ${renderTime(created)}${suffix}`;
}

/** A date with its machine-readable form. */
export function renderTime(date: { text: string; iso: string }): Html {
  return html`<time datetime="${date.iso}">${date.text}</time>`;
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

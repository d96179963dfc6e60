/**
 * The theme's few icons as inline SVG: strokes in the colour of the text, hidden from screen readers (.icon in
 * css/base.css).
 */
import { type Html, raw } from '../html.ts';

function icon(shapes: string): Html {
  return raw(
    `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">${shapes}</svg>`,
  );
}

export const SEARCH_ICON: Html = icon('<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>');
export const THEME_ICON: Html = icon(
  '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"/>',
);
export const MENU_ICON: Html = icon('<path d="M4 7h16M4 12h16M4 17h16"/>');
export const CLOSE_ICON: Html = icon('<path d="m6 6 12 12M18 6 6 18"/>');
export const LANGUAGE_ICON: Html = icon(
  '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17c-5-5.5-5-11.5 0-17z"/>',
);

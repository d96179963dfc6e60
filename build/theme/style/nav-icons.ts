/** The icons of the navigation: SVG files as masks, painted in the colour of the text. */
import type { CalloutIcon } from './callout-icons.ts';
import { cssString } from './css-string.ts';
import { maskDeclarations } from './mask.ts';

/**
 * A rule for all entries with an icon, and one with the file of each; '' without icons. They stand in the style sheet
 * and not in the pages, since each page has the navigation.
 */
export function navIconRules(icons: readonly CalloutIcon[]): string {
  if (icons.length === 0) return '';
  const each = icons.map(({ name, href }) => `${before([name])}{${maskDeclarations(href)}}`);
  const all = before(icons.map(({ name }) => name));
  const shape =
    'content:"";display:inline-block;width:1em;height:1em;margin-inline-end:.5em;vertical-align:-.125em';
  // The colours of a reader's high contrast replace every background, but not this keyword.
  const contrast = `@media(forced-colors:active){${all}{background:LinkText}}`;
  return [`${all}{${shape};background:currentColor}`, ...each, contrast].join('\n');
}

function before(names: readonly string[]): string {
  const icons = names.map((name) => `[data-icon=${cssString(name)}]`);
  return `.nav :is(${icons.join(',')})::before`;
}

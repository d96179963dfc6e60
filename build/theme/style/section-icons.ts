/** The icons of sections that open and close: mdcms's icon names, drawn without an icon font. */

import type { CalloutIcon } from './callout-icons.ts';
import { maskDeclarations } from './mask.ts';

/** Characters by icon name. Other names get the default, a chevron. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['arrow_right', '\\25B8'],
  ['arrow_drop_down', '\\25BE'],
  ['keyboard_double_arrow_right', '\\BB'],
  ['keyboard_double_arrow_down', '\\BB'],
  ['expand_content', '+'],
  ['collapse_content', '\\2212'],
  ['add', '+'],
  ['minimize', '\\2212'],
  ['remove', '\\2212'],
]);

/** Names of icons that look like the default chevron. */
const CHEVRONS: ReadonlySet<string> = new Set([
  'keyboard_arrow_right',
  'keyboard_arrow_down',
  'chevron_right',
  'expand_more',
]);

/** Whether the theme's own mark looks like mdcms's icon with that name. */
export function isDrawnSectionIcon(name: string): boolean {
  return CHARACTERS.has(name) || CHEVRONS.has(name);
}

/**
 * Rules that replace the chevron of a section's <summary>: by the author's own icons if there is a file for the
 * closed state, else by characters; '' for other names.
 */
export function sectionIconRules(
  expand: string | null,
  collapse: string | null,
  icons: readonly CalloutIcon[] = [],
): string {
  const file = (name: string | null): string | undefined => icons.find((icon) => icon.name === name)?.href;
  const own = file(expand);
  if (own !== undefined) return fileRules(own, file(collapse));
  const closed = CHARACTERS.get(expand ?? '');
  if (closed === undefined) return '';
  const open = CHARACTERS.get(collapse ?? '') ?? (closed === '+' ? '\\2212' : closed);
  const turned = closed === open && closed !== '+' ? 'rotate:90deg;' : 'rotate:none;';
  return [
    `.nav summary::after{border:0;rotate:none;width:auto;height:auto;content:"${closed}"/""}`,
    `.nav [open]>summary::after{${turned}content:"${open}"/""}`,
  ].join('\n');
}

/** Files as masks, painted in the colour of the text; without a file for the open state the other one is rotated. */
function fileRules(closed: string, open: string | undefined): string {
  const shape = 'border:0;rotate:none;width:1.25em;height:1.25em;background:currentColor';
  return [
    `.nav summary::after{${shape};${maskDeclarations(closed)}}`,
    `.nav [open]>summary::after{${open === undefined ? 'rotate:90deg' : `rotate:none;${maskDeclarations(open)}`}}`,
  ].join('\n');
}

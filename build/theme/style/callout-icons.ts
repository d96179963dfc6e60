/** An author's own icons for callouts: an SVG file as a mask, painted in the callout's colour. */
import type { Theme } from '../../content/model.ts';
import { cssString } from './css-string.ts';
import { maskDeclarations } from './mask.ts';
import { CALLOUT_KINDS } from './palette.ts';

export interface CalloutIcon {
  /** The file's name without `.svg`, as in a block's `icon:` and in theme.yml. */
  name: string;
  /** Absolute path. */
  href: string;
}

/**
 * A rule for each icon that a block can name, and one for each kind of callout whose icon in theme.yml is
 * among the files. A kind without a file keeps the theme's icon.
 */
export function calloutIconRules(theme: Pick<Theme, 'callouts'>, icons: readonly CalloutIcon[]): string {
  const rules = icons.map(({ name, href }) => mask(`.callout-icon[data-icon=${cssString(name)}]`, href));
  for (const kind of CALLOUT_KINDS) {
    const icon = icons.find(({ name }) => name === theme.callouts[kind].icon);
    if (icon !== undefined) rules.unshift(mask(`.callout-${kind} .callout-icon`, icon.href));
  }
  return rules.join('\n');
}

/** Replaces the theme's icon, a circle with `i`, `!` or `✓`. */
function mask(selector: string, href: string): string {
  return `${selector}{border-radius:0;color:transparent;${maskDeclarations(href)}}`;
}

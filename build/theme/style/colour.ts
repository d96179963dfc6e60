/** Colours for the style sheet: how they are written, and changed until they are readable. */
import { contrastRatio } from '../../content/contrast.ts';
import { type Colour, parseColour } from '../../content/css-values.ts';
import { BLACK, mix, WHITE } from '../../content/mix-colours.ts';

/** The contrast of normal text that WCAG 2.2 requires at level AA (success criterion 1.4.3). */
export const AA_TEXT = 4.5;

/** `#rrggbb`, or `#rgb` if that is the same colour. Alpha is not written: put the colour over its background first. */
export function formatColour(colour: Colour): string {
  const channels = [colour.red, colour.green, colour.blue];
  const digits = channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0'));
  const isShort = digits.every((pair) => pair[0] === pair[1]);
  return `#${digits.map((pair) => (isShort ? pair.slice(1) : pair)).join('')}`;
}

/**
 * The colour itself if it has `minimum` contrast on the opaque background; else the nearest mix with black or white
 * (the one with more contrast) that has it, or that black or white.
 */
export function readable(colour: Colour, background: Colour, minimum: number = AA_TEXT): Colour {
  const goal = onColour(background);
  // Both colours are rounded, as they are in the style sheet.
  const ground = rounded(background);
  for (let percent = 0; percent < 100; percent += 2) {
    const candidate = rounded(mix(goal, colour, percent / 100));
    if (contrastRatio(candidate, ground) >= minimum) return candidate;
  }
  return goal;
}

/** The more readable one on a background: black or white. */
export function onColour(background: Colour): Colour {
  return contrastRatio(WHITE, background) >= contrastRatio(BLACK, background) ? WHITE : BLACK;
}

/** The author's colour if it can be parsed, else `fallback`. */
export function colourOr(text: string | null, fallback: string): Colour {
  const colour = (text === null ? null : parseColour(text)) ?? parseColour(fallback);
  if (colour === null) throw new TypeError(`not a colour: ${fallback}`);
  return colour;
}

function rounded(colour: Colour): Colour {
  return {
    red: Math.round(colour.red),
    green: Math.round(colour.green),
    blue: Math.round(colour.blue),
    alpha: 1,
  };
}

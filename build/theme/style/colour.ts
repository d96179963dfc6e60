/** Arithmetic with colours: mixing two, putting one over another, and changing one until it is readable. */
import { contrastRatio } from '../../content/contrast.ts';
import { type Colour, parseColour } from '../../content/css-values.ts';

export const BLACK: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };
export const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

/** The contrast of normal text that WCAG 2.2 requires at level AA (success criterion 1.4.3). */
export const AA_TEXT = 4.5;

/** `#rrggbb`, or `#rgb` if that is the same colour. Alpha is not written: put the colour over its background first. */
export function formatColour(colour: Colour): string {
  const channels = [colour.red, colour.green, colour.blue];
  const digits = channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0'));
  const isShort = digits.every((pair) => pair[0] === pair[1]);
  return `#${digits.map((pair) => (isShort ? pair.slice(1) : pair)).join('')}`;
}

/** `share` (0 to 1) of the first, the rest of the second, as color-mix(in srgb) does with opaque colours. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const blend = (a: number, b: number): number => a * share + b * (1 - share);
  return {
    red: blend(first.red, second.red),
    green: blend(first.green, second.green),
    blue: blend(first.blue, second.blue),
    alpha: 1,
  };
}

/** The colour of a translucent colour over an opaque one. */
export function over(top: Colour, bottom: Colour): Colour {
  return mix(top, bottom, top.alpha);
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

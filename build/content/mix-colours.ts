/** Mixes colours as browsers do. */
import type { Colour } from './css-values.ts';

export const BLACK: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };
export const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

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

/** A translucent colour over an opaque one: source-over compositing (W3C Compositing 1 §5.1). */
export function over(top: Colour, bottom: Colour): Colour {
  return mix(top, bottom, top.alpha);
}

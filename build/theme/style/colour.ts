/** Colours as numbers: reading CSS notations, mixing, and contrast as WCAG 2.2 defines it. */
import { namedColour } from './named-colours.ts';

/** sRGB channels 0 to 255, alpha 0 to 1. */
export interface Colour {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

export const BLACK: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };
export const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

/** The contrast of normal text that WCAG 2.2 asks for at level AA (success criterion 1.4.3). */
export const AA_TEXT = 4.5;

/** Reads #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(), hsl(), hsla() and CSS names; null for anything else. */
export function parseColour(text: string): Colour | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.startsWith('#')) return parseHex(trimmed.slice(1));
  const call = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(trimmed);
  if (call === null) return parseHex(namedColour(trimmed) ?? '');
  const parts = (call[2] ?? '').split(/[\s,/]+/).filter((part) => part !== '');
  if (parts.length < 3 || parts.length > 4) return null;
  const [first = NaN, second = NaN, third = NaN] = parts.map((part) => parseNumber(part, call[1] === 'rgb'));
  const alpha = parts[3] === undefined ? 1 : parseAlpha(parts[3]);
  if ([first, second, third, alpha].some(Number.isNaN)) return null;
  if (call[1] === 'rgb') return clamp({ red: first, green: second, blue: third, alpha });
  return clamp({ ...fromHsl(first, second / 100, third / 100), alpha });
}

/** `#rrggbb`, or `#rgb` where that says the same; a colour that is not opaque is laid over its background before it comes here. */
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

/** What the eye sees where a translucent colour lies over an opaque one. */
export function over(top: Colour, bottom: Colour): Colour {
  return mix(top, bottom, top.alpha);
}

/** Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(first: Colour, second: Colour): number {
  const a = luminance(first);
  const b = luminance(second);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour itself, or the nearest one towards black or white that has `minimum` contrast on the background. */
export function readable(colour: Colour, background: Colour, minimum: number = AA_TEXT): Colour {
  const goal = contrast(BLACK, background) > contrast(WHITE, background) ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.02) {
    // Rounded, because the rounded colour is the one that readers get.
    const candidate = parseHex(formatColour(mix(goal, colour, share)).slice(1)) ?? goal;
    if (contrast(candidate, background) >= minimum) return candidate;
  }
  return goal;
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function parseHex(digits: string): Colour | null {
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(digits)) return null;
  const size = digits.length < 6 ? 1 : 2;
  const channel = (index: number): number => {
    const part = digits.slice(index * size, (index + 1) * size);
    return part === '' ? 255 : Number.parseInt(size === 1 ? part + part : part, 16);
  };
  return { red: channel(0), green: channel(1), blue: channel(2), alpha: channel(3) / 255 };
}

/** A channel: in rgb(), a percentage is of 255; hues may carry `deg`. */
function parseNumber(part: string, ofByte: boolean): number {
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(%|deg)?$/.exec(part);
  if (match === null) return NaN;
  return Number(match[1]) * (ofByte && match[2] === '%' ? 2.55 : 1);
}

function parseAlpha(part: string): number {
  const value = parseNumber(part, false);
  return part.endsWith('%') ? value / 100 : value;
}

/** CSS Color 4, section 7.1: hue in degrees, the others 0 to 1. */
function fromHsl(hue: number, saturation: number, lightness: number): Omit<Colour, 'alpha'> {
  const channel = (offset: number): number => {
    const k = (((offset + hue / 30) % 12) + 12) % 12;
    const reach = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return { red: channel(0), green: channel(8), blue: channel(4) };
}

function clamp({ red, green, blue, alpha }: Colour): Colour {
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  return {
    red: within(red, 255),
    green: within(green, 255),
    blue: within(blue, 255),
    alpha: within(alpha, 1),
  };
}

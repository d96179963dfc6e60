/**
 * Values that authors write and that end up in a style sheet. Only a single value of the kind passes, since a
 * semicolon or brace could add rules.
 */
import colourNames from 'color-name';

/** Red, green and blue from 0 to 255, opacity from 0 to 1. */
export interface Colour {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

const LENGTH = /^(?:0|(?:\d+(?:\.\d+)?|\.\d+)(?:px|em|rem|ch|ex|vw|vh|vmin|vmax|cm|mm|in|pt|pc|%))$/i;
const FUNCTION = /^(rgba?|hsla?)\(([^()]*)\)$/;

/** Whether `text` is a CSS length that a width can take: `80em`, `1200px`, `90%`. */
export function isLength(text: string): boolean {
  return LENGTH.test(text);
}

/**
 * The colour that a CSS colour means: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`, `hsl()`,
 * `hsla()` with commas or blanks (CSS Color 4 §4–§7), or a named colour. null for anything else.
 */
export function parseColour(text: string): Colour | null {
  const colour = text.trim().toLowerCase();
  if (colour === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  if (Object.hasOwn(colourNames, colour)) {
    const [red = 0, green = 0, blue = 0] = colourNames[colour as keyof typeof colourNames];
    return { red, green, blue, alpha: 1 };
  }
  if (colour.startsWith('#')) return parseHex(colour.slice(1));
  const match = FUNCTION.exec(colour);
  if (match === null) return null;
  const parts = (match[2] ?? '').split(/[\s,/]+/).filter((part) => part !== '');
  return (match[1] ?? '').startsWith('rgb') ? parseRgb(parts) : parseHsl(parts);
}

function parseHex(digits: string): Colour | null {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.test(digits)) return null;
  const long = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  const [red = 0, green = 0, blue = 0, alpha = 255] = (long.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return { red, green, blue, alpha: alpha / 255 };
}

function parseRgb(parts: string[]): Colour | null {
  const [red, green, blue] = parts.slice(0, 3).map((part) => amount(part, 255));
  return colourOf(parts, red, green, blue);
}

/** CSS Color 4 §7.1: hue in degrees, saturation and lightness in per cent. */
function parseHsl(parts: string[]): Colour | null {
  const hue = amount((parts[0] ?? '').replace(/deg$/, ''), 360);
  const saturation = amount(parts[1], 1);
  const lightness = amount(parts[2], 1);
  if (hue === null || saturation === null || lightness === null) return null;
  const channel = (n: number): number => {
    const k = (n + (((hue % 360) + 360) % 360) / 30) % 12;
    const a = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return colourOf(parts, channel(0), channel(8), channel(4));
}

function colourOf(
  parts: string[],
  red: number | null | undefined,
  green: number | null | undefined,
  blue: number | null | undefined,
): Colour | null {
  const alpha = parts.length === 4 ? amount(parts[3], 1) : 1;
  if (parts.length < 3 || parts.length > 4 || alpha === null) return null;
  if (red == null || green == null || blue == null) return null;
  return { red: clamp(red, 255), green: clamp(green, 255), blue: clamp(blue, 255), alpha: clamp(alpha, 1) };
}

/** A number, or a percentage of `whole`. */
function amount(text: string | undefined, whole: number): number | null {
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(%?)$/.exec(text ?? '');
  if (match === null) return null;
  return match[2] === '%' ? (Number(match[1]) / 100) * whole : Number(match[1]);
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

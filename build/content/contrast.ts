/**
 * Whether a palette can be read: the contrast that WCAG 2.2 requires at level AA, 4.5:1 for text (1.4.3), 3:1 for
 * large text and for controls (1.4.3, 1.4.11).
 */
import { type Colour, parseColour } from './css-values.ts';
import { over, WHITE } from './mix-colours.ts';
import type { Palette } from './model.ts';

const TEXT = 4.5;
const LARGE = 3;

interface Pair {
  /** The colour in front, then its fallbacks where a palette leaves it out, as in the theme. */
  front: readonly (keyof Palette)[];
  behind: 'page' | 'surface';
  least: number;
}

/** The pairs of colours in the theme. */
const PAIRS: readonly Pair[] = [
  { front: ['ink'], behind: 'page', least: TEXT },
  { front: ['inkMuted'], behind: 'page', least: TEXT },
  { front: ['primary'], behind: 'page', least: TEXT },
  { front: ['heading', 'primary'], behind: 'page', least: LARGE },
  { front: ['onSurface', 'ink'], behind: 'surface', least: TEXT },
  { front: ['onSurfaceActive', 'primary'], behind: 'surface', least: TEXT },
  { front: ['onSurfaceTitle', 'onSurface', 'ink'], behind: 'surface', least: TEXT },
  { front: ['onSurfaceHeading', 'inkMuted'], behind: 'surface', least: TEXT },
  { front: ['onSurfaceNote', 'onSurfaceHeading', 'inkMuted'], behind: 'surface', least: TEXT },
  { front: ['onSurfaceIcon', 'onSurfaceHeading', 'inkMuted'], behind: 'surface', least: LARGE },
];

/** Two colours that are too alike. */
export interface LowContrast {
  front: keyof Palette;
  behind: keyof Palette;
  /** The ratio, between 1 and 21, and the least that is required. */
  ratio: number;
  least: number;
}

/** The pairs of a palette that fail, each once with the strictest demand on it. */
export function findLowContrast(palette: Palette): LowContrast[] {
  const found = new Map<string, LowContrast>();
  for (const { front: candidates, behind, least } of PAIRS) {
    const front = candidates.find((name) => palette[name] !== null);
    if (front === undefined) continue;
    const ratio = ratioOf(palette, front, behind);
    const pair = `${front} ${behind}`;
    if (ratio === null || ratio >= least || found.has(pair)) continue;
    found.set(pair, { front, behind, ratio, least });
  }
  return [...found.values()];
}

function ratioOf(palette: Palette, front: keyof Palette, behind: 'page' | 'surface'): number | null {
  const [text, ground, page] = [palette[front], palette[behind], palette.page].map((colour) =>
    parseColour(colour ?? ''),
  );
  if (!text || !ground || !page) return null;
  const paper = over(page, WHITE);
  const background = over(ground, paper);
  return contrastRatio(over(text, background), background);
}

/** The contrast ratio of two opaque colours (WCAG 2.2, definition of "contrast ratio"): 1 to 21. */
export function contrastRatio(a: Colour, b: Colour): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** WCAG 2.2, definition of "relative luminance": 0 for black, 1 for white. */
function luminance({ red, green, blue }: Colour): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

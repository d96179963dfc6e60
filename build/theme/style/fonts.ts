/**
 * Font families without web fonts. An author names a font as in mdcms, `provider:Name:weight`; readers who have that
 * font see it, others a system font of the same kind. Nothing is fetched from a provider. An author's font file is a
 * FontFace and is loaded from the site itself.
 */
import { cssString } from './css-string.ts';

/** A font file that the site serves. */
export interface FontFace {
  family: string;
  /** 400, or a range of a variable font: `100 900`. */
  weight: string;
  style: 'normal' | 'italic';
  /** Absolute path of a woff2, woff, ttf or otf file. */
  href: string;
  /** The characters for which it is loaded, as a CSS unicode-range; without it all. */
  range?: string;
}

/** A font of the reader's system with the measures of one that the site serves. */
export interface FallbackFace {
  /** `Inter fallback` */
  family: string;
  weight: 'normal' | 'bold';
  /** Names of system fonts; the first that the reader has is used. */
  local: readonly string[];
  /** Percentages. */
  size: string;
  ascent: string;
  descent: string;
  lineGap: string;
}

export interface FontChoice {
  /** null: a kind of system font (`system-ui:400`). */
  family: string | null;
  kind: FontKind;
  /** 100 to 900. */
  weight: number;
}

export type FontKind = 'sans' | 'serif' | 'slab' | 'rounded' | 'mono';

const STACKS: Record<FontKind, string> = {
  sans: 'system-ui,"Helvetica Neue",Arial,sans-serif',
  serif: '"Iowan Old Style","Palatino Linotype",P052,"Noto Serif",Georgia,serif',
  slab: 'Rockwell,"Rockwell Nova","Roboto Slab","DejaVu Serif","Sitka Small",Georgia,serif',
  rounded: 'ui-rounded,"Hiragino Maru Gothic ProN",Quicksand,Comfortaa,Manjari,Nunito,system-ui,sans-serif',
  mono: 'ui-monospace,"Cascadia Code",Menlo,Consolas,monospace',
};

/** The first match decides: `Roboto Slab` is a slab although Roboto is a sans. */
const KINDS: readonly (readonly [FontKind, RegExp])[] = [
  ['mono', /\bmono|code\b|console|consolas|courier|menlo|hack\b|inconsolata|typewriter|terminal|monaco/i],
  ['slab', /slab|rockwell|arvo|zilla|bitter|aleo|rokkitt|josefin slab|clarendon/i],
  ['sans', /sans|grotesk|grotesque|gothic|helvetica|arial/i],
  ['rounded', /rounded|nunito|quicksand|comfortaa|varela|baloo|fredoka/i],
  [
    'serif',
    /serif|garamond|georgia|times|baskerville|caslon|didot|bodoni|palatino|charter|cambria|minion|merriweather|playfair|lora\b|fraunces|newsreader|literata|crimson|cormorant|spectral|source serif|libre book|cardo|vollkorn|alegreya$|gelasio|frank ruhl|dm serif|pt serif|antiqua|young serif|instrument serif|tinos|domine|gilda|noticia|old standard|sorts mill|eb gar/i,
  ],
];

/** Reads `provider:Name:weight`, `Name:weight` or `Name`; null for any other text. */
export function parseFont(text: string | null): FontChoice | null {
  const parts = (text ?? '').split(':').map((part) => part.trim());
  const last = parts.at(-1) ?? '';
  const weight = /^[1-9]00$/.test(last) ? Number(last) : null;
  if (weight !== null) parts.pop();
  const name = parts.at(-1) ?? '';
  if (name === '') return null;
  const generic = genericKind(name);
  if (generic !== null) return { family: null, kind: generic, weight: weight ?? 400 };
  // A name has letters, digits, spaces and hyphens; other characters could end its quotes in the style sheet.
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,63}$/u.test(name)) return null;
  return { family: name, kind: fontKind(name), weight: weight ?? 400 };
}

/** The kind that a family's name suggests, else sans. */
export function fontKind(family: string): FontKind {
  return KINDS.find(([, pattern]) => pattern.test(family))?.[0] ?? 'sans';
}

/**
 * A CSS font-family list: the named family, its face of `fallbacks` if it has one, then the system's fonts of its kind.
 */
export function fontStack(
  choice: FontChoice | null,
  fallback: FontKind,
  fallbacks: readonly FallbackFace[] = [],
): string {
  const stack = STACKS[choice?.kind ?? fallback];
  if (choice?.family == null) return stack;
  const measured = `${choice.family} fallback`;
  const isThere = fallbacks.some(({ family }) => family === measured);
  return `"${choice.family}",${isThere ? `"${measured}",` : ''}${stack}`;
}

/** @font-face rules for the site's font files. Quotes and backslashes in names are escaped. */
export function fontFaceRules(faces: readonly FontFace[]): string {
  return faces
    .map(({ family, weight, style, href, range: characters }) => {
      const range = /^[1-9]\d{0,2}( [1-9]\d{0,2})?$/.test(weight) ? weight : '400';
      const name = `font-family:${cssString(family)};font-weight:${range};font-style:${style}`;
      const only = characters === undefined ? '' : `;unicode-range:${characters}`;
      return `@font-face{${name};font-display:swap;src:url(${cssString(href)})${only}}`;
    })
    .join('\n');
}

/** @font-face rules for system fonts with other measures. */
export function fallbackRules(faces: readonly FallbackFace[]): string {
  return faces
    .map(({ family, weight, local, size, ascent, descent, lineGap }) => {
      const names = local.map((name) => `local(${cssString(name)})`).join(',');
      const measures = `size-adjust:${size};ascent-override:${ascent};descent-override:${descent};line-gap-override:${lineGap}`;
      return `@font-face{font-family:${cssString(family)};font-weight:${weight};src:${names};${measures}}`;
    })
    .join('\n');
}

function genericKind(name: string): FontKind | null {
  switch (name.toLowerCase()) {
    case 'system-ui':
    case 'sans-serif':
    case 'sans':
      return 'sans';
    case 'serif':
    case 'ui-serif':
      return 'serif';
    case 'monospace':
    case 'ui-monospace':
      return 'mono';
    case 'ui-rounded':
      return 'rounded';
    default:
      return null;
  }
}

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

/** A CSS font-family list: the named family, then the system's fonts of its kind. */
export function fontStack(choice: FontChoice | null, fallback: FontKind): string {
  const stack = STACKS[choice?.kind ?? fallback];
  return choice?.family == null ? stack : `"${choice.family}",${stack}`;
}

/** @font-face rules for the site's font files. Quotes and backslashes in names are escaped. */
export function fontFaceRules(faces: readonly FontFace[]): string {
  return faces
    .map(({ family, weight, style, href }) => {
      const range = /^[1-9]\d{0,2}( [1-9]\d{0,2})?$/.test(weight) ? weight : '400';
      const name = `font-family:${cssString(family)};font-weight:${range};font-style:${style}`;
      return `@font-face{${name};font-display:swap;src:url(${cssString(href)})}`;
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

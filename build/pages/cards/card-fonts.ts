/** The fonts that cards are written in. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Asset } from '../../content/model.ts';
import { CARD_FAMILY } from '../drawings/draw-svg.ts';
import type { CardFonts } from './card-svg.ts';
import { type FontMetrics, readFont } from './font-metrics.ts';

export interface LoadedCardFonts {
  /** For the renderer. */
  files: Uint8Array[];
  drawing: CardFonts;
  /** In the order in which fonts are tried for a letter. */
  metrics: FontMetrics[];
}

const OWN_FONTS = ['700Bold/Inter_700Bold.ttf', '400Regular/Inter_400Regular.ttf'] as const;

interface CardFont {
  bytes: Uint8Array;
  metrics: FontMetrics;
}

let loaded: readonly CardFont[] | null = null;

/** Our font, bold and regular. Cards, icons and each save in dev use it, so it is read once in a process. */
function ownFonts(): readonly CardFont[] {
  const require = createRequire(import.meta.url);
  loaded ??= OWN_FONTS.map((name) => {
    const bytes = readFileSync(require.resolve(`@expo-google-fonts/inter/${name}`));
    return { bytes, metrics: readFont(bytes) };
  });
  return loaded;
}

/** Our font, then each font file of the author's that the renderer can read. */
export function loadCardFonts(assets: readonly Asset[]): LoadedCardFonts {
  const own = ownFonts();
  const usable = assets
    .filter(({ file }) => /^assets\/fonts\/.*\.(?:ttf|otf)$/i.test(file))
    .flatMap(({ bytes }) => {
      const metrics = tryFont(bytes);
      return metrics === null ? [] : [{ bytes, metrics }];
    });
  const [bold, regular] = own.map(({ metrics }) => metrics);
  if (bold === undefined || regular === undefined) throw new RangeError('the fonts of the cards are missing');
  const others = usable.map(({ metrics }) => metrics);
  return {
    files: [...own, ...usable].map(({ bytes }) => bytes),
    drawing: {
      family: CARD_FAMILY,
      bold: (text) => width(text, [bold, ...others]),
      regular: (text) => width(text, [regular, ...others]),
    },
    metrics: [regular, ...others],
  };
}

/**
 * The text as the fonts can write it, and the first letter or mark that would show as an empty box (null: none).
 * Emoji are left out; in a text of emoji alone the first one counts as missing. Invisible characters may be missing.
 */
export function writable(
  text: string,
  fonts: readonly FontMetrics[],
): { text: string; missing: string | null } {
  let kept = '';
  let missing: string | null = null;
  let picture: string | null = null;
  // A composed letter does not need its marks in the font (Unicode Standard Annex 15).
  for (const character of text.normalize('NFC').replace(EMOJI_JOINER, '')) {
    if (PART_OF_EMOJI.test(character)) continue;
    if (advance(character, fonts) !== null || INVISIBLE.test(character)) kept += character;
    else if (PICTURE.test(character)) picture ??= character;
    else missing ??= character;
  }
  const shown = kept.replace(/\s+/g, ' ').trim();
  return { text: shown, missing: missing ?? (shown === '' ? picture : null) };
}

/** Characters that make or join emoji (Unicode Technical Standard 51); others join letters. */
const PART_OF_EMOJI = /[\u20e3\ufe0e\ufe0f]/u;
const EMOJI_JOINER = /(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d/gu;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zs}]/u;

function tryFont(bytes: Uint8Array): FontMetrics | null {
  try {
    return readFont(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The sum of the advances, each in the first font that has the character. */
function width(text: string, fonts: readonly FontMetrics[]): number {
  let sum = 0;
  for (const character of text) sum += advance(character, fonts) ?? 0;
  return sum;
}

function advance(character: string, fonts: readonly FontMetrics[]): number | null {
  for (const font of fonts) {
    const found = font.advance(character.codePointAt(0) ?? 0);
    if (found !== null) return found;
  }
  return null;
}

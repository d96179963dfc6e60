/**
 * A system font with the measures of a web font: text is as long and lines are as high before the web font has come,
 * so that nothing moves when it does (CSS Fonts 5 §2: size-adjust, ascent-override, descent-override).
 */
import type { FallbackFace, FontKind } from '../../theme/style/fonts.ts';
import { type Frequencies, frequenciesOf, type Language, likeLanguage } from './letter-frequencies.ts';

/** System fonts of one width, of which nearly every device has one. */
interface System {
  names: readonly string[];
  /** The mean width of the characters of a text, in thousandths of the size. */
  means: Readonly<Record<Language, number>>;
}

const ARIAL: System = {
  names: ['Arial', 'Liberation Sans', 'Arimo'],
  means: { english: 442.4, german: 460.3, romance: 438.9 },
};
const ARIAL_BOLD: System = {
  names: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold'],
  means: { english: 476.8, german: 493.6, romance: 471.9 },
};
const TIMES: System = {
  names: ['Times New Roman', 'Liberation Serif', 'Tinos'],
  means: { english: 403, german: 416.3, romance: 394.7 },
};
const TIMES_BOLD: System = {
  names: ['Times New Roman Bold', 'Liberation Serif Bold', 'Tinos Bold'],
  means: { english: 428.7, german: 443, romance: 420.3 },
};
const COURIER: System = {
  names: ['Courier New', 'Liberation Mono', 'Cousine'],
  means: { english: 600, german: 600, romance: 600 },
};

/** From this weight on a system font is bold. */
const BOLD = 600;

/**
 * The fallback of the font in `bytes` (woff2) for texts in a language (BCP 47); null: its measures cannot be read, or
 * it has no Latin letters.
 */
export async function fallbackOf(
  bytes: Uint8Array,
  { family, kind, weight, language }: { family: string; kind: FontKind; weight: number; language: string },
): Promise<FallbackFace | null> {
  const like = likeLanguage(language);
  const measures = await measure(bytes, frequenciesOf(like));
  if (measures === null) return null;
  const system = systemFont(kind, weight >= BOLD);
  const scale = measures.mean / system.means[like];
  const override = (value: number): string => percentage(value / scale);
  return {
    family: `${family} fallback`,
    weight: weight >= BOLD ? 'bold' : 'normal',
    local: system.names,
    size: percentage(scale),
    ascent: override(measures.ascent),
    descent: override(measures.descent),
    lineGap: override(measures.lineGap),
  };
}

function systemFont(kind: FontKind, bold: boolean): System {
  if (kind === 'mono') return COURIER;
  if (kind === 'serif' || kind === 'slab') return bold ? TIMES_BOLD : TIMES;
  return bold ? ARIAL_BOLD : ARIAL;
}

/** In parts of the size; `mean` in thousandths of it. */
async function measure(
  bytes: Uint8Array,
  text: Frequencies,
): Promise<{ mean: number; ascent: number; descent: number; lineGap: number } | null> {
  // Only sites with fonts of their own need it.
  const { create } = await import('fontkitten');
  try {
    const font = create(bytes as Buffer);
    if (!('unitsPerEm' in font)) return null;
    const unit = font.unitsPerEm;
    const glyphOf = (letter: string): { id: number; advanceWidth: number } =>
      font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    // A file of another script has blanks or boxes for them.
    if (glyphOf('e').id === 0) return null;
    let sum = 0;
    let count = 0;
    for (const [letter, often] of text) {
      sum += glyphOf(letter).advanceWidth * often;
      count += often;
    }
    const mean = (sum / count / unit) * 1000;
    const found = {
      mean,
      ascent: font.ascent / unit,
      descent: Math.abs(font.descent) / unit,
      lineGap: Math.max(0, font.lineGap) / unit,
    };
    return Object.values(found).every(Number.isFinite) && mean > 0 ? found : null;
  } catch {
    return null;
  }
}

function percentage(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}

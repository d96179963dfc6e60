/**
 * A system font with the measures of a web font: text is as long and lines are as high before the web font has come,
 * so that nothing moves when it does (CSS Fonts 5 §2: size-adjust, ascent-override, descent-override).
 */
import type { FallbackFace, FontKind } from '../../theme/style/fonts.ts';

/** Letters and spaces as often as in English, of which Latin text has much the same width. */
const SAMPLE = `${'e'.repeat(10)}${'t'.repeat(7)}${'a'.repeat(7)}${'o'.repeat(6)}${'i'.repeat(6)}${'n'.repeat(6)}${'s'.repeat(5)}${'h'.repeat(5)}${'r'.repeat(5)}ddddlllccuummwwffggyyppbvk${' '.repeat(18)}`;

/** Fonts that nearly every device has one of, all of one width: the mean of SAMPLE in thousandths of the size. */
interface System {
  names: readonly string[];
  mean: number;
}

const ARIAL: System = { names: ['Arial', 'Liberation Sans', 'Arimo'], mean: 443.6 };
const ARIAL_BOLD: System = { names: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold'], mean: 479.8 };
const TIMES: System = { names: ['Times New Roman', 'Liberation Serif', 'Tinos'], mean: 402.6 };
const TIMES_BOLD: System = {
  names: ['Times New Roman Bold', 'Liberation Serif Bold', 'Tinos Bold'],
  mean: 428.5,
};
const COURIER: System = { names: ['Courier New', 'Liberation Mono', 'Cousine'], mean: 600 };

/** From this weight on a system font is bold. */
const BOLD = 600;

/** The fallback of the font in `bytes` (woff2); null: its measures cannot be read. */
export async function fallbackOf(
  bytes: Uint8Array,
  { family, kind, weight }: { family: string; kind: FontKind; weight: number },
): Promise<FallbackFace | null> {
  const measures = await measure(bytes);
  if (measures === null) return null;
  const system = systemFont(kind, weight >= BOLD);
  const scale = measures.mean / system.mean;
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
): Promise<{ mean: number; ascent: number; descent: number; lineGap: number } | null> {
  // Only sites with fonts of their own need it.
  const { create } = await import('fontkitten');
  try {
    const font = create(bytes as Buffer);
    if (!('unitsPerEm' in font)) return null;
    const unit = font.unitsPerEm;
    const widths = [...SAMPLE].map(
      (letter) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth,
    );
    const mean = (widths.reduce((sum, width) => sum + width, 0) / widths.length / unit) * 1000;
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

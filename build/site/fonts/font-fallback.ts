/**
 * A system font with the measures of a web font: text is as long and lines are as high before the web font has come,
 * so that nothing moves when it does (CSS Fonts 5 §2: size-adjust, ascent-override, descent-override).
 */
import type { FallbackFace, FontKind } from '../../theme/style/fonts.ts';

/** How often a character stands in a text of a thousand: letters, capitals, blanks, commas, digits. */
type Frequencies = Readonly<Record<string, number>>;

const ENGLISH: Frequencies = {
  ...{
    e: 98,
    t: 71,
    a: 64,
    o: 60,
    i: 55,
    n: 55,
    s: 50,
    h: 48,
    r: 47,
    d: 34,
    l: 32,
    u: 22,
    c: 21,
    m: 19,
    w: 19,
    f: 17,
  },
  ...{
    g: 16,
    y: 16,
    p: 15,
    b: 12,
    v: 8,
    k: 7,
    j: 1,
    x: 1,
    q: 1,
    z: 1,
    I: 6,
    T: 4,
    S: 3,
    A: 3,
    W: 3,
    H: 3,
    B: 3,
  },
  ...{ C: 2, M: 2, P: 1, ' ': 178, ',': 12, '.': 11, "'": 3, '"': 2, '-': 1, 0: 1, 1: 1, 2: 1, 3: 1 },
};
/** Nouns have capitals, and words are long. */
const GERMAN: Frequencies = {
  ...{
    e: 137,
    n: 82,
    i: 63,
    s: 58,
    r: 58,
    a: 50,
    t: 49,
    d: 41,
    h: 38,
    u: 35,
    l: 28,
    c: 26,
    g: 24,
    m: 20,
    o: 20,
  },
  ...{
    b: 14,
    w: 14,
    f: 13,
    k: 10,
    z: 9,
    v: 6,
    p: 6,
    ü: 6,
    ä: 5,
    ö: 3,
    ß: 3,
    j: 1,
    y: 1,
    x: 1,
    S: 6,
    D: 5,
    A: 4,
  },
  ...{
    B: 4,
    F: 4,
    G: 4,
    W: 4,
    E: 3,
    H: 3,
    K: 3,
    M: 3,
    V: 3,
    L: 2,
    ' ': 150,
    ',': 13,
    '.': 10,
    '-': 2,
    0: 1,
    1: 1,
    2: 1,
  },
};
/** French, and much the same in Italian, Spanish and Portuguese. */
const ROMANCE: Frequencies = {
  ...{
    e: 118,
    s: 64,
    a: 61,
    i: 60,
    t: 58,
    n: 57,
    r: 53,
    u: 51,
    l: 45,
    o: 43,
    d: 30,
    c: 26,
    p: 24,
    m: 24,
    é: 16,
  },
  ...{
    v: 13,
    q: 10,
    f: 9,
    b: 8,
    g: 8,
    h: 6,
    j: 4,
    à: 4,
    x: 3,
    y: 3,
    è: 3,
    z: 1,
    C: 3,
    L: 3,
    P: 3,
    E: 2,
    I: 2,
    D: 2,
  },
  ...{ M: 2, A: 2, S: 2, J: 2, ' ': 168, ',': 13, '.': 10, "'": 6, '-': 2, 0: 1, 1: 1, 2: 1, 3: 1 },
};

type Text = 'english' | 'german' | 'romance';
const TEXTS: Readonly<Record<Text, Frequencies>> = { english: ENGLISH, german: GERMAN, romance: ROMANCE };
const OF_LANGUAGE: Readonly<Record<string, Text>> = {
  ...{
    de: 'german',
    lb: 'german',
    fr: 'romance',
    es: 'romance',
    it: 'romance',
    pt: 'romance',
    ca: 'romance',
  },
};

/** Fonts that nearly every device has one of, all of one width: the mean of each text in thousandths of the size. */
interface System {
  names: readonly string[];
  means: Readonly<Record<Text, number>>;
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
 * The fallback of the font in `bytes` (woff2) for texts in a language (BCP 47); null: its measures cannot be read, or it
 * has no Latin letters.
 */
export async function fallbackOf(
  bytes: Uint8Array,
  { family, kind, weight, language }: { family: string; kind: FontKind; weight: number; language: string },
): Promise<FallbackFace | null> {
  const text = OF_LANGUAGE[language.split('-')[0] ?? ''] ?? 'english';
  const measures = await measure(bytes, TEXTS[text]);
  if (measures === null) return null;
  const system = systemFont(kind, weight >= BOLD);
  const scale = measures.mean / system.means[text];
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
    for (const [letter, often] of Object.entries(text)) {
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

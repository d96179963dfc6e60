/** Breaks a text into lines that fit a box, in the largest size. */

export interface TextBox {
  /** In px. */
  width: number;
  /** Font sizes in px to try, the largest first, each with the number of lines that fit. */
  sizes: readonly { size: number; lines: number }[];
}

export interface WrappedText {
  size: number;
  lines: string[];
}

/** The width of a text at a font size of 1. */
export type Measure = (text: string) => number;

/** Scripts without blanks between words: a line may end between any two of their characters. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}';

/**
 * A piece that is not broken: a character with its marks, or a word of another script, with opening punctuation before
 * it and closing punctuation after it, as in 「括弧」。 (Unicode Standard Annex 14, the classes OP, CL and NS in short).
 */
const PIECE = new RegExp(
  `[\\p{Ps}\\p{Pi}]*(?:[${UNSPACED}]\\p{M}*|[^${UNSPACED}\\p{Ps}\\p{Pi}]+)?[\\p{Pe}\\p{Pf}\\p{Po}ー]*`,
  'gu',
);
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');

/**
 * Breaks `text` at blanks (in scripts without them, anywhere) into lines of the box. The size is the largest at
 * which the text fits. If it fits at none, it is the smallest, and the last line ends with an ellipsis.
 */
export function wrapText(text: string, box: TextBox, measure: Measure): WrappedText {
  const pieces = breakable(text);
  for (const { size, lines: most } of box.sizes) {
    const lines = fill(pieces, box.width / size, measure);
    if (lines.length <= most) return { size, lines };
  }
  const { size, lines: most } = box.sizes.at(-1) ?? { size: 1, lines: 1 };
  const lines = fill(pieces, box.width / size, measure);
  const last = shorten(lines[most - 1] ?? '', box.width / size, measure);
  return { size, lines: [...lines.slice(0, most - 1), last] };
}

/** The pieces between which a line may break, each with whether a blank comes before it. */
function breakable(text: string): { word: string; blank: boolean }[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word, index) => {
      const parts = IS_UNSPACED.test(word) ? (word.match(PIECE) ?? []).filter((part) => part !== '') : [word];
      return parts.map((part, at) => ({ word: part, blank: index > 0 && at === 0 }));
    });
}

function fill(
  pieces: readonly { word: string; blank: boolean }[],
  width: number,
  measure: Measure,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { word, blank } of pieces) {
    const longer = line === '' ? word : `${line}${blank ? ' ' : ''}${word}`;
    if (measure(longer) <= width) line = longer;
    else {
      if (line !== '') lines.push(line);
      const [rest, ...full] = splitLong(word, width, measure).reverse();
      lines.push(...full.reverse());
      line = rest ?? '';
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Splits a word that is longer than a line into pieces that fit. */
function splitLong(word: string, width: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

function shorten(line: string, width: number, measure: Measure): string {
  const characters = [...line];
  while (characters.length > 0 && measure(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

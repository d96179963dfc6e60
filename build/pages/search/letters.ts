/**
 * One-byte letters. The dictionary writes ASCII as it is, the site's other letters as 0x80 to 0xfe, the most frequent
 * ones, and all further characters as an escape with their code point. The table of letters shows the handler how the
 * characters of a query are written; it has the letters of the site with their capitals, and those of European
 * languages that fold to them.
 */
import { ESCAPE, LETTER_CODES } from '../../../src/site/search-layout.ts';
import { ByteWriter } from './byte-writer.ts';
import { foldWord } from './fold.ts';
import { IDEOGRAPH, kindOf, OTHER } from './split-words.ts';

const FIRST_CODE = 0x80;
/** Latin-1, Latin Extended-A and -B: letters that readers may type in a site of any language. */
const EUROPEAN: readonly [number, number] = [0xaa, 0x24f];
/** Latin Extended Additional, of which Vietnamese needs the half: in sites that have any of them. */
const ADDITIONAL: readonly [number, number] = [0x1e00, 0x1eff];

export class Letters {
  readonly #codes = new Map<number, number>();

  /** The letters beyond ASCII that the site's words are written in, before they are folded. */
  readonly #written = new Set<number>();

  /** For these folded words, and the same as they are written. */
  constructor(words: Iterable<string>, written: Iterable<string>) {
    for (const word of written) {
      for (const letter of word) {
        const codePoint = letter.codePointAt(0) ?? 0;
        if (codePoint >= FIRST_CODE) this.#written.add(codePoint);
      }
    }
    const counts = new Map<number, number>();
    for (const word of words) {
      for (const letter of word) {
        const codePoint = letter.codePointAt(0) ?? 0;
        if (codePoint >= FIRST_CODE && kindOf(codePoint) !== IDEOGRAPH)
          counts.set(codePoint, (counts.get(codePoint) ?? 0) + 1);
      }
    }
    const frequent = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, ESCAPE - FIRST_CODE);
    for (const [index, [codePoint]] of frequent.entries()) this.#codes.set(codePoint, FIRST_CODE + index);
    this.#known = new Set(counts.keys());
  }

  /** All letters of the site beyond ASCII that are no ideographs. */
  readonly #known: ReadonlySet<number>;

  /** A folded word in one-byte letters. */
  encode(word: string): number[] {
    return Array.from(word, (letter) => letter.codePointAt(0) ?? 0).flatMap((codePoint) => {
      if (codePoint < FIRST_CODE) return [codePoint];
      const code = this.#codes.get(codePoint);
      return code === undefined
        ? [ESCAPE, codePoint >>> 16, (codePoint >>> 8) & 0xff, codePoint & 0xff]
        : [code];
    });
  }

  /** The table of letters, and how many it has. */
  table(): { bytes: Uint8Array; count: number } {
    const letters = new Set([...this.#known, ...this.#written]);
    const candidates = new Set(letters);
    const addAll = ([first, last]: readonly [number, number]): void => {
      for (let codePoint = first; codePoint <= last; codePoint++) candidates.add(codePoint);
    };
    addAll(EUROPEAN);
    if ([...letters].some((each) => each >= ADDITIONAL[0] && each <= ADDITIONAL[1])) addAll(ADDITIONAL);
    for (const codePoint of letters) {
      for (const capital of String.fromCodePoint(codePoint).toUpperCase())
        candidates.add(capital.codePointAt(0) ?? 0);
    }
    const writer = new ByteWriter();
    let count = 0;
    for (const codePoint of [...candidates].sort((a, b) => a - b)) {
      const kind = kindOf(codePoint);
      if (codePoint < FIRST_CODE || kind === OTHER || kind === IDEOGRAPH) continue;
      const codes = this.encode(foldWord(String.fromCodePoint(codePoint)));
      if (codes.length === 0 || codes.length > LETTER_CODES) continue;
      writer.u32(codePoint);
      for (let index = 0; index < LETTER_CODES; index++) writer.byte(codes[index] ?? 0);
      count++;
    }
    return { bytes: writer.done(), count };
  }
}

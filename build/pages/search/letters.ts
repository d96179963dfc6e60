/**
 * One-byte letters. In the dictionary ASCII stays as it is, the most frequent other letters of the site are 0x80 to
 * 0xfe, and all further characters are an escape with their code point. The handler translates the characters of a
 * query with the table of letters, which has the letters of the site with their capitals, and letters of European
 * languages.
 */
import { ESCAPE, LETTER_CODES } from '../../../src/site/search-layout.ts';
import { ByteWriter } from './byte-writer.ts';
import { foldWord } from './fold.ts';
import { IDEOGRAPH, kindOf, OTHER } from './split-words.ts';

const FIRST_CODE = 0x80;
const ASCII = /^[\0-\x7f]*$/;
/** Latin-1, Latin Extended-A and -B: letters that readers may type in a site of any language. */
const EUROPEAN: readonly [number, number] = [0xaa, 0x24f];
/** Latin Extended Additional, half of which is Vietnamese: for sites that have any of these letters. */
const ADDITIONAL: readonly [number, number] = [0x1e00, 0x1eff];

export class Letters {
  readonly #codes = new Map<number, number>();

  /** The letters beyond ASCII in the site's words, before these are folded. */
  readonly #written = new Set<number>();

  /** The letters of folded words, and of the same words as written. */
  constructor(words: Iterable<string>, written: Iterable<string>) {
    for (const word of written) {
      if (ASCII.test(word)) continue;
      for (const letter of word) {
        const codePoint = letter.codePointAt(0) ?? 0;
        if (codePoint >= FIRST_CODE) this.#written.add(codePoint);
      }
    }
    const counts = new Map<number, number>();
    for (const word of words) {
      if (ASCII.test(word)) continue;
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

  /** All letters of the site's folded words beyond ASCII, without ideographs. */
  readonly #known: ReadonlySet<number>;

  /** A folded word in one-byte letters. */
  encode(word: string): Uint8Array {
    if (ASCII.test(word)) return Buffer.from(word, 'latin1');
    const codes = Array.from(word, (letter) => letter.codePointAt(0) ?? 0).flatMap((codePoint) => {
      if (codePoint < FIRST_CODE) return [codePoint];
      const code = this.#codes.get(codePoint);
      return code === undefined
        ? [ESCAPE, codePoint >>> 16, (codePoint >>> 8) & 0xff, codePoint & 0xff]
        : [code];
    });
    return Uint8Array.from(codes);
  }

  /** The same as a text, a unit for each letter. */
  textOf(word: string): string {
    return ASCII.test(word) ? word : Buffer.from(this.encode(word)).toString('latin1');
  }

  /** The table of letters, and the number of its rows. */
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

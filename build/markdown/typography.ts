/** Quotation marks, dashes and ellipses as printers set them: `"a"` and `--` as “a” and –. */

import { primarySubtag } from '../content/language.ts';

/** Opening and closing marks, double then single. */
type Quotes = readonly [string, string, string, string];

const ENGLISH: Quotes = ['“', '”', '‘', '’'];
const GERMAN: Quotes = ['„', '“', '‚', '‘'];
const ANGLED: Quotes = ['«', '»', '‹', '›'];
const QUOTES: Readonly<Record<string, Quotes>> = {
  da: ['»', '«', '›', '‹'],
  de: GERMAN,
  es: ['«', '»', '“', '”'],
  fa: ANGLED,
  fi: ['”', '”', '’', '’'],
  fr: ['«\u202F', '\u202F»', '“', '”'],
  it: ['«', '»', '“', '”'],
  nb: ANGLED,
  nn: ANGLED,
  no: ANGLED,
  pl: ['„', '”', '‚', '’'],
  pt: ENGLISH,
  sv: ['”', '”', '’', '’'],
};

/** Sets the texts of a paragraph in order: the form of a mark depends on the text before it. */
export class Typesetter {
  readonly #quotes: Quotes;
  /** The last character so far; a blank at the start of a paragraph. */
  #before = ' ';

  /** `language` as BCP 47; English where we know no other marks. */
  constructor(language: string) {
    const subtag = primarySubtag(language);
    this.#quotes = Object.hasOwn(QUOTES, subtag) ? (QUOTES[subtag] ?? ENGLISH) : ENGLISH;
  }

  /** Skips text that stays as written, and on which the form of the next mark depends. */
  pass(text: string): void {
    this.#before = text.at(-1) ?? this.#before;
  }

  /** The text with its marks set. */
  set(text: string): string {
    const [open, close, openSingle, closeSingle] = this.#quotes;
    const set = text.replace(/["']|-{2,3}|\.\.\./g, (sign, at: number) => {
      const before = at === 0 ? this.#before : (text[at - 1] ?? ' ');
      const after = text[at + sign.length] ?? ' ';
      if (sign === '...') return '…';
      if (sign === '--') return '–';
      if (sign === '---') return '—';
      // Between letters, and before the years of a decade, it is an apostrophe.
      const opens = /[\s([{«„“‘—–/-]/.test(before) && !/\s/.test(after);
      if (sign === '"') return opens ? open : close;
      if (!opens || /^\d\ds?\b/.test(text.slice(at + 1)))
        return /[\p{L}\p{N}]/u.test(before) && /\p{L}/u.test(after) ? '’' : opens ? '’' : closeSingle;
      return openSingle;
    });
    this.pass(text);
    return set;
  }
}

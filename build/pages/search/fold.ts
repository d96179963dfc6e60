/**
 * How words are compared: in lower case, without diacritics, in the compatible form (NFKC) of each character. The
 * handler has no tables of Unicode; the index contains the letters that the site needs (letters.ts).
 */

/** Letters with a stroke and ligatures, which have no decomposition in Unicode. */
const UNCOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
};

/**
 * Whether readers leave out a mark when they search: those of Latin, Greek and Cyrillic, Hebrew points, Arabic
 * vowels.
 */
function isDroppedMark(codePoint: number): boolean {
  return (
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    (codePoint >= 0x591 && codePoint <= 0x5c7) ||
    (codePoint >= 0x64b && codePoint <= 0x65f)
  );
}

const folded = new Map<string, string>();

/** The folded form of a word, or of a character in one. */
export function foldWord(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word;
  let known = folded.get(word);
  if (known === undefined) {
    known = /^[\x20-\x7e]*$/.test(word) ? word.toLowerCase() : foldLetters(word);
    // A large site has hundreds of thousands of words, most of them many times.
    if (folded.size > 1 << 19) folded.clear();
    folded.set(word, known);
  }
  return known;
}

function foldLetters(word: string): string {
  let letters = '';
  for (const letter of word.normalize('NFKD').toLowerCase()) {
    if (!isDroppedMark(letter.codePointAt(0) ?? 0)) letters += UNCOMPOSED[letter] ?? letter;
  }
  return letters.normalize('NFC');
}

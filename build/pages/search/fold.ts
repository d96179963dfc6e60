/**
 * How words are compared: in lower case, without diacritics, in the compatible form (NFKC) of each character. The
 * handler has no tables of Unicode; it gets the letters that a site needs with the index (letters.ts).
 */

/** Letters that are a letter with a stroke, or two, and have no decomposition. */
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

/** Marks that readers leave out when they search: of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels. */
function isDroppedMark(codePoint: number): boolean {
  return (
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    (codePoint >= 0x591 && codePoint <= 0x5c7) ||
    (codePoint >= 0x64b && codePoint <= 0x65f)
  );
}

const folded = new Map<string, string>();

/** A word, or a character of one, as it is compared. */
export function foldWord(word: string): string {
  let known = folded.get(word);
  if (known === undefined) {
    known = /^[\x20-\x7e]*$/.test(word) ? word.toLowerCase() : foldLetters(word);
    // A site of many documents has hundreds of thousands of words, most of them over and over.
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

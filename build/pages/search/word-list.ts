/**
 * Words as bytes, with their stems: of each how long it is, how long its stem, whether it is a stop word and the place of
 * its language; then all words and stems as UTF-16.
 */
import { LETTER } from './split-words.ts';
import type { WordForms } from './word-forms.ts';
import type { Words } from './words.ts';

/** A word is at most 65 units, and its stem, folded, may be longer: a byte each, and two more. */
const BYTES = 4;

/** The words that `numbers` of `Words` stand for; `languageOf` are the places of their languages in `languages`. */
export function encodeWords(
  numbers: Uint32Array,
  languageOf: Uint8Array,
  languages: readonly string[],
  { words, forms }: { words: Words; forms: WordForms },
): Uint8Array {
  const described = new Uint8Array(numbers.length * BYTES);
  const texts: string[] = [];
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    const text = words.texts[number] ?? '';
    const language = languageOf[place] ?? 0;
    described[place * BYTES] = text.length;
    described[place * BYTES + 3] = language;
    texts.push(text);
    if (words.kindOf(number) !== LETTER) continue;
    const { stem, isStopWord } = forms.stemOf(number, languages[language] ?? '');
    // Of a longer one none is kept: it is found out again.
    if (stem.length > 0xff) continue;
    described[place * BYTES + 1] = stem.length;
    described[place * BYTES + 2] = isStopWord ? 1 : 0;
    texts.push(stem);
  }
  return Buffer.concat([described, Buffer.from(texts.join(''), 'utf16le')]);
}

/** The numbers of `count` words of a list in `words`, which gets them. Their stems are added to `forms`. */
export function decodeWords(
  bytes: Buffer,
  count: number,
  languages: readonly string[],
  { words, forms }: { words: Words; forms: WordForms },
): Uint32Array {
  const texts = bytes.toString('utf16le', count * BYTES);
  const stems = languages.map((language) => forms.stemsOf(language));
  const numbers = new Uint32Array(count);
  let at = 0;
  for (let place = 0; place < count; place++) {
    const ofWord = bytes[place * BYTES] ?? 0;
    const ofStem = bytes[place * BYTES + 1] ?? 0;
    const number = words.add(texts, at, at + ofWord);
    numbers[place] = number;
    at += ofWord + ofStem;
    const known = stems[bytes[place * BYTES + 3] ?? 0];
    if (ofStem > 0 && known !== undefined && known[number] === undefined) {
      const isStopWord = bytes[place * BYTES + 2] === 1;
      known[number] = { stem: texts.slice(at - ofStem, at), isStopWord };
    }
  }
  return numbers;
}

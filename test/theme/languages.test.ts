/** languages/: every language says everything, with the numbers in their places. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { primarySubtag } from '../../build/content/language.ts';
import { en } from '../../build/theme/languages/en.ts';
import { knownLanguages, languagePack } from '../../build/theme/languages/language.ts';

for (const code of knownLanguages()) {
  describe(`the language ${code}`, () => {
    const { code: own, months, monthsShort, monthsWithDay, strings } = languagePack(code);

    it('is found by its code', () => assert.equal(own, code));

    it('has every word, and none of them empty', () => {
      assert.deepEqual(Object.keys(strings), Object.keys(en.strings));
      for (const [key, text] of Object.entries(strings)) assert.notEqual(text.trim(), '', key);
    });

    it('has each number where English has one', () => {
      for (const [key, text] of Object.entries(strings)) {
        const places = (words: string): string[] => (words.match(/\{\w+\}/g) ?? []).sort();
        assert.deepEqual(places(text), places(en.strings[key as keyof typeof strings]), key);
      }
    });

    it('has twelve different months of each form', () => {
      for (const names of [months, monthsShort, monthsWithDay ?? months]) {
        assert.equal(new Set(names).size, 12);
        assert.equal(names.length, 12);
        for (const name of names) assert.equal(name, name.normalize('NFC'));
      }
    });
  });
}

const FOUND: [tag: string, code: string][] = [
  ['nb-NO', 'nb'],
  ['NO', 'no'],
  ['nn', 'nn'],
  ['ar-EG', 'ar'],
  ['he', 'he'],
  ['fa-AF', 'fa'],
  ['de-CH-1996', 'de'],
  ['pt_BR', 'pt'],
  ['zh-Hant', 'en'],
  ['', 'en'],
  ['123', 'en'],
];

describe('a language tag', () => {
  for (const [tag, code] of FOUND) {
    it(`${JSON.stringify(tag)} is answered in ${code}`, () => assert.equal(languagePack(tag).code, code));
  }

  it('has its primary subtag in lower case', () => assert.equal(primarySubtag('EN-gb'), 'en'));
});

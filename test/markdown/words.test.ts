/** The words an article says by itself. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { fill, wordsFor } from '../../build/markdown/words.ts';
import type { Words } from '../../build/markdown/words.types.ts';
import { knownLanguages } from '../../build/theme/languages/language.ts';

const english = wordsFor('en');

test('Every language of the theme has words for articles', () => {
  for (const language of knownLanguages()) {
    if (language !== 'en') assert.notEqual(wordsFor(language), english, language);
  }
});

for (const language of knownLanguages()) {
  test(`${language} fills the same places as English`, () => {
    const words = wordsFor(language);
    for (const key of Object.keys(english) as (keyof Words)[]) {
      const places = (phrase: string): string[] => (phrase.match(/\{\w+\}/g) ?? []).sort();
      assert.deepEqual(places(words[key]), places(english[key]), key);
      assert.ok(words[key].trim() !== '' && !/[<&"]/.test(words[key]), key);
    }
  });
}

const TAGS: [tag: string, contents: string][] = [
  ['de', 'Inhalt'],
  ['DE-at', 'Inhalt'],
  ['pt_BR', 'Índice'],
  ['no', 'Innhold'],
  ['nn-NO', 'Innhold'],
  ['tlh', 'Contents'],
  ['', 'Contents'],
  ['constructor', 'Contents'],
];

for (const [tag, contents] of TAGS) {
  test(`${JSON.stringify(tag)} says ${contents}`, () => assert.equal(wordsFor(tag).contents, contents));
}

test('A place without a value stays', () => {
  assert.equal(fill('{page} of {pages} {toString}', { page: 1, pages: 2 }), '1 of 2 {toString}');
});

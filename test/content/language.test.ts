/** Which codes of categories are languages, and in which direction languages run. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { categoryLanguage, languageDirection } from '../../build/content/language.ts';

const CATEGORIES: [code: string | null, language: string | null][] = [
  ['nb', 'nb'],
  ['NB-no', 'nb-NO'],
  ['zh-Hant-TW', 'zh-Hant-TW'],
  ['yue', 'yue'],
  ['ckb', 'ckb'],
  ['sma-NO', 'sma-NO'],
  ['nob', 'nb'],
  ['sme', 'se'],
  ['ENG', 'en'],
  // Registered languages all, but words first.
  ['pro', null],
  ['new', null],
  ['dev', null],
  ['min', null],
  // ISO 639-2/B, which BCP 47 does not have.
  ['mac', null],
  ['ger', null],
  ['basic', null],
  ['beta-nb', null],
  ['x', null],
  ['2024', null],
  ['en-', null],
  [null, null],
];

for (const [code, language] of CATEGORIES) {
  test(`The category ${code} ${language === null ? 'is no language' : `is the language ${language}`}`, () => {
    assert.equal(categoryLanguage(code), language);
  });
}

const DIRECTIONS: [language: string, direction: 'ltr' | 'rtl'][] = [
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['ckb', 'rtl'],
  ['uz-Arab', 'rtl'],
  ['ur-Latn', 'ltr'],
  ['yue', 'ltr'],
];

for (const [language, direction] of DIRECTIONS) {
  test(`${language} runs ${direction}`, () => assert.equal(languageDirection(language), direction));
}

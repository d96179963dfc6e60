import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'vitest';
import type { TokenStream } from '../../build/markdown/highlight-grammars.ts';
import { tokensToHtml } from '../../build/markdown/highlight-markup.ts';
import { type Grammar, withoutPunctuation } from '../../build/markdown/highlight-punctuation.ts';
import { Random } from '../fuzz/random.ts';

const require: NodeJS.Require = createRequire(import.meta.url);
const Prism = require('prismjs') as {
  languages: Record<string, Grammar | ((...parts: never) => unknown)>;
  tokenize(code: string, grammar: Grammar): TokenStream;
};
(require('prismjs/components/') as { (): void; silent: boolean })();

/** Every language of Prism whose punctuation can be left out, by name. */
const LANGUAGES: [string, Grammar][] = Object.entries(Prism.languages).filter(
  (entry): entry is [string, Grammar] =>
    typeof entry[1] !== 'function' && withoutPunctuation(entry[1]) !== entry[1],
);

const WORDS =
  'if else for class new function return import const let true false null string number boolean Array';
const MORE =
  'console append len print int uint8 Type typeName MAX_SIZE constant get set def end begin self type T x _y';
const SIGNS = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ';',
  ',',
  '.',
  ':',
  '::',
  '=',
  '=>',
  '+',
  '-',
  '<',
  '>',
  '&',
  '|',
  '!',
];
const REST = [
  ' ',
  '  ',
  '\n',
  '\t',
  '7',
  '3.14',
  '0xff',
  '"text"',
  "'c'",
  '`t`',
  '@',
  '#',
  '$',
  '/',
  '\\',
  '//',
  '%',
  '?',
];
const PIECES = [...WORDS.split(' '), ...MORE.split(' '), ...SIGNS, ...SIGNS, ...REST];

describe('a grammar without its punctuation', () => {
  it('is that of most languages', () => {
    const names = LANGUAGES.map(([name]) => name);
    assert.ok(names.length > 200, `${names.length} languages`);
    for (const name of ['javascript', 'typescript', 'python', 'java', 'go', 'c', 'sql']) {
      assert.ok(names.includes(name), name);
    }
  });

  for (const [name, grammar] of [
    ['has none', { keyword: /\bif\b/ }],
    ['gives it a name that has a colour', { punctuation: { pattern: /;/, alias: 'keyword' } }],
    ['looks for signs after it', { punctuation: /[;:]/, operator: /:=?/ }],
    ['looks for the end of the text after it', { punctuation: /;/, builtin: /\bend$/ }],
    ['looks for something in a place after it', { punctuation: /;/, builtin: { pattern: /\bend\b/ } }],
    ['has the rest of another', { punctuation: /;/, rest: { keyword: /\bif\b/ } }],
  ] as const) {
    it(`is the same where it ${name}`, () => assert.equal(withoutPunctuation(grammar), grammar));
  }

  it('gives all code the same colours', () => {
    const random = new Random(9);
    for (const [name, grammar] of LANGUAGES) {
      const bare = withoutPunctuation(grammar);
      for (let round = 0; round < 12; round++) {
        const code = Array.from({ length: 60 }, () => random.pick(PIECES)).join(random.pick(['', ' ']));
        const expected = tokensToHtml(Prism.tokenize(code, grammar), code);
        assert.equal(tokensToHtml(Prism.tokenize(code, bare), code), expected, `${name}: ${code}`);
      }
    }
  });
});

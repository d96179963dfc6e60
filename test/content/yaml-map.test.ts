/** Typed reading of YAML maps. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Problem } from '../../build/content/problem.ts';
import { SourceText } from '../../build/content/source-text.ts';
import { YamlMap } from '../../build/content/yaml-map.ts';
import { parseYaml } from '../../build/content/yaml-text.ts';

type Key = 'k' | 'other' | 'pagination';
type Map = YamlMap<Key>;

function open(text: string): { map: Map; problems: Problem[] } {
  const problems: Problem[] = [];
  const yaml = parseYaml(new SourceText('c.yml', text), 0, text.length, problems);
  return {
    map: new YamlMap<Key>(yaml, yaml.root, ['k', 'other', 'pagination'], 'the file', problems),
    problems,
  };
}

const VALUES: [title: string, text: string, read: (map: Map) => unknown, value: unknown][] = [
  ['A text', 'k: a b', (map) => map.text('k'), 'a b'],
  ['Quotes are not part of a text', 'k: "a: b"', (map) => map.text('k'), 'a: b'],
  ['A number is the text it was written as', 'k: 1.10', (map) => map.text('k'), '1.10'],
  ['So is a boolean', 'k: True', (map) => map.text('k'), 'True'],
  ['A leading zero stays', 'k: 007', (map) => map.text('k'), '007'],
  ['The Norwegian language is not false', 'k: no', (map) => map.text('k'), 'no'],
  ['A key without value has none', 'k:', (map) => [map.text('k'), map.has('k')], [null, false]],
  ['Neither has null, ~, or an empty text', 'k: null', (map) => map.text('k'), null],
  ['… ~', 'k: ~', (map) => map.text('k'), null],
  ['… ""', 'k: ""', (map) => map.text('k'), null],
  ['A missing key has none', 'other: a', (map) => map.text('k'), null],
  ['A folded text', 'k: >\n  a\n  b\n', (map) => map.text('k'), 'a b'],
  ...['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', '"yes"', "'true'"].map(
    (word): [string, string, (map: Map) => unknown, unknown] => [
      `${word} is true`,
      `k: ${word}`,
      (map) => map.boolean('k', false),
      true,
    ],
  ),
  ...['false', 'False', 'no', 'No', 'NO', 'off', 'OFF', '"no"'].map(
    (word): [string, string, (map: Map) => unknown, unknown] => [
      `${word} is false`,
      `k: ${word}`,
      (map) => map.boolean('k', true),
      false,
    ],
  ),
  ['A boolean has a default', 'other: a', (map) => map.boolean('k', true), true],
  ['A whole number', 'k: 12', (map) => map.integer('k', 1), 12],
  ['A quoted number', 'k: "12"', (map) => map.integer('k', 1), 12],
  ['A negative number', 'k: -3', (map) => map.integer('k', 1), -3],
  ['A fraction', 'k: 1.25', (map) => map.number('k', 'a number', () => true), 1.25],
  [
    'A choice, in any case',
    'k: SideBar',
    (map) => map.choice('k', ['sidebar', 'topbar'], 'topbar'),
    'sidebar',
  ],
  ['A list', 'k: [a, "b, c"]', (map) => map.list('k').map(({ text }) => text), ['a', 'b, c']],
  [
    'A text is cut at its commas',
    'k: a, b ,, c',
    (map) => map.list('k').map(({ text }) => text),
    ['a', 'b', 'c'],
  ],
  ['Or stays whole', 'k: a, b', (map) => map.texts('k').map(({ text }) => text), ['a, b']],
  ['A list has places', 'k:\n  - a\n  - b', (map) => map.list('k').map(({ place }) => place.line), [2, 3]],
  ['Empty items are left out', 'k: [a, "", null]', (map) => map.list('k').map(({ text }) => text), ['a']],
  ['Items', 'k: [{a: 1}, {a: 2}]', (map) => map.items('k').length, 2],
  ['A map of texts', 'k: {en: Home, 1: x}', (map) => ({ ...map.textMap('k') }), { 1: 'x', en: 'Home' }],
  ['An alias', 'other: &x a\nk: *x', (map) => map.text('k'), 'a'],
];

for (const [title, text, read, value] of VALUES) {
  test(`${title}: ${JSON.stringify(text)}`, () => {
    const { map, problems } = open(text);
    assert.deepEqual(read(map), value);
    assert.deepEqual(problems, []);
  });
}

const FAULTS: [title: string, text: string, read: (map: Map) => unknown, value: unknown, problem: string][] =
  [
    [
      'An unknown key, with what was meant',
      'paginatoin: on',
      () => 0,
      0,
      '1:1 unknown-key there is no key `paginatoin` in the file / Did you mean `pagination`?',
    ],
    [
      'An unknown key that resembles none',
      'k: 1\nlayout: a',
      () => 0,
      0,
      '2:1 unknown-key there is no key `layout` in the file / If you mean a key of Coldpress, check its spelling: `coldpress docs config`, `front-matter`, `nav` and `theme-keys` list all. In front matter an unknown key is kept for the API',
    ],
    [
      'A key twice: the last counts',
      'k: a\nk: b',
      (map) => map.text('k'),
      'b',
      '2:1 yaml-duplicate-key `k` is written twice / Remove the one that you do not mean',
    ],
    [
      'A list for a text',
      'k: [a]',
      (map) => map.text('k'),
      null,
      '1:4 wrong-type `k` takes a text, not a list / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A map for a boolean',
      'k: {a: 1}',
      (map) => map.boolean('k', true),
      true,
      '1:4 wrong-type `k` takes a text, not a map / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A word for a boolean',
      'k: perhaps',
      (map) => map.boolean('k', true),
      true,
      '1:4 invalid-value `k` takes yes or no, not `perhaps` / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A word for a number',
      'k: ten',
      (map) => map.integer('k', 7),
      7,
      '1:4 invalid-value `k` takes a whole number, not `ten` / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A fraction for a whole number',
      'k: 1.5',
      (map) => map.integer('k', 7),
      7,
      '1:4 invalid-value `k` takes a whole number, not `1.5` / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A number that is too large',
      'k: 99999999999999999999',
      (map) => map.integer('k', 7),
      7,
      '1:4 invalid-value `k` takes a whole number, not `99999999999999999999` / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A number that is not allowed',
      'k: -1',
      (map) => map.number('k', 'a number above 0', (n) => n > 0),
      null,
      '1:4 invalid-value `k` takes a number above 0, not `-1` / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A misspelt choice',
      'k: sidbar',
      (map) => map.choice('k', ['sidebar', 'topbar'], 'topbar'),
      'topbar',
      '1:4 invalid-value `k` takes sidebar, topbar, not `sidbar` / Did you mean `sidebar`?',
    ],
    [
      'A map in a list of texts',
      'k: [a, {b: 1}]',
      (map) => map.list('k').map(({ text }) => text),
      ['a'],
      '1:4 wrong-type `k` takes texts, not a map / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A text for a list of maps',
      'k: a',
      (map) => map.items('k'),
      [],
      '1:4 wrong-type `k` takes a list, not a text / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A text for a map',
      'k: a',
      (map) => map.map('k', ['a']).keys(),
      [],
      '1:4 wrong-type `k` takes `key: value` lines, not a text / `coldpress docs` with the name of the key prints its values',
    ],
    [
      'A file that is a list',
      '- a',
      (map) => map.text('k'),
      null,
      '1:1 not-a-map lines of `key: value` were expected in the file / Write one `key: value` a line',
    ],
    [
      'A file that is a text',
      'just words',
      (map) => map.text('k'),
      null,
      '1:1 not-a-map lines of `key: value` were expected in the file / Write one `key: value` a line',
    ],
  ];

for (const [title, text, read, value, expected] of FAULTS) {
  test(`${title} is a problem: ${JSON.stringify(text)}`, () => {
    const { map, problems } = open(text);
    assert.deepEqual(read(map), value);
    const told = problems.map(
      ({ line, column, code, message, hint }) => `${line}:${column} ${code} ${message} / ${hint}`,
    );
    assert.deepEqual(told, [expected]);
  });
}

test('No name an author chooses reaches an object’s prototype', () => {
  const { map } = open('k: {en: Home}');
  for (const name of ['constructor', '__proto__', 'toString']) assert.ok(!(name in map.textMap('k')), name);
});

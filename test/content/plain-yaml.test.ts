/** The quick way to read front matter, held against the parser that it stands for. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { isMap, isScalar, parseDocument } from 'yaml';
import { parsePlainYaml } from '../../build/content/plain-yaml.ts';

/** What is read of a node: a scalar's value, text and place. Nobody asks where a value stands that is not there. */
function scalarFacts(node: unknown): unknown {
  if (!isScalar(node)) return node;
  if (node.source === '' && node.value === null) return null;
  return { value: node.value, source: node.source, place: node.range?.slice(0, 2) };
}

/** What is read of a map, which may end before its last line break or behind it. */
function mapFacts(node: unknown, text: string): unknown {
  if (!isMap(node)) return null;
  const items = node.items.map(({ key, value }) => [scalarFacts(key), scalarFacts(value)]);
  const [start, end] = node.range ?? [];
  return { items, start, text: text.slice(start, end).trimEnd() };
}

/** What the parser makes of `text`; null where it finds anything wrong. */
function parsed(text: string): unknown {
  const { contents, errors, warnings } = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  return errors.length + warnings.length > 0 ? null : mapFacts(contents, text);
}

const PLAIN: [title: string, text: string][] = [
  ['text', 'title: On has with and walk do 0\n'],
  ['dates and lists at commas', 'created: 2024-12-31 09:00\nkeywords: topic 18, topic 7\n'],
  ['whole numbers', 'sort: 10\nother: 007\nlarge: 123456789012345\n'],
  ['what looks like a number', 'a: 12.5.1\nb: 1-2\nc: 12px\nd: 2024\ne: 1e\n'],
  ['yes and no', 'draft: yes\nother: no\nthird: Off\n'],
  ['true and false', 'a: true\nb: False\nc: TRUE\nd: tRue\n'],
  ['nothing', 'a:\nb:   \nc: null\nd: Null\ne: nuLL\nf: ""\n'],
  ['quoted text', 'a: "one: two # three"\nb: \'say "so"\'\nc: "it\'s"  \nd: "12"\n'],
  ['colons and number signs inside words', 'a: C#\nb: http://example.org/#x\nc: a:b, (d#)\n'],
  ['brackets inside', 'a: one [two] {three}, "four" & *five*\n'],
  ['other letters', 'title: Straße – naïve “日本語” 🎉\n'],
  ['blanks around', 'a:    b   c  \nb: d \n'],
  ['no-break spaces, which are no blanks', 'a: b\u00a0\nb: c\u00a0d\u2003\n'],
  ['a key twice', 'a: 1\na: 2\n'],
  ['keys that are words of objects', 'constructor: a\ntoString: b\n'],
  ['Windows’ line ends', 'a: b\r\nc:\r\nd: "e"\r\n'],
  ['no line end at the end', 'a: b\nc: d'],
];

for (const [title, text] of PLAIN) {
  test(`Front matter with ${title} is read without the parser, to the same`, () => {
    const map = parsePlainYaml(text);
    assert.notEqual(map, null);
    assert.deepEqual(mapFacts(map, text), parsed(text));
  });
}

const LEFT: [title: string, text: string][] = [
  ['nothing at all', ''],
  ['a blank line', 'a: b\n\nc: d\n'],
  ['a comment', 'a: b # c\n'],
  ['a line that is a comment', '# a\nb: c\n'],
  ['a text of two lines', 'a: b\n  c\n'],
  ['a block', 'a: |\n  b\n'],
  ['a list', 'a:\n  - b\n'],
  ['a list in brackets', 'a: [b, c]\n'],
  ['a map inside', 'a:\n  b: c\n'],
  ['a map on the line', 'a: b: c\n'],
  ['a colon at the end', 'a: b:\n'],
  ['an anchor', 'a: &b c\n'],
  ['an alias', 'a: *b\n'],
  ['a tag', 'a: !!str 1\n'],
  ['an escape', 'a: "b\\n"\n'],
  ['a quote in quotes', "a: 'it''s'\n"],
  ['an open quote', 'a: "b\n'],
  ['text behind a quote', 'a: "b" c\n'],
  ['fractions', 'a: 1.5\n'],
  ['a sign', 'a: -1\nb: +1\n'],
  ['other bases', 'a: 0x1f\nb: 0o17\n'],
  ['exponents', 'a: 1e3\n'],
  ['a number too large to be exact', 'a: 12345678901234567890\n'],
  ['a key that is no text', 'true: b\n'],
  ['a key with blanks', 'a b: c\n'],
  ['no blank behind the colon', 'a:b\n'],
  ['tabs', 'a:\tb\n'],
  ['no map', 'only text\n'],
  ['two documents', 'a: b\n---\nc: d\n'],
];

for (const [title, text] of LEFT) {
  test(`Front matter with ${title} is left to the parser`, () => assert.equal(parsePlainYaml(text), null));
}

const KEYS = [
  'title',
  'a',
  'section-id',
  'null',
  'True',
  'x_1',
  'y',
  'B',
  '1',
  'é',
  '<<',
  '"q"',
  'a b',
  '-',
  '?',
];
const GAPS = [': ', ':  ', ':', ' : ', ':\t', ''];
const PIECES = [
  ...'abz019 .,:;-+?!#&*|>%@`~=/\\\'"()[]{}<_$^'.split(''),
  ...['true', 'null', 'NO', '1e5', '0x', '0o7', '.inf', '.5', '...', '---', ': ', ' #', '- ', '\t', '\u00a0'],
  ...['\u0000', '\u007f', '\u0085', '\u2028', '\ufeff', '\ud800', 'ü', '🎉', '2024-12-31', '//', '""', "''"],
];
const LINE_ENDS = ['\n', '\n', '\n', '\r\n', '\n\n', '\r', ' \n', '\n ', ''];

const lines = fc.array(
  fc.tuple(
    fc.constantFrom(...KEYS),
    fc.constantFrom(...GAPS),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
    fc.constantFrom(...LINE_ENDS),
  ),
  { maxLength: 4 },
);
/** Values that begin and end like quoted ones, and what is between. */
const quoted = fc
  .tuple(fc.constantFrom('"', "'"), fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }))
  .map(([quote, pieces]) => `${quote}${pieces.join('')}${quote}`);

test('Whatever is read without the parser is what the parser reads', () => {
  let plain = 0;
  fc.assert(
    fc.property(lines, quoted, fc.boolean(), (parts, value, endsQuoted) => {
      const text = parts.map((part) => part.join('')).join('') + (endsQuoted ? `last: ${value}` : '');
      const map = parsePlainYaml(text);
      if (map === null) return;
      plain++;
      assert.deepEqual(mapFacts(map, text), parsed(text), JSON.stringify(text));
    }),
    { numRuns: 20_000 },
  );
  assert.ok(plain > 1000, `only ${plain} texts were read without the parser`);
});

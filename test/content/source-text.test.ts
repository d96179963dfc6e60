/** Offsets in a text as lines and columns. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { SourceText } from '../../build/content/source-text.ts';

const PLACES: [
  title: string,
  text: string,
  start: number,
  end: number,
  expected: [number, number, number],
][] = [
  ['The start', 'abc', 0, 3, [1, 1, 3]],
  ['A place without length is one code point long', 'abc', 1, 1, [1, 2, 1]],
  ['The second line', 'a\nbcd', 3, 5, [2, 2, 2]],
  ['A line break of two characters is one break', 'a\r\nb', 3, 4, [2, 1, 1]],
  ['A carriage return alone breaks a line', 'a\rb', 2, 3, [2, 1, 1]],
  ['Columns count code points, not code units', '😀😀x', 4, 5, [1, 3, 1]],
  ['So do lengths', 'a😀b', 1, 4, [1, 2, 2]],
  ['A length ends with its first line', 'ab\ncd', 1, 5, [1, 2, 1]],
  ['Blanks before the line’s end are not underlined', 'ab  \ncd', 0, 7, [1, 1, 2]],
  ['Past the end is the end', 'ab', 9, 12, [1, 3, 1]],
  ['An empty text', '', 0, 0, [1, 1, 1]],
  ['A byte order mark does not count', '\ufeffab', 1, 2, [1, 2, 1]],
];

for (const [title, text, start, end, [line, column, length]] of PLACES) {
  test(`${title}: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(new SourceText('f', text).place(start, end), { file: 'f', line, column, length });
  });
}

test('Places may be read in any order', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '\r'), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(50)), (content, offsets) => {
      const source = new SourceText('f', content);
      for (const at of offsets) assert.deepEqual(source.place(at), new SourceText('f', content).place(at));
    }),
  );
});

test('Every offset is on the line that a split at line breaks puts it on', () => {
  const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '\r', 'é', '😀')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (content) => {
      const source = new SourceText('f', content);
      const lines = content.split(/\r\n|\r|\n/);
      let at = 0;
      for (const [index, line] of lines.entries()) {
        assert.deepEqual(
          [source.place(at).line, source.place(at).column, source.place(at + line.length).column],
          [index + 1, 1, [...line].length + 1],
        );
        at += line.length + (content.startsWith('\r\n', at + line.length) ? 2 : 1);
      }
    }),
  );
});

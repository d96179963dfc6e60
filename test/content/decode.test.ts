/** Bytes to text, and where they are no text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { decodeSource, firstInvalidByte, LONGEST_TEXT } from '../../build/content/decode.ts';
import type { Problem } from '../../build/content/problem.ts';

test('A file that is UTF-8 is its text, without the byte order mark', () => {
  const problems: Problem[] = [];
  const source = decodeSource('a.md', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xa9), problems);
  assert.equal(source?.text, 'aé');
  assert.deepEqual(problems, []);
});

test('A mark inside the text stays', () => {
  assert.equal(decodeSource('a.md', new TextEncoder().encode('a\ufeffb'), [])?.text, 'a\ufeffb');
});

const INVALID: [title: string, bytes: number[], line: number, column: number, message: string][] = [
  ['A Latin-1 letter', [0x61, 0xe9, 0x62], 1, 2, 'byte 0xE9 is not UTF-8'],
  [
    'The place counts lines and code points',
    [0x0a, 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80, 0xff],
    2,
    3,
    'byte 0xFF is not UTF-8',
  ],
  ['An overlong slash', [0xc0, 0xaf], 1, 1, 'byte 0xC0 is not UTF-8'],
  ['A surrogate', [0x61, 0xed, 0xa0, 0x80], 1, 2, 'byte 0xED is not UTF-8'],
  ['A sequence that the file ends in', [0x61, 0xe2, 0x82], 1, 2, 'byte 0xE2 is not UTF-8'],
  ['A byte that only continues', [0x80], 1, 1, 'byte 0x80 is not UTF-8'],
  ['Past the last code point', [0xf4, 0x90, 0x80, 0x80], 1, 1, 'byte 0xF4 is not UTF-8'],
  ['UTF-16 with its byte order mark', [0xff, 0xfe, 0x61, 0x00], 0, 0, 'the file is UTF-16, not UTF-8'],
  ['UTF-16 the other way round', [0xfe, 0xff, 0x00, 0x61], 0, 0, 'the file is UTF-16, not UTF-8'],
  ['UTF-16 without its mark', [0x61, 0x00, 0x62, 0x00, 0x63, 0x00], 0, 0, 'the file is UTF-16, not UTF-8'],
  [
    'A zero byte',
    [0x61, 0x0a, 0x62, 0x00, 0x63],
    2,
    2,
    'byte 0x00 is in no text: the file may be of another kind',
  ],
];

for (const [title, bytes, line, column, message] of INVALID) {
  test(`${title} is an error at ${line}:${column}`, () => {
    const problems: Problem[] = [];
    assert.equal(decodeSource('posts/a.md', Uint8Array.from(bytes), problems), null);
    const [problem] = problems;
    assert.deepEqual(
      [
        problems.length,
        problem?.code,
        problem?.severity,
        problem?.file,
        problem?.line,
        problem?.column,
        problem?.message,
      ],
      [1, 'not-utf8', 'error', 'posts/a.md', line, column, message],
    );
  });
}

test('A text of more than 8 MiB is an error, and is not read', () => {
  const problems: Problem[] = [];
  assert.notEqual(decodeSource('a.md', new Uint8Array(LONGEST_TEXT).fill(0x61), problems), null);
  assert.equal(decodeSource('posts/a.md', new Uint8Array(LONGEST_TEXT + 1).fill(0x61), problems), null);
  assert.deepEqual(
    problems.map(({ code, file, line, message }) => [code, file, line, message]),
    [['file-unreadable', 'posts/a.md', 0, 'the text has 9 MiB, and 8 MiB are read at most']],
  );
});

test('The first invalid byte is found exactly where the platform’s decoder refuses', () => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const isValid = (bytes: Uint8Array): boolean => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  // Bytes near the borders of the table are the interesting ones.
  const byte = fc.oneof(
    fc.nat(255),
    fc.constantFrom(0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xf5),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 12 }), (list) => {
      const bytes = Uint8Array.from(list);
      const at = firstInvalidByte(bytes);
      assert.equal(at === bytes.length, isValid(bytes));
      assert.ok(isValid(bytes.subarray(0, at)));
    }),
    { numRuns: 3000 },
  );
});

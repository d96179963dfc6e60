/** One spelling for each path (RFC 3986 §2, §3.3, §6.2.2). */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { canonicalPath, decodePath } from '../../build/content/canonical-path.ts';

const SPELLINGS: [title: string, path: string, canonical: string][] = [
  ['Unreserved characters stay', '/AZaz09-._~', '/AZaz09-._~'],
  ['Sub-delims, colon and at stay', "/!$&'()*+,;=:@", "/!$&'()*+,;=:@"],
  ['A blank is encoded', '/a b', '/a%20b'],
  ['A per cent sign is a character like others', '/100%.jpg', '/100%25.jpg'],
  ['What looks encoded is encoded again: the characters are meant', '/a%20b', '/a%2520b'],
  ['Letters outside ASCII are UTF-8, in upper-case digits', '/café', '/caf%C3%A9'],
  ['Characters of four bytes', '/😀', '/%F0%9F%98%80'],
  ['Brackets are not pchar', '/[a]{b}', '/%5Ba%5D%7Bb%7D'],
  ['Query and fragment marks belong to the name', '/a?b#c', '/a%3Fb%23c'],
  ['A backslash, a quote, a bar', '/a\\b"c|d', '/a%5Cb%22c%7Cd'],
  ['Angle brackets, a caret, a grave accent', '/<a>^`', '/%3Ca%3E%5E%60'],
  ['Control characters', '/a\u0000\n\u007f', '/a%00%0A%7F'],
  ['An unpaired surrogate becomes the replacement character', '/\ud800', '/%EF%BF%BD'],
  ['The root', '/', '/'],
];

for (const [title, path, canonical] of SPELLINGS) {
  test(`${title}: ${JSON.stringify(path)}`, () => assert.equal(canonicalPath(path), canonical));
}

const ENCODED: [title: string, path: string, decoded: string | null][] = [
  ['Digits may be in lower case', '/caf%c3%a9', '/café'],
  ['Characters that need no encoding may have it', '/%61', '/a'],
  ['A plus is a plus', '/a+b', '/a+b'],
  ['Without a per cent sign nothing changes', '/a b', '/a b'],
  ['A per cent sign alone is malformed', '/50%', null],
  ['So is one before other characters', '/%zz', null],
  ['Overlong UTF-8 is malformed', '/%c0%af', null],
  ['A surrogate in UTF-8 is malformed', '/%ed%a0%80', null],
  ['A cut sequence is malformed', '/%e2%82', null],
];

for (const [title, path, decoded] of ENCODED) {
  test(`${title}: ${path}`, () => assert.equal(decodePath(path), decoded));
}

test('A canonical path is a fixed point: decoding and encoding it gives it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const canonical = canonicalPath(`/${text}`);
      assert.match(canonical, /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})*$/);
      const decoded = decodePath(canonical);
      assert.equal(decoded, `/${text}`);
      assert.equal(canonicalPath(decoded ?? ''), canonical);
    }),
  );
});

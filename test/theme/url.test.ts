/** url.ts: links that run nothing pass, all others become `#`. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { safeUrl } from '../../build/theme/url.ts';

const KEPT = [
  '',
  '/',
  '/posts/x?page=2#part',
  '#part',
  '?cat=nb',
  'posts/a:b',
  './javascript:x',
  '/javascript:x',
  'https://example.org/a',
  'HTTP://example.org/',
  'mailto:a@example.org',
  'tel:+4712345678',
  '//example.org/a',
];

const REFUSED = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  '\u0001\u001fjavascript:alert(1)',
  'java\tscript:alert(1)',
  'java\r\nscript:alert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://example.org/1',
  'file:///etc/passwd',
];

describe('a URL that may stand in a page', () => {
  for (const url of KEPT) it(`${JSON.stringify(url)} stays`, () => assert.equal(safeUrl(url), url));
});

describe('a URL that could run something', () => {
  for (const url of REFUSED) it(`${JSON.stringify(url)} becomes #`, () => assert.equal(safeUrl(url), '#'));
});

describe('any text as a URL', () => {
  it('is never more than http, https, mailto or tel to a browser’s parser', () => {
    const hostile = fc.tuple(
      fc.constantFrom('', ' ', '\t', '\n', '\0', '\u001f', '\u00a0', '\ufeff'),
      fc.constantFrom('javascript', 'java\tscript', 'JAVASCRIPT', 'data', 'https', 'mailto', 'x'),
      fc.constantFrom(':', '\n:', ' :', '%3a', '&colon;'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          hostile.map((parts) => parts.join('')),
        ),
        (text) => {
          const url = safeUrl(text);
          if (!URL.canParse(url, 'https://site.test/a/b')) return;
          assert.match(new URL(url, 'https://site.test/a/b').protocol, /^(?:https?|mailto|tel):$/);
        },
      ),
    );
  });
});

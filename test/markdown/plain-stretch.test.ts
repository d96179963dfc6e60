import assert from 'node:assert/strict';
import { Lexer, Tokenizer } from 'marked';
import { describe, it } from 'vitest';
import { plainStretch } from '../../build/markdown/extensions/plain-stretch.ts';
import { Random } from '../fuzz/random.ts';

/** How much of `src` marked's own tokenizer takes for text. */
function stretchOfMarked(src: string): number {
  const tokenizer = new Tokenizer();
  // A lexer gives it the rules of its options.
  new Lexer({ gfm: true, tokenizer });
  return tokenizer.inlineText(src)?.raw.length ?? 0;
}

describe('a plain stretch', () => {
  for (const [src, length] of [
    ['nothing but words, and signs like (this) & that.', 48],
    ['words *and more*', 6],
    ['*', 1],
    ['_a_', 2],
    ['[a](b)', 6],
    ['line\nline', 9],
    ['a ^[note]', 3],
  ] as const) {
    it(`of ${JSON.stringify(src)} has ${length} units`, () => {
      assert.equal(plainStretch(src), length);
      assert.equal(stretchOfMarked(src), length);
    });
  }

  for (const src of [
    '`code`',
    '~~gone~~',
    'see http://example.org',
    'see HTTPS://example.org',
    'see www.example.org',
    'ftp://example.org',
    'write to me@example.org',
    'write to m_e@example.org',
    'write to m*e@example.org',
    'mailto:me@example.org',
    'a break  \nhere',
  ]) {
    it(`of ${JSON.stringify(src)} is for marked to find`, () => assert.equal(plainStretch(src), null));
  }

  it('is what marked takes for text, wherever there is one', () => {
    const pieces = [
      'a',
      'Z9',
      ' ',
      '  ',
      '\n',
      '*',
      '_',
      '`',
      '~',
      '<',
      '>',
      '[',
      ']',
      '!',
      '\\',
      '@',
      '.',
      ':',
    ];
    const words = [
      'http',
      'https://x',
      'www.',
      'ftp://',
      'mailto:',
      'xmpp:',
      'é',
      '—',
      '\u{1f600}',
      '&amp;',
      '^',
    ];
    const all = [...pieces, ...words];
    const random = new Random(11);
    let found = 0;
    for (let round = 0; round < 20_000; round++) {
      const src = Array.from({ length: 1 + random.below(8) }, () => random.pick(all)).join('');
      const length = plainStretch(src);
      if (length === null) continue;
      found++;
      assert.equal(length, stretchOfMarked(src), JSON.stringify(src));
    }
    assert.ok(found > 5_000, `${found} of 20,000`);
  });
});

import assert from 'node:assert/strict';
import { Lexer, Tokenizer, type Tokens } from 'marked';
import { describe, it } from 'vitest';
import { plainStretch, textLimit } from '../../build/markdown/extensions/plain-stretch.ts';
import { Random } from '../fuzz/random.ts';
import { timesAsLong } from '../harness/time.ts';
import { render } from './site.ts';

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

  it('of a long paragraph ends where no address, no break and no sign is parted', () => {
    const words = [
      'word ',
      'a,b;',
      'http://e.org/a ',
      '(www.e.org) ',
      'me@e.org, ',
      '  \n',
      '中文。',
      '😀',
      '*em* ',
      'm.e+x@e.org',
    ];
    const random = new Random(15);
    for (let round = 0; round < 60; round++) {
      const src = Array.from({ length: 600 }, () => random.pick(words)).join('');
      const own = new Lexer({ gfm: true, tokenizer: new InPieces() });
      assert.deepEqual(
        own.inlineTokens(src),
        new Lexer({ gfm: true }).inlineTokens(src),
        JSON.stringify(src),
      );
    }
  });

  for (const address of ['http://e.org ', 'www.e.org ', 'me@e.org, ']) {
    it(`is found in a time that grows with the paragraph, where it is full of ${address}`, () => {
      const times = timesAsLong((size) => render(address.repeat(size / address.length)), 50_000, 200_000, 6);
      assert.ok(times < 9, `${times} times as long for four times the text`);
    });
  }
});

/** Takes text as our tokenizer does, and is marked's own otherwise. */
class InPieces extends Tokenizer {
  override inlineText(src: string): Tokens.Text | undefined {
    return super.inlineText(src.slice(0, plainStretch(src) ?? textLimit(src)));
  }
}

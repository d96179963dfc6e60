/** The URLs in style sheets, found and replaced. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { cssReferences, replaceReferences } from '../../../build/site/assets/css-references.ts';
import { cpuTime } from '../../harness/time.ts';

const CASES: [title: string, css: string, urls: string[]][] = [
  ['without quotes', 'a{background:url(a.png)}', ['a.png']],
  ['in double quotes', 'a{background:url("a b.png")}', ['a b.png']],
  ['in single quotes', "a{background:url('a.png')}", ['a.png']],
  ['with blanks around', 'a{background:url( a.png\n)}', ['a.png']],
  ['with blanks around quotes', 'a{background:url(  "a.png"  )}', ['a.png']],
  ['in capitals', 'a{background:URL(a.png)}', ['a.png']],
  ['several', 'a{src:url(a.woff2) format("woff2"),url(b.woff)}', ['a.woff2', 'b.woff']],
  ['with a query and a fragment', 'a{src:url(a.eot?#iefix)}', ['a.eot?#iefix']],
  ['data', 'a{background:url(data:image/png;base64,AA==)}', ['data:image/png;base64,AA==']],
  ['an import in quotes', '@import "a.css";', ['a.css']],
  ['an import by url()', '@import url(a.css) screen;', ['a.css']],
  ['an import in capitals, with a line break', "@IMPORT\n'a.css';", ['a.css']],
  ['in a comment: none', '/* url(a.png) @import "a.css"; */ a{}', []],
  ['in a string: none', 'a{content:"url(a.png)"}', []],
  ['a comment in a string is none', 'a{content:"/*"} b{background:url(b.png)}', ['b.png']],
  ['a quote in a comment is none', "/* it's */ a{background:url(a.png)}", ['a.png']],
  ['an escaped quote does not end a string', 'a{content:"\\"url(x)"} b{background:url(b.png)}', ['b.png']],
  ['with an escape: left alone', 'a{background:url(a\\.png)}', []],
  ['another function', 'a{background:my-url-thing(a.png)}', []],
  ['empty', 'a{background:url()} b{background:url("")}', []],
  ['unfinished', 'a{background:url(a.png', ['a.png']],
  ['an unfinished comment', 'a{background:url(a.png)} /* url(b.png)', ['a.png']],
  ['a string that a line break ends', 'a{content:"x\n} b{background:url(b.png)}', ['b.png']],
];

describe('the URLs of a style sheet', () => {
  for (const [title, css, urls] of CASES) {
    it(title, () =>
      assert.deepEqual(
        cssReferences(css).map(({ url }) => url),
        urls,
      ),
    );
  }
  it('are replaced in place, and nothing else is', () => {
    const css = '/* a.png */ @import "b.css"; a{background:url( "a.png" ) url(c.png)}';
    const replaced = replaceReferences(css, (url) => (url === 'c.png' ? null : `/x/${url}`));
    assert.equal(replaced, '/* a.png */ @import "/x/b.css"; a{background:url( "/x/a.png" ) url(c.png)}');
  });
  it('of any text are where they are said to be', () => {
    const part = fc.constantFrom(
      'url(',
      'URL("',
      ')',
      '"',
      "'",
      '/*',
      '*/',
      '\\',
      '\n',
      ' ',
      '@import ',
      'a.png',
      ';',
      '{',
      '}',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const css = parts.join('');
        let last = 0;
        for (const { start, end, url } of cssReferences(css)) {
          assert.ok(start >= last && end >= start);
          assert.equal(css.slice(start, end), url);
          last = end;
        }
        assert.equal(
          replaceReferences(css, (url) => url),
          css,
        );
      }),
      { numRuns: 3_000, seed: 1 },
    );
  });
  for (const [title, part] of [
    ['url(', 'url('],
    ['blanks', 'url( '],
    ['comments', '/*'],
    ['quotes', '"'],
    ['imports', '@import '],
  ] as const) {
    it(`of a megabyte of ${title} are found in a moment`, () => {
      const find = (): void => {
        cssReferences(part.repeat(1_000_000 / part.length));
        cssReferences(`url(${' '.repeat(1_000_000)}`);
      };
      assert.ok(cpuTime(find, 4_000) < 4_000);
    });
  }
});

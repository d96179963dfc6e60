/**
 * The examples of the CommonMark spec (0.31.2), through the whole renderer: our extensions are on, and what
 * they add is taken off before the comparison (canonical-html.ts). An example that is skipped must fail, so
 * that the map of skips stays true.
 */
import assert from 'node:assert/strict';
import { tests as examples } from 'commonmark-spec';
import { test } from 'vitest';
import { html, render } from '../markdown/site.ts';
import { canonicalHtml } from './canonical-html.ts';
import { SKIPS } from './commonmark-skips.ts';

/** Nothing of the examples exists in the site, so links stay as they are written. */
function rendered(markdown: string): string {
  return canonicalHtml(render(markdown, { resolve: () => null, hasAnchor: () => true }).html);
}

// The spec writes tabs as arrows.
const cases = examples.map(({ number, section, markdown, html }) => {
  return { number, section, markdown: markdown.replaceAll('→', '\t'), html: html.replaceAll('→', '\t') };
});

for (const { number, section, markdown, html } of cases) {
  if (SKIPS.has(number)) continue;
  test(`CommonMark example ${number}, ${section}`, () => {
    assert.equal(rendered(markdown), canonicalHtml(html), JSON.stringify(markdown));
  });
}

test('What is skipped really differs', () => {
  for (const { number, markdown, html } of cases) {
    if (SKIPS.has(number))
      assert.notEqual(rendered(markdown), canonicalHtml(html), `example ${number} passes`);
  }
});

test('647 of 652 examples pass', () => {
  const passed = cases.filter(({ markdown, html }) => rendered(markdown) === canonicalHtml(html));
  assert.deepEqual([passed.length, cases.length], [647, 652]);
});

test('The comparison sees a difference in text, structure, attributes and white space that shows', () => {
  const different: [string, string][] = [
    ['<p>a</p>', '<p>b</p>'],
    ['<p>a</p>', '<div>a</div>'],
    ['<p><em>a</em></p>', '<p>a</p>'],
    ['<p>a b</p>', '<p>ab</p>'],
    ['<p>a <b>b</b></p>', '<p>a<b>b</b></p>'],
    ['<a href="a">x</a>', '<a href="b">x</a>'],
    ['<pre>a\nb</pre>', '<pre>a b</pre>'],
    ['<pre>a\n</pre>', '<pre>a</pre>'],
    ['<ol start="2"><li>a</ol>', '<ol><li>a</ol>'],
  ];
  for (const [a, b] of different) assert.notEqual(canonicalHtml(a), canonicalHtml(b), `${a} ${b}`);
  assert.equal(canonicalHtml('<p>a</p>\n<p>b</p>'), canonicalHtml('<p>a</p><p>b</p>'));
});

test('Our own additions are what the comparison takes off', () => {
  assert.equal(
    canonicalHtml(html('# A\n\n```js\n1\n```')),
    '<h1>A</h1><pre><code class="language-js">1\n</code></pre>',
  );
});

/** What people bring from Hugo, Jekyll and Pandoc: looked-up links, figures, and pieces of text with attributes. */
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { render } from './site.ts';

const ABOUT = '<p><a href="/about">a</a></p>';
const SHOWN: [title: string, markdown: string, html: string | RegExp][] = [
  ['ref with a path', '[a]({{< ref "pages/about.md" >}})', ABOUT],
  ['ref by name', '[a]({{< ref "About" >}})', ABOUT],
  ['relref', "[a]({{< relref 'About' >}})", ABOUT],
  ['ref between percent signs', '[a]({{% ref `About` %}})', ABOUT],
  ['ref without quotes', '[a]({{< ref About >}})', ABOUT],
  ['ref with a part', '[a]({{< ref "pages/about.md#team" >}})', '<p><a href="/about#team">a</a></p>'],
  ['ref with a title', '[a]({{< ref "About" >}} "T")', '<p><a href="/about" title="T">a</a></p>'],
  ['text with markup', '[*a*]({{< ref "About" >}})', '<p><a href="/about"><em>a</em></a></p>'],
  ['a name that nothing has is its text', '[a]({{< ref "nothing" >}})', '<p>a</p>'],
  [
    'in code it is code',
    '`[a]({{< ref "About" >}})`',
    '<p><code>[a]({{&lt; ref &quot;About&quot; &gt;}})</code></p>',
  ],
  ['post_url', '[a]({% post_url About %})', ABOUT],
  [
    'a figure',
    '{{< figure src="assets/images/a.jpg" caption="A & b" alt="x" >}}',
    /^<figure class="image"><img src="\/assets\/images\/a\.jpg" alt="x"[^>]*><figcaption>A &amp; b<\/figcaption><\/figure>$/,
  ],
  [
    'a figure over lines, with a link and a class',
    '{{< figure\n  src="assets/images/a.jpg"\n  title="T"\n  link="pages/about.md"\n  class="wide" >}}',
    /^<figure class="image"><a href="\/about"><img class="wide"[^>]*alt="T"[^>]*><\/a><figcaption>T<\/figcaption>/,
  ],
  ['a figure without a source is not shown', '{{< figure title="T" >}}', ''],
  ['a span', 'A [*b*]{.c #d} e', '<p>A <span class="c" id="d"><em>b</em></span> e</p>'],
  ['a span with kramdown’s colon', '[b]{: .c}', '<p><span class="c">b</span></p>'],
  ['a span with an attribute', '[b]{.c lang="nb"}', '<p><span class="c" lang="nb">b</span></p>'],
  ['a span takes no handler', '[b]{.c onclick="x"}', '<p><span class="c">b</span></p>'],
  ['braces that are no attributes', '[b]{c d}', '<p>[b]{c d}</p>'],
  [
    'a label with a definition is a link',
    '[b]{.c}\n\n[b]: pages/about.md',
    /<a class="c" href="\/about">b<\/a>/,
  ],
];

describe('what other tools write', () => {
  for (const [title, markdown, html] of SHOWN) {
    test(title, () => {
      const found = render(markdown).html.trim();
      if (typeof html === 'string') assert.equal(found, html);
      else assert.match(found, html);
      assert.doesNotMatch(found, /\[\[|%5B/);
    });
  }
});

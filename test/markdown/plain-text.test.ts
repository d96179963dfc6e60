/** The article as plain text. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { post, render } from './site.ts';

const CASES: [title: string, markdown: string, text: string][] = [
  ['Paragraphs and headings', '# A *b*\n\nc\nd  \ne\n\n\nf', 'A b\n\nc d e\n\nf'],
  [
    'Links, images, code',
    '[a](about.md) ![b *c*](assets/images/a.jpg) `d  <e>` <https://f.org>',
    'a b c d <e> https://f.org',
  ],
  [
    'Character references and escapes',
    '&copy; &amp;lt; \\* &#x41; &nosuch; AT&T',
    '© &lt; * A &nosuch; AT&T',
  ],
  ['Emphasis joins nothing', 'a**b**c ~~d~~', 'abc d'],
  ['Lists', '- a\n- b\n  1. c\n\n     d', 'a\nb\n\nc\n\nd'],
  ['Tasks', '- [x] a\n- [ ] b', 'a\nb'],
  ['Tables', '| a | b |\n|---|---|\n| `c` | d \\| e |', 'a\tb\nc\td | e'],
  ['Quotations', '> a\n>\n> > b', 'a\n\nb'],
  ['Code keeps its lines', '```js\nlet a;\n\n  b\n```', 'let a;\n\n  b'],
  ['Raw HTML says what its elements say', '<div title="x">a &lt;b&gt; <b>c</b></div>', 'a <b> c'],
  [
    'Scripts, styles and comments say nothing',
    '<script>a</script>\n\n<style>b</style>\n\n<!-- c -->\n\nd',
    'd',
  ],
  ['Tags in a line say nothing', 'a <b class="x">c</b>', 'a c'],
  ['Footnotes stand at the end', 'a^[b] c[^d]\n\n[^d]: e\n\n    f', 'a c\n\nb\n\ne\n\nf'],
  ['Callouts', '```mdcms callout-info\ntitle: a\nb\n```', 'a\n\nb'],
  [
    'Tabs',
    '```mdcms tab\nitems:\n- title: a\n  content: "*b*"\n- title: c\n  content: d\n```',
    'a\n\nb\n\nc\n\nd',
  ],
  [
    'Lists of posts and contents say nothing',
    'a\n\n```mdcms toc-page\n```\n\n```mdcms posts-created-chronological\n```\n\n## b',
    'a\n\nb',
  ],
  ['Nothing', '', ''],
  ['Rules and definitions say nothing', '---\n\n[a]: b', ''],
];

for (const [title, markdown, text] of CASES) {
  test(`${title}: ${JSON.stringify(markdown)}`, () => {
    assert.equal(render(markdown, { posts: [post('2026-01-01')] }).text, text);
  });
}

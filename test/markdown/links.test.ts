/** Links and images: what they become, and where the broken ones are. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { describe, html, render } from './site.ts';

const VALID: [title: string, markdown: string, expected: string][] = [
  ['A link from the root of the content', '[x](pages/about.md)', '<a href="/about">x</a>'],
  ['A link to a file beside the page', '[x](about.md)', '<a href="/about">x</a>'],
  ['A link with a fragment that the other page has', '[x](about.md#team)', '<a href="/about#team">x</a>'],
  [
    'A fragment in letters that are not ASCII',
    '[x](about.md#über-uns)',
    '<a href="/about#%C3%BCber-uns">x</a>',
  ],
  [
    'A fragment that is written percent-encoded',
    '[x](about.md#%C3%BCber-uns)',
    '<a href="/about#%C3%BCber-uns">x</a>',
  ],
  ['A query is kept', '[x](about.md?cat=nb#team)', '<a href="/about?cat=nb#team">x</a>'],
  ['A query alone belongs to the page itself', '[x](?cat=nb)', '<a href="?cat=nb">x</a>'],
  ['A reference link', '[x][r]\n\n[r]: about.md "T & t"', '<a href="/about" title="T &amp; t">x</a>'],
  [
    'A link with a title',
    '[x](about.md "a \\"b\\" <c>")',
    '<a href="/about" title="a &quot;b&quot; &lt;c&gt;">x</a>',
  ],
  ['A link to a heading of the page', '[x](#part)\n\n## Part', '<a href="#part">x</a>'],
  ['A link to the top', '[x](#) [y](#top)', '<a href="#">x</a> <a href="#top">y</a>'],
  ['The old address of a page', '[x](#pages/about.md)', '<a href="/about">x</a>'],
  ['A query that is the author’s own', '[x](?cat=dogs)', '<a href="?cat=dogs">x</a>'],
  [
    'A link to another site opens in a new tab',
    '[x](https://e.org/a?b=1&c=2)',
    '<a href="https://e.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">x</a>',
  ],
  [
    'A bare URL',
    'https://e.org/?a&b',
    '<a href="https://e.org/?a&amp;b" target="_blank" rel="noopener noreferrer">https://e.org/?a&amp;b</a>',
  ],
  [
    'A link without a scheme to another site',
    '[x](//e.org)',
    '<a href="//e.org" target="_blank" rel="noopener noreferrer">x</a>',
  ],
  [
    "The site's own URL stays in the tab",
    '[x](https://own.example/a)',
    '<a href="https://own.example/a">x</a>',
  ],
  ['A mail address stays in the tab', '[x](mailto:a@b.org)', '<a href="mailto:a@b.org">x</a>'],
  [
    'Character references in an address are decoded once',
    '[x](https://e.org/?a=1&amp;b=&#x32;)',
    '<a href="https://e.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">x</a>',
  ],
  ['Raw HTML links', '<a href="pages/about.md" class=c>x</a>', '<a href="/about" class=c>x</a>'],
  [
    'Raw HTML links to other sites keep the target they have',
    '<a target="_self" href="https://e.org">x</a>',
    '<a target="_self" href="https://e.org" rel="noopener noreferrer">x</a>',
  ],
  [
    'Raw HTML images, sources and candidates',
    '<picture><source srcset="assets/images/a.jpg 1x, https://e.org/b.jpg 2x"><img src=assets/images/a.jpg></picture>',
    '<picture><source srcset="/assets/images/a.jpg 1x, https://e.org/b.jpg 2x"><img src="/assets/images/a.jpg"></picture>',
  ],
  [
    'Text that looks like a tag in a script',
    '<script>\n"<a href=\'x.md\'>"\n</script>',
    '"<a href=\'x.md\'>"',
  ],
];

for (const [title, markdown, expected] of VALID) {
  test(title, () => assert.ok(html(markdown).includes(expected), html(markdown)));
}

const INVALID: [title: string, markdown: string, problems: string[]][] = [
  ['A link to nothing', 'a [x](no.md)', ['5:3+10 broken-link']],
  ['A column counts characters, not bytes or UTF-16 units', 'é😀 [x](no.md)', ['5:4+10 broken-link']],
  ['An image that is missing', '\n\n![x](assets/images/no.jpg)', ['7:1+26 broken-image']],
  ['An image without alternative text', '![](https://e.example/a.jpg)', ['5:1+28 image-alt']],
  ['An image whose alternative text is blank', '![ ](https://e.example/a.jpg)', ['5:1+29 image-alt']],
  ['An image of HTML that only decorates', 'a <img alt="" src="https://e.example/a.jpg"> b', []],
  ['A link without a target', '[x]()', ['5:1+5 broken-link']],
  ['A fragment that the page does not have', '## Part\n\n[x](#prt)', ['7:1+9 broken-anchor']],
  ['A fragment that another page does not have', '[x](about.md#no)', ['5:1+16 broken-anchor']],
  ['A link that would run a script', '[x](javascript:alert(1))', ['5:1+24 unsafe-link']],
  ['A script behind a character reference', '[x](java&#115;cript:1)', ['5:1+22 unsafe-link']],
  [
    'A reference link, at each of its uses',
    '[r], [x][r]\n\n[r]: no.md',
    ['5:1+3 broken-link', '5:6+6 broken-link'],
  ],
  ['In emphasis', '**a *b [x](no.md)***', ['5:8+10 broken-link']],
  ['In the text of another link', '[![a](no.jpg)](about.md)', ['5:2+12 broken-image']],
  ['In the second line of a paragraph', 'a\nb [x](no.md)', ['6:3+10 broken-link']],
  ['In a heading', '## a [x](no.md) ##', ['5:6+10 broken-link']],
  ['In an underlined heading', 'a\nb [x](no.md)\n===', ['6:3+10 broken-link']],
  [
    'In a quotation, after a lazy line',
    '> a\nb [x](no.md)\n> [y](no.md)',
    ['6:3+10 broken-link', '7:3+10 broken-link'],
  ],
  ['In a list in a list', '- a\n\n  1. b\n     [x](no.md)', ['8:6+10 broken-link']],
  [
    'In a list in a quotation in a list',
    '* > - [x](no.md)\n  >   [y](no.md)',
    ['5:7+10 broken-link', '6:7+10 broken-link'],
  ],
  [
    'In a task of a loose list',
    '- [x] a [x](no.md)\n\n- [ ] [y](no.md)',
    ['5:9+10 broken-link', '7:7+10 broken-link'],
  ],
  ['In a task', '- [x] a [x](no.md)\n- [ ] [y](no.md)', ['5:9+10 broken-link', '6:7+10 broken-link']],
  [
    'In a table, the same link in two cells',
    '| a | b |\n|---|---|\n| [x](no.md) | \\| [x](no.md) |',
    ['7:3+10 broken-link', '7:19+10 broken-link'],
  ],
  ['In a table in a quotation', '> | a |\n> |---|\n> | [x](no.md) |', ['7:5+10 broken-link']],
  ['In a footnote', 'a[^n]\n\n[^n]: b\n\n    [x](no.md)', ['9:5+10 broken-link']],
  ['In a footnote in the text', 'a^[b [x](no.md)]', ['5:6+10 broken-link']],
  ['In a callout', '```mdcms callout-info\ntitle: t\nb [x](no.md)\n```', ['7:3+10 broken-link']],
  ['In raw HTML, at its attribute', '<p>\n <a class="x" href="no.md">a</a>', ['6:15+12 broken-link']],
  ['In a tag within text', 'a <img alt="" src=\'no.jpg\'> b', ['5:15+12 broken-image']],
  ['After tabs and Windows line ends', 'a\r\n\r\n-\t[x](no.md)\r\n', ['7:3+10 broken-link']],
];

for (const [title, markdown, problems] of INVALID) {
  test(`${title} is reported where it stands`, () => assert.deepEqual(describe(render(markdown)), problems));
}

test('A broken link is still a link, to the target as written', () => {
  assert.equal(render('[x](no.md)').html, '<p><a href="no.md">x</a></p>\n');
});

test('A link that would run a script is text', () => {
  assert.equal(render('[*x*](javascript:alert%281%29)').html, '<p><em>x</em></p>\n');
});

test('A fragment of a page that is not rendered yet is kept with its place', () => {
  const { pendingAnchors, problems } = render('\n[x](posts/first.md#part)');
  assert.deepEqual(problems, []);
  assert.deepEqual(pendingAnchors, [
    { path: '/posts/first', id: 'part', file: 'pages/test.md', line: 6, column: 1, length: 24 },
  ]);
});

test('A mistyped fragment is distinguished from an unknown one', () => {
  const { problems } = render('## Installation\n\n[x](#instalation)');
  assert.equal(problems[0]?.hint, 'Did you mean `#installation`?');
});

test('The first image is loaded at once, the others when they come near; sizes are known', () => {
  const image = '![A *b*](assets/images/a.jpg)';
  const expected =
    '<p class="image"><img src="/assets/images/a.jpg" alt="A b" width="640" height="480" decoding="async"></p>\n' +
    '<p>a <img src="/assets/images/a.jpg" alt="A b" width="640" height="480" loading="lazy" decoding="async"></p>\n';
  assert.equal(html(`${image}\n\na ${image}`), expected);
});

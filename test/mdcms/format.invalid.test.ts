/** Keys of the format with what they do not take: a warning at the value, and the default on the page. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { mdcmsSite, page } from './site.ts';

/** config.yml beside its sitename, what is warned of, and what the homepage then holds. */
const CONFIGURED: [config: string, warning: string, expected: RegExp][] = [
  ['navigation: footer', 'invalid-value config.yml:2:13', /<body class="sidebar sidebar-left home">/],
  ['nav-position: top', 'invalid-value config.yml:2:15', /<body class="sidebar sidebar-left home">/],
  ['logo: none.png', 'file-missing config.yml:2:7', /<header class="site">(?![\s\S]*class="logo")/],
  ['favicon: none.png', 'file-missing config.yml:2:10', /<head>(?![\s\S]*rel="icon")/],
  ['homepage: pages/none.md', 'homepage-missing config.yml:2:11', /Welcome\./],
  ['search: perhaps', 'invalid-value config.yml:2:9', /data-index="\/search\.json"/],
  ['default-theme: blue', 'invalid-value config.yml:2:16', /media="\(prefers-color-scheme: dark\)"/],
  ['code-copy: perhaps', 'invalid-value config.yml:2:12', /data-copy/],
  ['language: no way', 'invalid-value config.yml:2:11', /<html lang="en"/],
  ['date: soon', 'invalid-value config.yml:2:7', /15 January 2026/],
  ['time: noon', 'invalid-value config.yml:2:7', /14:05/],
  ['monthnames: a, b', 'invalid-value config.yml:2:13', /15 January 2026/],
  ['monthnamesabbreviated: [a, b]', 'invalid-value config.yml:2:24', /15 January 2026/],
  ['pwa: perhaps', 'invalid-value config.yml:2:6', /<head>(?![\s\S]*rel="manifest")/],
  ['pwa-colour: bleu', 'invalid-value config.yml:2:13', /Welcome\./],
  ['categories-sectionnames: mine', 'invalid-value config.yml:2:26', /Welcome\./],
  ['callouts: none', 'wrong-type config.yml:2:11', /Welcome\./],
  ['sitedescription: [a]', 'wrong-type config.yml:2:18', /Welcome\./],
  ['sitedescripton: a', 'unknown-key config.yml:2:1', /Welcome\./],
];

const HOME = page('title: Home\nauthor: A\ncreated: 2026-01-15 14:05', 'Welcome.\n\n```js\n1;\n```\n');

describe('of config.yml, a warning says of', () => {
  for (const [config, warning, expected] of CONFIGURED) {
    it(config, async () => {
      const site = await mdcmsSite({ 'config.yml': `sitename: S\n${config}\n`, 'pages/home.md': HOME });
      assert.deepEqual(site.warnings(), [warning]);
      assert.match(site.text('/'), expected);
    });
  }
});

describe('of front matter, a warning says of', () => {
  const WRITTEN: [frontMatter: string, warning: string, expected: RegExp][] = [
    ['sort: first', 'invalid-value pages/a.md:2:7', /<h1>A<\/h1>/],
    ['language: no way', 'invalid-value pages/a.md:2:11', /<html lang="en"/],
    ['title: [A, B]', 'wrong-type pages/a.md:2:8', /<h1>A<\/h1>/],
    ['image: none.png', 'file-missing pages/a.md:2:8', /<head>(?![\s\S]*og:image")/],
    ['aliases: /a', 'alias-self pages/a.md:2:10', /<h1>A<\/h1>/],
    ['titel: Other', 'unknown-key pages/a.md:2:1', /<h1>A<\/h1>/],
  ];
  for (const [frontMatter, warning, expected] of WRITTEN) {
    it(frontMatter, async () => {
      const site = await mdcmsSite({ 'pages/a.md': page(frontMatter) });
      // A page without a title is a note of its own.
      assert.deepEqual(
        site.warnings().filter((each) => !each.startsWith('nav-untitled')),
        [warning],
      );
      assert.match(site.text('/a'), expected);
    });
  }
  it('a post without `created`, which is a page of its own, and in no list', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\nurl: https://example.org\n',
      'posts/a.md': page('title: A'),
      'posts/b.md': page('title: B\ncreated: 2026-01-01'),
    });
    assert.deepEqual(site.warnings(), ['post-without-date posts/a.md:0:0']);
    assert.equal(site.status('/posts/a'), 200);
    assert.doesNotMatch(site.text('/posts'), /\/posts\/a"/);
  });
});

describe('of nav.yml, a warning says of', () => {
  const WRITTEN: [nav: string, warning: string][] = [
    ['pages: [pages/none.md]', 'nav-missing-page nav.yml:1:9'],
    ['pages: [pages/a.md, pages/a.md]', 'nav-duplicate nav.yml:1:21'],
    ['sections: [{code: g, parent: none}]', 'nav-parent nav.yml:1:30'],
    ['sections: [{code: g, pagesvisibility: shown}]', 'invalid-value nav.yml:1:39'],
    ['sections: [{code: g, sort: low}]', 'invalid-value nav.yml:1:28'],
    ['sections: [{code: g, pagination: perhaps}]', 'invalid-value nav.yml:1:34'],
    ['sections: [{code: g, name: G}]', 'unknown-key nav.yml:1:22'],
  ];
  for (const [nav, warning] of WRITTEN) {
    it(nav, async () => {
      const site = await mdcmsSite({ 'nav.yml': `${nav}\n`, 'pages/a.md': page('title: A\nsection-id: g') });
      assert.deepEqual(site.warnings(), [warning]);
      assert.match(site.text('/'), /<a href="\/a"/);
    });
  }
});

/**
 * What `coldpress check` says of a site that was written for mdcms and is as it should be: notes on what works in
 * another way, which fail nothing, and else nothing.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Problem } from '../../build/content/problem.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { AS_OF } from '../harness/built-site.ts';
import { runCli } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { mdcmsSite, page } from './site.ts';

const HOME = {
  'config.yml': 'sitename: S\nurl: https://example.org\n',
  'pages/home.md': page('title: Home'),
};

async function notes(files: Record<string, string>): Promise<Problem[]> {
  const content = siteFolder({ ...HOME, ...files });
  const { problems } = await buildSite({ content, exclude: [], asOf: AS_OF, bare: true, notes: true });
  return problems.filter(({ severity }) => severity === 'note');
}

function posts(count: number, frontMatter = ''): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const month = String((index % 10) + 1).padStart(2, '0');
      const day = String(Math.floor(index / 10) + 1).padStart(2, '0');
      return [`posts/p${index}.md`, page(`title: P${index}\ncreated: 2026-${month}-${day}\n${frontMatter}`)];
    }),
  );
}

const LIST = (tag: string): string => `\`\`\`mdcms ${tag}\n\`\`\`\n`;
const OLD_POST = { 'posts/old.md': page('title: Old\ncreated: 2020-01-01') };
const CATEGORIES =
  'sitename: S\nurl: https://example.org\ncategories-use: yes\ndefault-category: {code: en}\ncategories:\n';

const NOTED: [title: string, files: Record<string, string>, place: string, message: RegExp][] = [
  [
    'a list that goes on where mdcms loads more',
    { ...posts(21), 'pages/home.md': page('title: Home', LIST('posts-created-chronological')) },
    'mdcms-difference pages/home.md:4:10',
    /links to further pages/,
  ],
  [
    'a second long list of a page, of which the rest is folded',
    {
      ...posts(21),
      'pages/home.md': page(
        'title: Home',
        LIST('posts-created-chronological\npaginate: yes') + LIST('posts-created-reversechronological'),
      ),
    },
    'mdcms-difference pages/home.md:7:10',
    /are folded/,
  ],
  [
    'years that are folds where mdcms has a menu',
    {
      ...posts(1),
      ...OLD_POST,
      'pages/home.md': page('title: Home', LIST('posts-created-chronological-byyear')),
    },
    'mdcms-difference pages/home.md:4:10',
    /years as folds/,
  ],
  [
    'an older spelling of a list',
    { ...posts(1), 'pages/home.md': page('title: Home', LIST('posts-datetime-chronological')) },
    'old-spelling pages/home.md:4:10',
    /`posts-datetime-…` is the older spelling of `posts-created-…`/,
  ],
  [
    'times that the reader’s browser chose',
    { 'config.yml': 'sitename: S\nurl: https://example.org\ntime: system\n' },
    'mdcms-difference config.yml:3:7',
    /24 hours/,
  ],
  [
    'dates that the reader’s browser chose',
    { 'config.yml': 'sitename: S\nurl: https://example.org\ndate: "system"\n' },
    'mdcms-difference config.yml:3:8',
    /15 January 2026/,
  ],
  [
    'a width that lines of text do not fill',
    { 'config.yml': 'sitename: S\nurl: https://example.org\nmain-width: 80em\n' },
    'mdcms-difference config.yml:3:1',
    /42rem/,
  ],
  [
    'a category that is shown without content',
    { 'config.yml': `${CATEGORIES}  - code: nb\n    visibilityifnocontent: visible\n` },
    'mdcms-difference config.yml:7:28',
    /homepage/,
  ],
  [
    'palettes of the first generation',
    {
      'config.yml': 'sitename: S\nurl: https://example.org\ntheme: theme.yml\n',
      'theme.yml':
        'light:\n  accent: "#0000AA"\n  background: white\n  nav-background: white\n  text: black\n  text-muted: "#333"\n',
    },
    'old-spelling theme.yml:1:1',
    /older form of `palette`/,
  ],
  [
    'colours of config.yml',
    { 'config.yml': 'sitename: S\nurl: https://example.org\nlight:\n  main-accentcolour: "#0000AA"\n' },
    'old-spelling config.yml:3:1',
    /no theme file/,
  ],
  [
    'a post that waits for its time',
    { 'posts/next.md': page('title: Next\ncreated: 2027-05-01 09:00') },
    'scheduled-post posts/next.md:0:0',
    /2027-05-01T09:00/,
  ],
];

describe('a note says of', () => {
  for (const [title, files, place, message] of NOTED) {
    it(title, async () => {
      const [note, ...others] = await notes(files);
      assert.equal(`${note?.code} ${note?.file}:${note?.line}:${note?.column}`, place);
      assert.match(note?.message ?? '', message);
      assert.notEqual(note?.hint, '');
      assert.deepEqual(others, []);
    });
  }
});

const SAME: [title: string, files: Record<string, string>][] = [
  [
    'a list that fits',
    { ...posts(20), 'pages/home.md': page('title: H', LIST('posts-created-chronological')) },
  ],
  [
    'a list with numbered pages, which mdcms has too',
    { ...posts(21), 'pages/home.md': page('title: H', LIST('posts-created-chronological\npaginate: yes')) },
  ],
  [
    'the first posts alone',
    {
      ...posts(9),
      'pages/home.md': page('title: H', LIST('posts-created-chronological\nlimit: 3\npaginate: none')),
    },
  ],
  [
    'years under headings',
    {
      ...posts(1),
      ...OLD_POST,
      'pages/home.md': page('title: H', LIST('posts-created-chronological-byyear\nselectyear: no')),
    },
  ],
  ['a list in a draft', { ...posts(21), 'pages/x.md': page('draft: yes', LIST('posts-date-chronological')) }],
  [
    'a list that is shown as code',
    { ...posts(21), 'pages/home.md': page('title: H', `~~~\n${LIST('posts-date-chronological')}~~~\n`) },
  ],
  [
    'tabs, accordions, contents',
    { 'pages/home.md': page('title: H', `${LIST('toc')}${LIST('tab\nitems: [{title: A, content: B}]')}`) },
  ],
  ['a narrow page', { 'config.yml': 'sitename: S\nurl: https://example.org\nmain-width: 40em\n' }],
  [
    'a palette of today',
    {
      'config.yml': 'sitename: S\nurl: https://example.org\ntheme: theme.yml\n',
      'theme.yml':
        'palette:\n  light: {primary: "#00A", surface: white, page: white, ink: black, ink-muted: "#333"}\n',
    },
  ],
];

describe('no note is made of', () => {
  for (const [title, files] of SAME) it(title, async () => assert.deepEqual(await notes(files), []));
});

describe('notes', () => {
  it('say a thing once, with the number of other places', async () => {
    const list = page('title: A', LIST('posts-date-chronological'));
    const [note, ...others] = await notes({
      ...posts(1),
      'pages/a.md': list,
      'pages/b.md': list,
      'pages/c.md': list,
    });
    assert.match(note?.message ?? '', /\(also in 2 other places\)$/);
    assert.equal(note?.file, 'pages/a.md');
    assert.deepEqual(others, []);
  });
  it('are shown by check, do not fail --strict, and are not shown by a build', async () => {
    const content = siteFolder({ ...HOME, 'config.yml': `${HOME['config.yml']}time: system\n` });
    const check = await runCli(['check', '--strict', '--content', content]);
    assert.match(
      check.stderr,
      /config\.yml:3:7 note mdcms-difference[\s\S]*time: system[\s\S]*12hrs[\s\S]*1 note\n/,
    );
    assert.equal(check.code, 0);
    const built = await buildSite({ content, exclude: [], asOf: AS_OF, bare: true });
    assert.deepEqual(built.problems, []);
  });
});

describe('an icon', () => {
  it('with a file, or like the theme’s own, is nothing to warn of', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\ntheme: theme.yml\ncategories-selecticon: language\n',
      'nav.yml': 'sections: [{code: a, pagesvisibility: hidden}]\n',
      'theme.yml':
        'callouts: {info: {icon: bulb}, error: {icon: error}}\nnav-section-expand-icon: own\nnav-section-collapse-icon: arrow_drop_down\n',
      'assets/icons/bulb.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'assets/icons/own.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    assert.deepEqual(site.warnings('icon-missing'), []);
    assert.match(site.css(), /\.nav summary:after\{[^}]*own\.[0-9a-f]+\.svg/);
  });
});

/** `layout`: which one a page has, chosen or guessed. */
import assert from 'node:assert/strict';
import { describe, expect, it } from 'vitest';
import { CONFIG, post, siteAt, textAt } from '../../publish/site.ts';

const NOW = '2026-06-01';
const POST = post('title: Varnish\ncreated: 2026-03-01\ntags: [rope]', 'Seven coats or none.\n');
const SECTION =
  'sections:\n  - code: guide\n    defaultname: Guide\npages:\n  - file: pages/home.md\n' +
  '  - file: pages/a.md\n    section-id: guide\n  - file: pages/b.md\n    section-id: guide\n';
const BAR = `${CONFIG}navigation: topbar\n`;

/** The sign of each layout in the HTML. */
const SIGNS = {
  blog: '<ol class="summaries">',
  docs: '<body class="topbar page docs branched">',
  landing: ' landing">',
} as const;

const CASES: [
  title: string,
  files: Record<string, string>,
  path: string,
  layout: keyof typeof SIGNS | null,
][] = [
  ['a homepage beside posts', { 'pages/home.md': 'Hello.' }, '/', 'blog'],
  [
    'a homepage that lists its posts itself',
    { 'pages/home.md': '```mdcms posts-created-chronological\n```' },
    '/',
    null,
  ],
  ['a homepage of a site with sections', { 'nav.yml': SECTION, 'pages/home.md': 'Hello.' }, '/', null],
  [
    'the same, chosen',
    { 'nav.yml': SECTION, 'pages/home.md': '---\nlayout: blog\n---\nHello.' },
    '/',
    'blog',
  ],
  [
    'the same, chosen in config.yml',
    { 'nav.yml': SECTION, 'config.yml': `${CONFIG}layout: blog\n`, 'pages/home.md': 'Hello.' },
    '/',
    'blog',
  ],
  ['a homepage that wants its text alone', { 'pages/home.md': '---\nlayout: page\n---\nHello.' }, '/', null],
  ['a page that begins with a hero', { 'pages/a.md': '\n:::: hero\n# Big\n::::\n' }, '/a', 'landing'],
  ['a hero in braces', { 'pages/a.md': '::: {.hero}\n# Big\n:::\n' }, '/a', 'landing'],
  ['a hero further down', { 'pages/a.md': 'Text.\n\n::: hero\n# Big\n:::\n' }, '/a', null],
  ['a word that only begins alike', { 'pages/a.md': '::: heroes\nText.\n:::\n' }, '/a', null],
  ['a page in a section', { 'nav.yml': SECTION, 'config.yml': BAR, 'pages/a.md': 'Text.' }, '/a', 'docs'],
  [
    'the only page of its section',
    {
      'nav.yml': SECTION.slice(0, SECTION.indexOf('  - file: pages/b.md')),
      'config.yml': BAR,
      'pages/a.md': '',
    },
    '/a',
    null,
  ],
  [
    'a word of another tool',
    { 'config.yml': BAR, 'pages/a.md': '---\nlayout: default\n---\nText.' },
    '/a',
    null,
  ],
  ['a page far from posts', { 'pages/a.md': 'Text.' }, '/a', null],
  ['a page that asks for posts', { 'pages/a.md': '---\nlayout: Blog\n---\nText.' }, '/a', 'blog'],
];

describe('the layout of a page', () => {
  it.each(CASES)('%s', (_title, files, path, layout) => {
    const site = siteAt(
      { 'config.yml': CONFIG, 'pages/home.md': 'Home.', 'pages/b.md': 'B.', 'posts/p.md': POST, ...files },
      NOW,
    );
    const page = textAt(site, path);
    const found = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).filter((each) => page.includes(SIGNS[each]));
    assert.deepEqual(found, layout === null ? [] : [layout]);
  });

  it('a blog shows excerpt, reading time and tags of its posts, and not those of the future', () => {
    const later = post('title: Later\ncreated: 2026-07-01');
    const site = siteAt({ 'pages/home.md': 'Hi.', 'posts/p.md': POST, 'posts/later.md': later }, NOW);
    const page = textAt(site, '/');
    expect(page).toContain('<p>Seven coats or none.</p>');
    expect(page).toContain('1 min read');
    expect(page).toContain('<a href="/tags/rope" rel="tag">rope</a>');
    expect(page).not.toContain('Later');
  });

  it('a landing page has neither outline nor edit link nor trail', () => {
    const body = '::: hero\n# Big\n:::\n## A\n## B\n## C\n';
    const config = `${BAR}repository: https://github.com/a/b\n`;
    const site = siteAt({ 'nav.yml': SECTION, 'config.yml': config, 'pages/a.md': body }, NOW);
    expect(textAt(site, '/a')).not.toMatch(/class="(?:outline|source|trail)"|branch-nav/);
  });
});

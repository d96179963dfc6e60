/** Entries of nav.yml that are no pages, and pages by a shorter name. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { assembled } from '../publish/site.ts';
import { siteOf, summarise } from './fixtures.ts';

const PAGES = {
  'pages/about.md': '# About\n',
  'pages/guide/index.md': '# Guide\n',
  'assets/files/cv.pdf': 'x',
  'posts/a.md': '---\ntitle: A\ncreated: 2026-01-01\ntags: [sea]\n---\n',
};

/** What an entry leads to: a file, or an address; and its title where none is written. */
const ENTRIES: [entry: string, leads: string, title: string][] = [
  ['file: posts', '/posts', 'Posts'],
  ['file: /posts', '/posts', 'Posts'],
  ['file: Tags', '/tags', 'Tags'],
  ['file: tags/sea', '/tags/sea', 'Sea'],
  ['file: feed.xml', '/feed.xml', 'Feed'],
  ['file: assets/files/cv.pdf', '/assets/files/cv.pdf', 'Cv'],
  ['file: https://www.example.org/', 'https://www.example.org/', 'example.org'],
  ['url: posts', '/posts', 'Posts'],
  ['url: ./posts', '/posts', 'Posts'],
  ['url: /tags/sea#top', '/tags/sea#top', 'Sea'],
  ['href: atom.xml', '/atom.xml', 'Atom'],
  ['url: mailto:a@example.org', 'mailto:a@example.org', 'a@example.org'],
  ['url: tel:+4712345678', 'tel:+4712345678', '+4712345678'],
  ['file: about', 'pages/about.md', 'About'],
  ['file: about.md', 'pages/about.md', 'About'],
  ['file: pages/about', 'pages/about.md', 'About'],
  ['file: guide/', 'pages/guide/index.md', 'Guide'],
  ['url: pages/about.md', 'pages/about.md', 'About'],
];

for (const [entry, leads, title] of ENTRIES) {
  it(`${entry} leads to ${leads}`, () => {
    const { nav, problems } = siteOf({ ...PAGES, 'nav.yml': `- ${entry}\n  sort: 1\n` });
    assert.deepEqual(problems, []);
    const [first] = nav.pages;
    assert.deepEqual([first?.link?.href ?? first?.file, first?.title], [leads, title]);
  });
}

it('An entry that is only a text is read in the same way', () => {
  const { nav } = siteOf({ ...PAGES, 'nav.yml': '- about\n- posts\n- https://example.org/x\n' });
  const titles = nav.pages.map(({ title }) => title);
  for (const title of ['About', 'Posts', 'example.org/x']) assert.ok(titles.includes(title), title);
});

const REFUSED: [entry: string, problem: string, hint: RegExp][] = [
  ['url: example.org', 'nav.yml:1:8 warning invalid-value', /^Write https:\/\/example\.org$/],
  ['url: github.com/mara', 'nav.yml:1:8 warning invalid-value', /^Write https:\/\/github\.com\/mara$/],
  ['url: javascript:alert(1)', 'nav.yml:1:8 warning invalid-value', /whole address/],
  ['url: //example.org', 'nav.yml:1:8 warning invalid-value', /whole address/],
  ['url: a b', 'nav.yml:1:8 warning invalid-value', /whole address/],
  ['title: x', 'nav.yml:1:3 warning invalid-value', /./],
  ['file: abuot', 'nav.yml:1:9 warning nav-missing-page', /pages\/about\.md/],
  ['file: posts/a.md', 'nav.yml:1:9 warning nav-missing-page', /`url: \/posts\/a`/],
];

for (const [entry, problem, hint] of REFUSED) {
  it(`${entry} is refused, with what to write`, () => {
    const { problems } = siteOf({ ...PAGES, 'nav.yml': `- ${entry}\n` });
    assert.deepEqual(summarise(problems), [problem]);
    assert.match(problems[0]?.hint ?? '', hint);
  });
}

it('A link to nothing on this site is a warning at its place', () => {
  const { context } = assembled({
    ...PAGES,
    'nav.yml': '- url: /tasg\n- url: /posts\n- url: /about\n- file: tags/sea\n',
  });
  const { problems } = context.findings;
  assert.deepEqual(summarise(problems), ['nav.yml:1:8 warning broken-link']);
  assert.match(problems[0]?.hint ?? '', /`\/tags`/);
});

it('Sections in sections end at a depth that no page could show', () => {
  const sections = Array.from(
    { length: 5000 },
    (_, index) => `  - {code: s${index}, parent: s${index + 1}}\n`,
  );
  const { problems } = siteOf({ ...PAGES, 'nav.yml': `sections:\n${sections.join('')}  - {code: s5000}\n` });
  assert.ok(problems.length > 0 && problems.every(({ code }) => code === 'nav-parent'));
});

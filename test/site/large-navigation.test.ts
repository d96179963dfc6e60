/** A site of thousands of pages: what of its navigation stands on each page, and how the rest is reached. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Resource } from '../../build/bundle/resource.ts';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import { assembled, contentOf, resourcesAt, siteAt } from '../publish/site.ts';

const NOW = '2026-11-23';
const WORDS =
  'harbour ferry crossing tide lantern anchor morning weather captain rope sail wind island letter'.split(
    ' ',
  );

/** About three kilobytes of text, other in each page. */
function text(seed: number): string {
  const words = Array.from(
    { length: 420 },
    (_, index) => WORDS[(seed * 31 + index * index * 7) % WORDS.length],
  );
  return `${words.join(' ')}.\n`;
}

interface Shape {
  sections: number;
  pages: number;
  navigation: 'sidebar' | 'topbar';
}

function filesOf({ sections, pages, navigation }: Shape): Record<string, string> {
  const files: Record<string, string> = {
    'config.yml': `sitename: Harbour\nurl: https://example.org\nnavigation: ${navigation}\n`,
    'pages/home.md': '# Home\n\nWelcome.\n',
  };
  for (let section = 0; section < Math.max(1, sections); section++) {
    for (let page = 0; page < pages; page++) {
      const folder = sections === 0 ? 'pages' : `pages/part-${section}`;
      files[`${folder}/page-${page}.md`] = `# Page ${page} of ${section}\n\n${text(section * pages + page)}`;
    }
  }
  return files;
}

/** The HTML of each page by its path. */
function pagesOf(resources: ReadonlyMap<string, Resource>): Map<string, string> {
  const pages = new Map<string, string>();
  for (const [path, { status, bodies }] of resources) {
    const html = bodies.find(({ type }) => type === 'text/html');
    if (status === 200 && html !== undefined) pages.set(path, Buffer.from(loadBytes(html.body)).toString());
  }
  return pages;
}

/** What can be reached from the homepage by links, a whole site in a few steps. */
function reachable(pages: ReadonlyMap<string, string>): Set<string> {
  const found = new Set(['/']);
  for (const path of found) {
    for (const [, href = ''] of (pages.get(path) ?? '').matchAll(/<a [^>]*href="(\/[^"#?]*)/g))
      found.add(href);
  }
  return found;
}

function navOf(pages: ReadonlyMap<string, string>, path: string): string {
  return /<nav class="nav"[\s\S]*?<\/nav>/.exec(pages.get(path) ?? '')?.[0] ?? '';
}

const hrefs = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href);

const SHAPES: [title: string, shape: Shape, most: number][] = [
  ['2,000 pages in one folder', { sections: 0, pages: 2000, navigation: 'sidebar' }, 12],
  ['600 pages in one folder, in a bar', { sections: 0, pages: 600, navigation: 'topbar' }, 8],
  ['30 sections of 20 pages', { sections: 30, pages: 20, navigation: 'sidebar' }, 20],
  ['30 sections of 20 pages, in a bar', { sections: 30, pages: 20, navigation: 'topbar' }, 20],
  ['200 sections of 2 pages', { sections: 200, pages: 2, navigation: 'sidebar' }, 12],
];

for (const [title, shape, most] of SHAPES) {
  it(`${title}: the HTML is at most four times the text, and all is reached from the homepage`, () => {
    const files = filesOf(shape);
    const pages = pagesOf(siteAt(files, NOW));
    const size = (texts: Iterable<string>): number => [...texts].reduce((sum, { length }) => sum + length, 0);
    const ratio = size(pages.values()) / size(Object.values(files));
    assert.ok(ratio < 4, `${ratio} times`);
    for (const path of ['/', '/pages', ...[...pages.keys()].slice(500, 520)]) {
      const count = hrefs(navOf(pages, path)).length;
      assert.ok(count <= most, `${path} has ${count} links`);
    }
    const found = reachable(pages);
    assert.deepEqual(
      [...pages.keys()].filter((path) => path !== '/search' && !found.has(path)),
      [],
    );
    assert.deepEqual(
      [...found].filter((path) => !pages.has(path) && !path.endsWith('.md')),
      [],
    );
  });
}

describe('A page of a large site', () => {
  const pages = pagesOf(siteAt(filesOf({ sections: 30, pages: 20, navigation: 'sidebar' }), NOW));

  it('shows its neighbours, the sections beside its own, and where all are', () => {
    const nav = navOf(pages, '/part-20/page-9');
    assert.match(nav, /href="\/part-20\/page-9" aria-current="page"/);
    for (const page of ['/part-20/page-7', '/part-20/page-8']) assert.ok(hrefs(nav).includes(page), page);
    assert.match(nav, /class="all" href="\/pages\/part-20">All pages \(20\)</);
    assert.match(nav, /class="all" href="\/pages">All pages \(601\)</);
    assert.match(nav, /<a href="\/part-21\/page-0">Part 21<\/a>/);
    assert.doesNotMatch(nav, /href="\/part-5\//);
  });

  it('is on its list, whose pages say where they are', () => {
    assert.match(pages.get('/pages/part-20') ?? '', /<h1>Part 20<\/h1>[\s\S]*href="\/part-20\/page-19"/);
    assert.match(navOf(pages, '/pages/part-20'), /href="\/pages\/part-20" aria-current="page"/);
  });
});

describe('A navigation that stands whole on each page', () => {
  it('of up to 100 entries from folders', () => {
    const pages = pagesOf(siteAt(filesOf({ sections: 0, pages: 99, navigation: 'sidebar' }), NOW));
    assert.equal(hrefs(navOf(pages, '/page-50')).length, 100);
    assert.ok(!pages.has('/pages'));
  });

  it('of up to 300 entries that nav.yml lists, and a note says where it ends', () => {
    const files = filesOf({ sections: 0, pages: 301, navigation: 'sidebar' });
    const listed = (count: number): string =>
      Array.from({ length: count }, (_, index) => `- pages/page-${index}.md\n`).join('');
    const short = Object.fromEntries(
      Object.entries(files).filter(([file]) => !/page-(?:299|300)/.test(file)),
    );
    assert.equal(
      hrefs(navOf(pagesOf(siteAt({ ...short, 'nav.yml': listed(299) }, NOW)), '/page-50')).length,
      300,
    );
    const { problems } = contentOf({ ...files, 'nav.yml': listed(301) });
    assert.deepEqual(
      problems.map(({ code, severity, line }) => `${severity} ${code} ${line}`),
      ['note nav-large 301'],
    );
  });
});

it('The list of a navigation that sections make large can be linked to', () => {
  const parts = assembled(filesOf({ sections: 12, pages: 8, navigation: 'sidebar' }));
  assert.ok(resourcesAt(parts, 0).has('/pages'));
  const [home] = parts.context.content.documents;
  assert.equal(home && parts.context.resolve(home, '/pages')?.path, '/pages');
});

it('A list of pages yields to a page of the author at its address', () => {
  const pages = pagesOf(
    siteAt(
      { ...filesOf({ sections: 0, pages: 120, navigation: 'sidebar' }), 'pages/pages.md': '# Mine\n' },
      NOW,
    ),
  );
  assert.match(pages.get('/pages') ?? '', /Mine/);
  assert.match(navOf(pages, '/page-50'), /class="all" href="\/pages-2">/);
  assert.match(pages.get('/pages-2') ?? '', /<h1>All pages<\/h1>/);
});

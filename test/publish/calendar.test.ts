import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { codedBodies } from '../../build/bundle/codings.ts';
import { HeaderLists } from '../../build/bundle/header-lists.ts';
import type { Route } from '../../build/bundle/manifest.ts';
import { codeResource, Representations } from '../../build/bundle/representations.ts';
import { calendarText } from '../../build/cli/calendar.ts';
import { zonedInstant, zonedText } from '../../build/cli/instant.ts';
import { UsageError } from '../../build/cli/usage.ts';
import { publicationMoments } from '../../build/content/publication.ts';
import { calendarOf } from '../../build/plan/calendar.ts';
import { siteVersions } from '../../build/plan/lay-out.ts';
import { showDrafts } from '../../build/site/show-drafts.ts';
import { assembled, at, CONFIG, contentOf, DOCUMENTS, post, resourcesAt, textAt } from './site.ts';

type Window = [from: number | null, until: number | null, status: number];

function route(path: string, ...windows: Window[]): Route {
  return {
    path,
    versions: windows.map(([from, until, status]) => ({
      from,
      until,
      status,
      location: null,
      representations: [],
    })),
  };
}

describe('what a route does over time', () => {
  const cases: [title: string, windows: Window[], changes: string[]][] = [
    ['nothing, if it is always the same', [[null, null, 200]], []],
    ['it appears', [[10, null, 200]], ['10 appears']],
    ['it goes without a trace', [[null, 20, 200]], ['20 goes']],
    [
      'it goes and says so',
      [
        [null, 20, 200],
        [20, null, 410],
      ],
      ['20 goes'],
    ],
    [
      'it appears, changes and goes',
      [
        [10, 20, 200],
        [20, 30, 200],
        [30, null, 410],
      ],
      ['10 appears', '20 changes', '30 goes'],
    ],
    [
      'it comes back',
      [
        [null, 10, 200],
        [20, null, 200],
      ],
      ['10 goes', '20 appears'],
    ],
    [
      'it comes back from 410',
      [
        [null, 10, 410],
        [10, null, 200],
      ],
      ['10 appears'],
    ],
    [
      'it stays gone',
      [
        [null, 10, 410],
        [10, null, 410],
      ],
      [],
    ],
  ];
  for (const [title, windows, changes] of cases) {
    it(title, () => {
      const calendar = calendarOf({ routes: [route('/x', ...windows)], posts: [], pages: [] });
      assert.deepEqual(
        calendar.flatMap((entry) => entry.changes.map(({ kind }) => `${entry.at} ${kind}`)),
        changes,
      );
    });
  }
});

describe('the calendar as text', () => {
  it('names posts, and counts what follows from them', () => {
    const text = calendarText(
      {
        at: at('2026-07-01T07:00'),
        changes: [
          { path: '/posts/next', kind: 'appears', title: 'Next' },
          { path: '/', kind: 'changes', title: 'Home' },
          ...['/a', '/b', '/c', '/d', '/e'].map((path) => ({ path, kind: 'changes' as const, title: null })),
          { path: '/tags/new', kind: 'appears', title: null },
        ],
      },
      'Europe/Oslo',
    );
    assert.equal(
      text,
      '2026-07-01 09:00 +02:00 Europe/Oslo\n' +
        '  appears  /posts/next  Next\n' +
        '  appears  /tags/new\n' +
        '  changes  /, /a, /b, /c and 2 more\n',
    );
  });
});

describe('instants on the command line', () => {
  for (const [written, seconds] of [
    ['2027-01-01T09:00', at('2027-01-01T08:00')],
    ['2027-07-01 09:00', at('2027-07-01T07:00')],
    ['2027-07-01', at('2027-06-30T22:00')],
    ['2027-01-01T09:00Z', at('2027-01-01T09:00')],
    ['2027-01-01T09:00:30-05:00', at('2027-01-01T14:00:30')],
    ['1798761600', 1798761600],
  ] as const) {
    it(`${written} is read in the site’s timezone`, () => {
      assert.equal(zonedInstant(written, 'Europe/Oslo'), seconds);
    });
  }

  for (const written of ['tomorrow', '2027-02-30', '2027-03-28T02:30', '2027-01-01T25:00', '']) {
    it(`${JSON.stringify(written)} is wrong usage`, () => {
      assert.throws(() => zonedInstant(written, 'Europe/Oslo'), UsageError);
    });
  }

  it('are shown with the offset of that day', () => {
    assert.equal(zonedText(at('2027-01-01T08:00'), 'Europe/Oslo'), '2027-01-01 09:00 +01:00 Europe/Oslo');
    assert.equal(
      zonedText(at('2027-07-01T07:00:05'), 'Europe/Oslo'),
      '2027-07-01 09:00:05 +02:00 Europe/Oslo',
    );
  });
});

describe('the moments of a site', () => {
  const { documents, config } = contentOf({
    'config.yml': `${CONFIG}timezone: Europe/Oslo\nsecurity-contact: a@b.example\nsecurity-expires: 2026-12-01\n`,
    'posts/a.md': post('created: 2026-06-01 09:00\nmodified: 2026-08-01\nexpires: 2026-10-25 02:30'),
    'posts/past.md': post('created: 2020-01-01'),
    'posts/draft.md': post('created: 2026-09-01\ndraft: yes'),
    'pages/page.md': post('created: 2026-09-02'),
    'posts/b.md': post('created: 2026-06-01 07:00Z'),
  });

  it('are those at which something is published, modified or expires, each once, drafts aside', () => {
    assert.deepEqual(publicationMoments({ documents, config }, at('2026-05-01')), [
      at('2026-06-01T07:00'),
      at('2026-07-31T22:00'),
      // The hour that comes twice: the first is meant.
      at('2026-10-25T00:30'),
      at('2026-11-30T23:00'),
    ]);
  });

  it('are only those to come', () => {
    assert.deepEqual(publicationMoments({ documents, config }, at('2026-10-25T00:30')), [
      at('2026-11-30T23:00'),
    ]);
  });
});

describe('a calendar of a whole site', async () => {
  const parts = assembled({
    'posts/next.md': post('title: Next\ncreated: 2026-07-01\nexpires: 2026-08-01\ntags: [new]'),
    'posts/old.md': post('title: Old\ncreated: 2026-01-01'),
  });
  const versions = await siteVersions(parts, at('2026-06-01'), DOCUMENTS);
  const routes = [...versions].map(([path, timed]) =>
    route(path, ...timed.map(({ from, until, resource }): Window => [from, until, resource.status])),
  );
  const entries = calendarOf({ routes, posts: [], pages: [] });

  it('has everything appear with the post and go with it', () => {
    const [july, august] = entries;
    const of = (entry: typeof july, kind: string): string[] =>
      (entry?.changes ?? []).filter((change) => change.kind === kind).map(({ path }) => path);
    assert.equal(july?.at, at('2026-07-01'));
    assert.equal(august?.at, at('2026-08-01'));
    for (const path of [
      '/posts/next',
      '/posts/next.md',
      '/tags',
      '/tags/new',
      '/tags/new/feed.xml',
      '/archive/2026/07',
    ]) {
      assert.ok(of(july, 'appears').includes(path), `${path} appears`);
      assert.ok(of(august, 'goes').includes(path), `${path} goes`);
    }
    for (const path of ['/posts', '/feed.xml', '/sitemap.xml', '/llms.txt', '/posts/old']) {
      assert.ok(of(july, 'changes').includes(path), `${path} changes in July`);
      assert.ok(of(august, 'changes').includes(path), `${path} changes in August`);
    }
  });
});

describe('drafts in the preview', () => {
  const content = contentOf({
    'posts/draft.md': post('title: Idea\ncreated: 2026-01-01\ndraft: yes'),
    'posts/out.md': post('title: Out\ncreated: 2026-01-01'),
  });
  const shown = showDrafts(content);

  it('are published, marked, and known', () => {
    assert.deepEqual(
      shown.content.documents.filter(({ kind }) => kind === 'post').map(({ title, draft }) => [title, draft]),
      [
        ['Idea (Draft: not published)', false],
        ['Out', false],
      ],
    );
    assert.deepEqual([...shown.drafts], ['posts/draft.md']);
  });

  it('say so on their page, which no crawler keeps', () => {
    const resources = resourcesAt(assembled(shown.content, shown.drafts), at('2026-06-01'));
    const page = textAt(resources, '/posts/draft');
    assert.match(page, /<p class="notice" dir="auto"><strong>Draft: not published<\/strong><\/p>/);
    assert.match(page, /<meta name="robots" content="noindex">/);
    assert.doesNotMatch(textAt(resources, '/posts/out'), /noindex|class="notice"/);
  });
});

describe('dates beyond those that the pack can hold', async () => {
  const parts = assembled({
    'posts/ever.md': post('created: 2026-01-01\nexpires: 9999-12-31'),
    'posts/far.md': post('created: 2200-01-01'),
    'posts/old.md': post('created: 1950-01-01'),
  });
  const versions = await siteVersions(parts, at('2026-06-01'), DOCUMENTS);

  it('never come: what expires then stays, what is published then does not appear', () => {
    assert.deepEqual(
      versions.get('/posts/ever')?.map(({ from, until }) => [from, until]),
      [[null, null]],
    );
    assert.equal(versions.get('/posts/far'), undefined);
  });

  it('before 1970 are dates of posts, but no validators', async () => {
    const [version] = versions.get('/posts/old') ?? [];
    assert.ok(version !== undefined);
    const coded = await codeResource(version.resource, [], codedBodies);
    const [representation] = new Representations(new HeaderLists([])).of(coded);
    assert.equal(representation?.lastModified, null);
    assert.match(textAt(new Map([['/posts/old', version.resource]]), '/posts/old'), /1 January 1950/);
  });
});

/** Where redirect rules end up: as routes of the site, in windows of time, or as rules for the handler. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Resource, TimedResource } from '../../build/bundle/resource.ts';
import { parseRedirects } from '../../build/rules/parse-redirects.ts';
import { placeRedirects } from '../../build/rules/place-redirects.ts';

const PAGE: Resource = { status: 200, location: null, freshness: 'revalidate', bodies: [] };
const GONE: Resource = { ...PAGE, status: 410 };

type Window = [from: number | null, until: number | null, answer: number | string];

function place(
  text: string,
  site: Record<string, [number | null, number | null, Resource][]> = {},
): { versions: Record<string, Window[]>; rules: string[] } {
  const { rules: written, problems } = parseRedirects(text, '_redirects');
  assert.deepEqual(problems, []);
  const known = new Map<string, TimedResource[]>(
    Object.entries(site).map(([path, windows]) => [
      path,
      windows.map(([from, until, resource]) => ({ from, until, resource })),
    ]),
  );
  const { versions, rules } = placeRedirects(written, known);
  return {
    versions: Object.fromEntries(
      [...versions].map(([path, list]) => [
        path,
        list.map(({ from, until, resource }): Window => [from, until, resource.location ?? resource.status]),
      ]),
    ),
    rules: rules.map(({ from, to, status, force }) => `${from} ${to} ${status}${force ? '!' : ''}`),
  };
}

describe('an exact rule', () => {
  it('that wins over the index.html of a folder has both spellings', () => {
    const site = { '/demo/': [[null, null, PAGE]] } satisfies Parameters<typeof place>[1];
    const moved: Window[] = [[null, null, '/new']];
    assert.deepEqual(place('/demo /new 301!', site).versions, { '/demo': moved, '/demo/': moved });
  });
  it('is a route of its own, with its status', () => {
    const { rules: written } = parseRedirects('/old /new 302', '_redirects');
    const version = placeRedirects(written, new Map()).versions.get('/old')?.[0];
    assert.deepEqual(version, {
      from: null,
      until: null,
      resource: { status: 302, location: '/new', freshness: 'revalidate', bodies: [] },
    });
  });
  it('answers before a page appears and after it has expired, in the place of the 410', () => {
    const site: Parameters<typeof place>[1] = {
      '/old': [
        [100, 200, PAGE],
        [200, null, GONE],
      ],
    };
    assert.deepEqual(place('/old /new', site).versions, {
      '/old': [
        [null, 100, '/new'],
        [100, 200, 200],
        [200, null, '/new'],
      ],
    });
  });
  it('answers between two windows of a page', () => {
    const site: Parameters<typeof place>[1] = {
      '/old': [
        [null, 100, PAGE],
        [200, 300, PAGE],
      ],
    };
    assert.deepEqual(place('/old /new', site).versions['/old'], [
      [null, 100, 200],
      [100, 200, '/new'],
      [200, 300, 200],
      [300, null, '/new'],
    ]);
  });
  it('adds nothing where the page is always there', () => {
    const site: Parameters<typeof place>[1] = {
      '/old': [
        [null, 100, PAGE],
        [100, null, PAGE],
      ],
    };
    assert.deepEqual(place('/old /new', site).versions['/old'], [
      [null, 100, 200],
      [100, null, 200],
    ]);
  });
  it('with force takes the page’s place at all times', () => {
    const site: Parameters<typeof place>[1] = { '/old': [[100, null, PAGE]] };
    assert.deepEqual(place('/old /new 301!', site), {
      versions: { '/old': [[null, null, '/new']] },
      rules: [],
    });
  });
  it('leaves the site that it was given as it was', () => {
    const known = new Map([['/old', [{ from: 5, until: null, resource: PAGE }]]]);
    placeRedirects(parseRedirects('/old /new 301!\n/b /c', '_redirects').rules, known);
    assert.deepEqual([...known.keys()], ['/old']);
    assert.equal(known.get('/old')?.length, 1);
  });
});

describe('rules for the handler', () => {
  const CASES: [title: string, text: string, rules: string[]][] = [
    ['a pattern, and the same with a slash behind it', '/:a/b /c', ['/:a/b /c 301', '/:a/b/ /c 301']],
    ['a splat is for the folder itself too', '/a/* /b/:splat', ['/a/* /b/:splat 301', '/a /b 301']],
    ['a splat to the root', '/a/* /:splat 302', ['/a/* /:splat 302', '/a / 302']],
    [
      'a splat to another site',
      '/a/* https://example.org/:splat',
      ['/a/* https://example.org/:splat 301', '/a https://example.org 301'],
    ],
    ['a splat for everything', '/* /b/:splat', ['/* /b/:splat 301']],
    ['a splat in a segment', '/a-* /b', ['/a-* /b 301']],
    [
      '410, 404 and 200 are no routes',
      '/a 410\n/b 404!\n/c /d 200',
      ['/a  410', '/c /d 200', '/b  404!', '/a/  410', '/c/ /d 200', '/b/  404!'],
    ],
    [
      'an exact forced rule keeps its place among forced patterns',
      '/a/x /y 301!\n/a/* /z 301!',
      ['/a/x /y 301!', '/a/* /z 301!', '/a/x/ /y 301!', '/a /z 301!'],
    ],
  ];
  for (const [title, text, rules] of CASES) {
    it(title, () => assert.deepEqual(place(text), { versions: {}, rules }));
  }
});

/** The build says which hosts take what it has made, what takes the room, and what to do where one does not. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Manifest, Representation, Route } from '../../build/bundle/manifest.ts';
import { fitsLines, tooLargeFor } from '../../build/cli/fits.ts';
import { makeFixtureSite } from '../serve/fixture-site.ts';

const MEBIBYTE = 2 ** 20;

function route(path: string, type: string, length: number, inflated: number | null = null): Route {
  const form = (coding: Representation['coding'], bytes: number): Representation => ({
    type,
    language: null,
    coding,
    body: `${path} ${coding}`,
    length: bytes,
    inflatedFrom: null,
    etag: null,
    lastModified: null,
    list: 0,
    own: [],
  });
  const plain = form('identity', inflated ?? length);
  const representations =
    inflated === null ? [plain] : [{ ...plain, inflatedFrom: `${path} gzip` }, form('gzip', length)];
  return { path, versions: [{ from: null, until: null, status: 200, location: null, representations }] };
}

function siteOf(...routes: Route[]): Manifest {
  const { manifest } = makeFixtureSite();
  return { ...manifest, posts: [{ path: '/posts/a' }] as Manifest['posts'], routes };
}

const lines = (manifest: Manifest, bytes: number): string[] =>
  fitsLines(manifest, [
    { name: 'site.wasm', bytes },
    { name: 'spin.toml', bytes: 300 },
  ]);

describe('a component', () => {
  it('of little fits everywhere', () => {
    const [first, ...rest] = lines(siteOf(route('/', 'text/html', 1000)), 50 * MEBIBYTE);
    assert.match(
      first ?? '',
      /^Fits: Akamai Functions \(50 MiB .*10 MiB.*Fermyon Cloud \(100 MB.*Spin and wasmtime$/,
    );
    assert.ok(!rest.some((line) => line.startsWith('warning')));
  });

  for (const [title, bytes, missing] of [
    ['one byte over 50 MiB', 50 * MEBIBYTE + 1, ['Akamai Functions']],
    ['one byte over 100 MB', 100_000_001, ['Akamai Functions', 'Fermyon Cloud']],
  ] as const) {
    it(`${title} does not fit ${missing.join(' and ')}, with what to do`, () => {
      const [first = '', ...rest] = lines(siteOf(route('/', 'text/html', 1000)), bytes);
      const warnings = rest.filter((line) => line.startsWith('warning: does not fit '));
      assert.equal(warnings.length, missing.length);
      missing.forEach((name, index) => {
        assert.ok(!first.includes(name));
        assert.match(warnings[index] ?? '', new RegExp(`${name}: .* Leave out what takes the most room`));
      });
    });
  }

  it('with an answer that is too long as a reader without codings gets it does not fit', () => {
    const long = route('/llms.txt', 'text/plain', 3 * MEBIBYTE, 10 * MEBIBYTE + 1);
    const [first = '', ...rest] = lines(siteOf(long), 4 * MEBIBYTE);
    assert.equal(first, 'Fits: Spin and wasmtime');
    assert.ok(
      rest.some((line) =>
        /Akamai Functions: \/llms\.txt has 10 MB, .* Keep it on another server with `media`/.test(line),
      ),
    );
  });

  it('that is too large for a host is not deployed there', () => {
    const files = (bytes: number): { name: string; bytes: number }[] => [
      { name: 'site.wasm', bytes },
      { name: 'api.wasm', bytes: 10 * MEBIBYTE },
    ];
    assert.equal(tooLargeFor('Akamai Functions', files(40 * MEBIBYTE)), null);
    assert.match(tooLargeFor('Akamai Functions', files(41 * MEBIBYTE)) ?? '', /^Akamai Functions \(50 MiB/);
    assert.equal(tooLargeFor('Spin', files(500 * MEBIBYTE)), null);
  });

  it('of WASI 0.3 alone is compared with the hosts that run it', () => {
    const manifest = siteOf(route('/', 'text/html', 1000));
    const files = [{ name: 'site.p3.wasm', bytes: 200 * MEBIBYTE }];
    const [first, ...rest] = fitsLines(manifest, files);
    assert.equal(first, 'Fits: Spin and wasmtime');
    assert.ok(!rest.some((line) => line.startsWith('warning')));
    const both = fitsLines(manifest, [...files, { name: 'site.wasm', bytes: 200 * MEBIBYTE }]);
    assert.equal(both.filter((line) => line.startsWith('warning: does not fit ')).length, 2);
  });

  it('counts the API with it, and one component of the site where there are two', () => {
    const manifest = siteOf(route('/', 'text/html', 1000));
    const half = 30 * MEBIBYTE;
    const files = [
      { name: 'site.wasm', bytes: half },
      { name: 'site.p3.wasm', bytes: half },
    ];
    assert.match(fitsLines(manifest, files)[0] ?? '', /Akamai/);
    assert.doesNotMatch(
      fitsLines(manifest, [...files, { name: 'api.wasm', bytes: half }])[0] ?? '',
      /Akamai/,
    );
  });

  it('is divided by kind, the largest first, each body counted once as it is stored', () => {
    const feed = 'application/atom+xml';
    const manifest = siteOf(
      route('/posts/a', 'text/html', 9_000_000, 30_000_000),
      route('/posts/a.md', 'text/markdown', 1_000_000),
      route('/tags/x', 'text/html', 2_000_000),
      route('/tags/x/atom.xml', feed, 4_000_000),
      route('/search.json', 'application/json', 3_000_000),
      route('/photo.jpg', 'image/jpeg', 5_000_000),
      route('/llms.txt', 'text/plain', 100_000),
    );
    const room = lines(manifest, 25_000_000)
      .filter((line) => line.startsWith('  '))
      .map((line) => line.trim().split(/ {2,}/));
    assert.deepEqual(room, [
      ['posts and pages', '10 MB'],
      ['files', '5.0 MB'],
      ['feeds', '4.0 MB'],
      ['search', '3.0 MB'],
      ['lists', '2.0 MB'],
      ['tables, code and the rest', '900 KB'],
      ['files for programs', '100 KB'],
    ]);
  });
});

/** The tables of routes by groups: kept in the cache, put elsewhere, and the same bytes as without one. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'vitest';
import type { Manifest, Representation, Route } from '../../build/bundle/manifest.ts';
import { packChunks } from '../../build/bundle/pack.ts';
import { decodePart, encodePart } from '../../build/bundle/pack-part.ts';
import { packRoutes } from '../../build/bundle/pack-routes.ts';
import { groupRoutes } from '../../build/bundle/route-group.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { type ContentCache, NO_CACHE } from '../../build/remember/content-cache.ts';
import { makeFixtureSite } from '../serve/fixture-site.ts';

/** A cache in memory that counts what is put and what is found. */
class CountingCache implements ContentCache {
  readonly #kept = new Map<string, Uint8Array>();
  puts = 0;
  hits = 0;
  readonly locate = NO_CACHE.locate;
  readonly save = NO_CACHE.save;

  get(key: string): Uint8Array | null {
    const kept = this.#kept.get(key) ?? null;
    if (kept !== null) this.hits++;
    return kept;
  }

  peek(key: string): Uint8Array | null {
    return this.get(key);
  }

  put(key: string, ...parts: readonly Uint8Array[]): void {
    this.puts++;
    this.#kept.set(key, concatenate(parts));
  }

  /** The groups that were made and found since the last call. */
  take(): { made: number; found: number } {
    const counts = { made: this.puts, found: this.hits };
    this.puts = 0;
    this.hits = 0;
    return counts;
  }
}

/** The fixture, and its routes once more in each of so many folders, with bodies of their own where they are stored. */
function largeSite(times: number): { manifest: Manifest; readBody: (sha256: string) => Uint8Array } {
  const { manifest, readBody } = makeFixtureSite();
  const bodies = new Map<string, Uint8Array>();
  const routes = [...manifest.routes];
  for (let folder = 0; folder < times; folder++) {
    for (const { path, versions } of manifest.routes) {
      const copied = `/${String(folder).padStart(3, '0')}${path}`;
      const ownBody = (form: Representation): Representation => {
        if (form.body === null || form.coding !== 'identity') return form;
        const body = createHash('sha256').update(`${copied} ${form.body}`).digest('hex');
        bodies.set(body, new Uint8Array(form.length));
        return { ...form, body, inflatedFrom: null };
      };
      const ofCopy = versions.map((version) => ({
        ...version,
        representations: version.representations.map(ownBody),
      }));
      routes.push({ path: copied, versions: ofCopy });
    }
  }
  routes.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { manifest: { ...manifest, routes }, readBody: (sha256) => bodies.get(sha256) ?? readBody(sha256) };
}

const { manifest, readBody } = largeSite(20);
const groups = groupRoutes(manifest.routes).length;
const pack = (site: Manifest, cache: ContentCache = NO_CACHE): Uint8Array =>
  concatenate(
    packChunks(site, readBody, { kept: { cache, lineOf: (number) => JSON.stringify(site.routes[number]) } }),
  );

/** The cache after the site was packed. */
function filledCache(): CountingCache {
  const cache = new CountingCache();
  pack(manifest, cache);
  assert.deepEqual(cache.take(), { made: groups, found: 0 });
  return cache;
}

describe('the groups of routes', () => {
  it('have each route once, and there are many groups', () => {
    assert.ok(groups > 20);
    const numbers = groupRoutes(manifest.routes).flat();
    assert.deepEqual(
      numbers.sort((a, b) => a - b),
      manifest.routes.map((_, number) => number),
    );
  });
  it('have routes of the same body together, however far apart they are', () => {
    const [first] = manifest.routes.filter(({ path }) => path === '/page');
    assert.ok(first !== undefined);
    const far = { path: '/zzz', versions: first.versions };
    const all = groupRoutes([...manifest.routes, far]);
    const group = all.find((numbers) => numbers.includes(manifest.routes.length));
    assert.ok(group?.includes(manifest.routes.findIndex(({ versions }) => hasBodyOf(versions, first))));
  });
});

/** Whether the first form of some versions has the same body as that of a route. */
function hasBodyOf([version]: Route['versions'], { versions: [other] }: Route): boolean {
  return version?.representations[0]?.body === other?.representations[0]?.body;
}

describe('a pack with tables of an earlier build', () => {
  it('has the same bytes as one whose tables are all made', () => {
    const cache = filledCache();
    assert.deepEqual(pack(manifest, cache), pack(manifest));
    assert.deepEqual(cache.take(), { made: 0, found: groups });
  });

  const withoutFirst = { ...manifest, routes: manifest.routes.slice(1) };
  const [list] = manifest.headerLists;
  assert.ok(list !== undefined);
  const longer = { ...list, headers: [...list.headers, ['x-more', 'a value'] as [string, string]] };
  const form = manifest.answers.badRequest.representations;
  const cases: [title: string, changed: Manifest, isAllMade: boolean][] = [
    ['a route less, which moves all that follow', withoutFirst, false],
    [
      'a rule more, which moves all routes',
      { ...manifest, redirects: [...manifest.redirects, rule()] },
      false,
    ],
    ['another answer, which moves all bodies', { ...manifest, answers: swapped() }, false],
    ['another header list', { ...manifest, headerLists: [longer, ...manifest.headerLists.slice(1)] }, true],
    [
      'another form of redirects',
      {
        ...manifest,
        answers: { ...manifest.answers, redirect: { ...manifest.answers.redirect, representations: form } },
      },
      true,
    ],
  ];
  for (const [title, changed, isAllMade] of cases) {
    it(`has the same bytes as without them after ${title}`, () => {
      const cache = filledCache();
      const expected = pack(changed);
      assert.notDeepEqual(expected, pack(manifest));
      assert.deepEqual(pack(changed, cache), expected);
      const { made, found } = cache.take();
      assert.equal(made + found, groupRoutes(changed.routes).length);
      assert.ok(isAllMade ? found === 0 : made <= 2, `${made} groups made`);
    });
  }
});

/** A rule that the fixture does not have. */
function rule(): Manifest['redirects'][number] {
  return { from: '/another/*', to: '/page', status: 301, force: true };
}

/** The answers, with the bodies of two of them in turn. */
function swapped(): Manifest['answers'] {
  const { answers } = manifest;
  const [a, b] = [answers.badRequest, answers.uriTooLong];
  return {
    ...answers,
    badRequest: { ...a, representations: b.representations },
    uriTooLong: { ...b, representations: a.representations },
  };
}

describe('a part of the tables', () => {
  it('is the same from its bytes, wherever they stand', () => {
    const part = packRoutes(manifest.routes.slice(0, 40), manifest);
    assert.ok(part.addresses.length > 0 && part.lists.length > 0 && part.bodies.length > 0);
    const encoded = concatenate(encodePart(part));
    for (const shift of [0, 1, 2, 3]) {
      const moved = new Uint8Array(encoded.length + shift);
      moved.set(encoded, shift);
      assert.deepEqual(decodePart(moved.subarray(shift)), part);
    }
  });
});

/** The pack as bytes: what stands in it once, that it is the same every time, and that size is no obstacle. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'vitest';
import type { Manifest, Representation, Route } from '../../build/bundle/manifest.ts';
import { packManifest } from '../../build/bundle/pack.ts';
import { createNativeSite, NativeMemory } from '../../build/host/native.ts';
import { HEADER_LENGTH, HEADER_LONGEST_PROBE, HEADER_MAGIC, MAGIC } from '../../src/site/layout.ts';
import { timesAsLong } from '../harness/time.ts';
import { FIXTURE_NOW, makeFixtureSite, pageBody } from '../serve/fixture-site.ts';

/** How often `part` stands in `whole`. */
function countOf(whole: Uint8Array, part: string | Uint8Array): number {
  const haystack = Buffer.from(whole);
  let count = 0;
  for (let at = haystack.indexOf(part); at >= 0; at = haystack.indexOf(part, at + 1)) count++;
  return count;
}

/** The fixture with other routes. */
function withRoutes(routes: Route[]): { manifest: Manifest; readBody: (sha256: string) => Uint8Array } {
  const site = makeFixtureSite();
  return { manifest: { ...site.manifest, routes }, readBody: site.readBody };
}

function pageForm(): Representation {
  const form = makeFixtureSite().manifest.routes.find(({ path }) => path === '/page')?.versions[0]
    ?.representations[0];
  assert.ok(form !== undefined);
  // Its gzip does not come along.
  return { ...form, inflatedFrom: null };
}

describe('the pack', () => {
  const { manifest, readBody } = makeFixtureSite();
  const pack = packManifest(manifest, readBody);

  it('begins with the magic number and its own length', () => {
    const view = new DataView(pack.buffer);
    assert.equal(view.getUint32(HEADER_MAGIC, true), MAGIC);
    assert.equal(Buffer.from(pack.subarray(0, 4)).toString(), 'CPRS');
    assert.equal(view.getUint32(HEADER_LENGTH, true), pack.length);
    assert.equal(pack.length % 4, 0);
  });
  it('is the same bytes every time', () => {
    const again = makeFixtureSite();
    assert.deepEqual(packManifest(again.manifest, again.readBody), pack);
  });
  it('is the same bytes from a manifest that was written and read', () => {
    const read = JSON.parse(JSON.stringify(manifest)) as Manifest;
    assert.deepEqual(packManifest(read, readBody), pack);
  });
  it('has each body once, however many paths show it', () => {
    const body = pageBody('Gone');
    const uses = [...manifest.routes.flatMap(({ versions }) => versions), ...Object.values(manifest.answers)]
      .flatMap(({ representations }) => representations)
      .filter(({ body: sha }) => sha === createHash('sha256').update(body).digest('hex')).length;
    assert.ok(uses > 1);
    assert.equal(countOf(pack, body), 1);
  });
  it('has each string once', () => {
    assert.equal(countOf(pack, 'strict-origin-when-cross-origin'), 1);
    assert.equal(countOf(pack, 'text/markdown; charset=utf-8'), 1);
  });
  it('shares a header list between routes that have the same', () => {
    const form = pageForm();
    const twice = (count: number): number => {
      const routes = Array.from({ length: count }, (_, i): Route => {
        const version = {
          from: null,
          until: null,
          status: 200,
          location: null,
          representations: [form],
        };
        return { path: `/${String(i).padStart(3, '0')}`, versions: [version] };
      });
      return packManifest(withRoutes(routes).manifest, readBody).length;
    };
    // A route more: its record, version, representation, path and two slots; not a list of ten headers.
    assert.ok((twice(128) - twice(64)) / 64 < 160, `${(twice(128) - twice(64)) / 64} bytes a route`);
  });
  it('shares the fields of a negotiated form with the address of its own that the form has', () => {
    const form = pageForm();
    const negotiated: Representation = {
      ...form,
      own: [...form.own, ['content-location', '/page.md']],
    };
    const route = (path: string, representation: Representation): Route => ({
      path,
      versions: [{ from: null, until: null, status: 200, location: null, representations: [representation] }],
    });
    const length = (...routes: Route[]): number => packManifest(withRoutes(routes).manifest, readBody).length;
    const first = route('/page', negotiated);
    // Path, route, version, representation, slots of 16 bytes; and none of a list, whose fields take 16 each.
    assert.ok(length(first, route('/page.md', form)) - length(first) < 140);
  });
  it('depends on the order of the rules and not on that of the bodies', () => {
    const other = makeFixtureSite();
    other.manifest.redirects.reverse();
    assert.notDeepEqual(packManifest(other.manifest, other.readBody), pack);
  });
  it('serves a site without any route', () => {
    const site = createNativeSite(packManifest(withRoutes([]).manifest, readBody));
    const answer = site.respond({ method: 'GET', target: '/', headers: [], now: FIXTURE_NOW });
    assert.equal(answer.status, 404);
  });
  it('is served the same from memory in which a larger or a smaller one stood', () => {
    const memory = new NativeMemory();
    const small = packManifest(withRoutes([]).manifest, readBody);
    for (const each of [small, pack, small, pack]) {
      for (const target of ['/page', '/old', '/nothing']) {
        const request = { method: 'GET', target, headers: [], now: FIXTURE_NOW };
        assert.deepEqual(memory.respond([each], request), createNativeSite(each).respond(request));
      }
    }
  });
  it('gives a redirect without a form of its own that of the site', () => {
    const site = createNativeSite(pack);
    const answer = site.respond({ method: 'GET', target: '/old', headers: [], now: FIXTURE_NOW });
    assert.equal(Buffer.from(answer.body).toString(), 'Moved\n');
    assert.deepEqual(
      answer.headers.filter(([name]) => name === 'location'),
      [['location', '/posts/hello']],
    );
  });
});

describe('the pack refuses', () => {
  it('a body of another length than the manifest says', () => {
    const { manifest, readBody } = makeFixtureSite();
    assert.throws(
      () => packManifest(manifest, (sha) => readBody(sha).subarray(1)),
      /the body [0-9a-f]{64} has \d+ bytes, not \d+/,
    );
  });
  it('a body of which the manifest says two lengths', () => {
    const form = pageForm();
    const other: Representation = { ...form, length: form.length + 1 };
    const route = (path: string, representation: Representation): Route => ({
      path,
      versions: [{ from: null, until: null, status: 200, location: null, representations: [representation] }],
    });
    const { manifest, readBody } = withRoutes([route('/a', form), route('/b', other)]);
    assert.throws(() => packManifest(manifest, readBody), /that it has \d+ and \d+ bytes/);
  });
  for (const [title, spoil] of [
    ['whose source is not there', (form) => ({ ...form, inflatedFrom: '0'.repeat(64) })],
    ['that is coded itself', (form) => ({ ...form, coding: 'gzip' })],
    ['of no bytes', (form) => ({ ...form, body: null, length: 0 })],
  ] satisfies [string, (form: Representation) => Representation][]) {
    it(`an inflated body ${title}`, () => {
      const { manifest, readBody } = makeFixtureSite();
      const version = manifest.routes.find(({ path }) => path === '/page')?.versions[0];
      assert.ok(version !== undefined);
      version.representations = version.representations.map((form) =>
        form.inflatedFrom === null ? form : spoil(form),
      );
      assert.throws(() => packManifest(manifest, readBody), /\/page: .*inflated/);
    });
  }
});

describe('a site of 100,000 routes', () => {
  const count = 100_000;
  const [form] = [pageForm()];
  const routes = Array.from({ length: count }, (_, i): Route => {
    const etag = `"${String(i).padStart(22, 'x')}"`;
    const representation = { ...form, etag };
    return {
      path: `/posts/${String(i).padStart(6, '0')}`,
      versions: [{ from: null, until: null, status: 200, location: null, representations: [representation] }],
    };
  });
  const { manifest, readBody } = withRoutes(routes);

  it('is packed in a time that grows with the routes, not with their square', () => {
    const pack = (part: number): unknown =>
      packManifest({ ...manifest, routes: routes.slice(0, part) }, readBody);
    // Ten times the routes; a quadratic step would make it a hundred.
    const times = timesAsLong(pack, count / 10, count, 40);
    assert.ok(times < 40, `${times.toFixed(1)} times as long for all as for a tenth`);
  });
  it('finds every one of them after few probes', () => {
    const pack = packManifest(manifest, readBody);
    assert.ok(new DataView(pack.buffer).getUint32(HEADER_LONGEST_PROBE, true) <= 64);
    const site = createNativeSite(pack);
    for (let i = 0; i < count; i += 997) {
      const path = `/posts/${String(i).padStart(6, '0')}`;
      const answer = site.respond({ method: 'HEAD', target: path, headers: [], now: FIXTURE_NOW });
      assert.equal(answer.status, 200, path);
      assert.ok(
        answer.headers.some(([name, value]) => name === 'etag' && value.includes(String(i))),
        path,
      );
    }
    const missing = site.respond({ method: 'GET', target: '/posts/100000', headers: [], now: FIXTURE_NOW });
    assert.equal(missing.status, 404);
  });
});

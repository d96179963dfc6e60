/**
 * Components read the pack through a small cache of pages. Wherever the pack's parts come to lie, on one page
 * or across two, in an instance that has just begun or one that has served others, the answers are those of
 * the handler in Node, which has the whole pack in memory.
 */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { packManifest } from '../../build/bundle/pack.ts';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { FixtureForms } from '../serve/fixture-forms.ts';
import { FIXTURE_NOW, makeFixtureSite } from '../serve/fixture-site.ts';
import { linkEdgeSite } from './edge-site.ts';
import type { ModelRequest } from './host-request.ts';
import { ModelHost as ModelHostP2 } from './model-host-0.2.ts';
import { ModelHost as ModelHostP3 } from './model-host-0.3.ts';

const ROUTES = 700;

/** Routes whose paths, headers and bodies have every length, so that all that follows them is shifted. */
function packShifted(): Uint8Array {
  const { manifest, readBody } = makeFixtureSite();
  const forms = new FixtureForms(manifest.headerLists);
  for (let index = 0; index < ROUTES; index++) {
    const location = `/to/${'t'.repeat(index % 29)}`;
    const redirect = { from: null, until: null, status: 301, location, representations: [] };
    manifest.routes.push({ path: `/from/${index}`, versions: [redirect] });
    const version = forms.version(200, `${index} `.repeat(index % 97), {
      own: [['x-shift', 'y'.repeat(index % 13)]],
      codings: ['gzip'],
      lastModified: FIXTURE_NOW - index,
    });
    manifest.routes.push({ path: `/shift/${'z'.repeat(index % 31)}${index}`, versions: [version] });
  }
  manifest.routes.sort((a, b) => (a.path < b.path ? -1 : 1));
  return packManifest(manifest, (sha256) => forms.bodies.get(sha256) ?? readBody(sha256));
}

/** An instance in either model host. */
interface Host {
  answer: (request: ModelRequest) => { status: number; headers: [string, string][]; body: Buffer };
  /** Its memory in bytes. */
  size: () => number;
}

async function startP2(component: Uint8Array): Promise<Host> {
  const host = await ModelHostP2.start(component, FIXTURE_NOW);
  return { answer: (request) => host.exchange(request), size: () => host.guest.view.byteLength };
}

async function startP3(component: Uint8Array): Promise<Host> {
  const host = await ModelHostP3.start(component, FIXTURE_NOW);
  const answer: Host['answer'] = (request) => {
    const { status, headers, body } = host.exchange(request);
    return { status, headers, body: body?.received ?? Buffer.alloc(0) };
  };
  return { answer, size: () => host.guest.view.byteLength };
}

const TARGETS = [
  { target: 'p2', start: startP2 },
  { target: 'p3', start: startP3 },
] as const;

/** The memory that an instance has when it starts, in bytes. */
const MEMORY = 65_536;
/** What an instance takes once it has inflated a body, and uses again: a page for each that is under way. */
const INFLATING = { p2: 0, p3: 65_536 };

for (const { target, start } of TARGETS)
  describe(`the pack beside memory, ${target}`, () => {
    let component: Uint8Array;
    let native: NativeSite;
    let requests: ModelRequest[];
    beforeAll(async () => {
      const pack = packShifted();
      component = await linkEdgeSite(target, pack);
      native = createNativeSite(pack);
      requests = Array.from({ length: ROUTES }, (_, index): ModelRequest[] => [
        {
          method: 'GET',
          target: `/shift/${'z'.repeat(index % 31)}${index}`,
          headers: index % 3 === 0 ? [['accept-encoding', 'gzip']] : [['if-modified-since', modified(index)]],
        },
        { method: 'GET', target: `/from/${index}?query`, headers: [] },
      ]).flat();
    });

    const assertSame = (host: Host, request: ModelRequest): void => {
      const { method, headers, target } = request;
      const expected = native.respond({ method, headers, target: target ?? '', now: FIXTURE_NOW });
      const { status, headers: sent, body } = host.answer(request);
      assert.equal(status, expected.status, target ?? '');
      assert.deepEqual(sent, expected.headers);
      assert.deepEqual(body, Buffer.from(expected.body));
    };

    it('is read right by an instance that goes from route to route', async () => {
      const host = await start(component);
      for (const request of requests) assertSame(host, request);
      // And backwards, with a stride, so that other pages are in the cache.
      for (let index = requests.length - 1; index >= 0; index -= 7) {
        assertSame(host, requests[index] ?? assert.fail());
      }
    });

    it('is read right by an instance that has nothing in its cache', async () => {
      for (let index = 0; index < requests.length; index += 23) {
        assertSame(await start(component), requests[index] ?? assert.fail());
      }
    });

    it('takes no memory: 64 KiB suffice for a request of ordinary size, and a large body', async () => {
      const host = await start(component);
      const cookie: [string, string] = ['cookie', 'x'.repeat(8000)];
      const coding: [string, string] = ['accept-encoding', 'gzip'];
      for (const request of requests) host.answer({ ...request, headers: [cookie, coding] });
      assert.equal(host.size(), MEMORY);
      for (const request of requests) host.answer({ ...request, headers: [cookie] });
      assert.equal(host.size(), MEMORY + INFLATING[target]);
    });

    it('leaves requests all the room that they have where the pack is in memory', async () => {
      const host = await start(component);
      const [first = assert.fail()] = requests;
      for (const request of requests) host.answer({ ...request, headers: [] });
      assertSame(host, { ...first, headers: [['cookie', 'x'.repeat(120_000)]] });
      const size = host.size();
      assert.ok(size > MEMORY + INFLATING[target]);
      for (const request of requests) assertSame(host, request);
      assertSame(host, { ...first, headers: [['cookie', 'x'.repeat(120_000)]] });
      assert.equal(host.size(), size, 'what was grown once is used again');
    });

    it('of the wrong kind or cut short is answered 500 without a trap', async () => {
      const pack = packShifted();
      for (const damaged of [
        new Uint8Array(0),
        new Uint8Array(600),
        pack.subarray(0, 300),
        pack.subarray(4),
      ]) {
        const host = await start(await linkEdgeSite(target, damaged));
        assert.equal(host.answer(requests[0] ?? assert.fail()).status, 500);
      }
    });
  });

/** An If-Modified-Since that half of the routes were modified before. */
function modified(index: number): string {
  return new Date((FIXTURE_NOW - (index % 2 === 0 ? 0 : 2000)) * 1000).toUTCString();
}

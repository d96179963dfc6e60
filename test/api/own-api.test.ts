/**
 * A site folder with an API of its own, partly broken on purpose: built, served and debugged, in Node, in the
 * embedded host and under wasmtime. What breaks answers 500 with an id, and the log says where.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { API_ENTRIES } from '../../build/cli/site-api.ts';
import { loadIsolated } from '../../build/host/isolated.ts';
import { whyNotInFull } from '../harness/in-full.ts';
import { unless } from '../harness/unless.ts';
import { whyNoWasmtime } from '../harness/wasmtime-host.ts';
import { MANIFEST } from './fixture-manifest.ts';
import {
  type ApiHost,
  builtApi,
  embeddedHost,
  nodeHost,
  ROOT,
  type TestedApi,
  wasmtimeHost,
} from './hosts.ts';

const siteDir = join(ROOT, 'test/sites/own-api');
const API: TestedApi = { siteDir, apiEntry: join(siteDir, API_ENTRIES[0] ?? ''), manifest: MANIFEST };

/** Where `text` stands in a file of the site, as a stack says it: api/main.ts:12:5 */
function placeOf(file: string, text: string): string {
  const lines = readFileSync(join(siteDir, file), 'utf8').split('\n');
  const row = lines.findIndex((line) => line.includes(text));
  assert.ok(row >= 0, `${text} stands in ${file}`);
  return `${file}:${row + 1}:${(lines[row]?.indexOf(text) ?? 0) + 1}`;
}

/** Without the column: engines differ about where in an expression a property of null is. */
function lineOf(place: string): string {
  return place.replace(/\d+$/, '');
}

interface LogLine {
  id: string;
  method: string;
  path: string;
  error: string;
  stack: string[];
}

/** The line about `id`; hosts put prefixes of their own before it. */
async function logLine(host: ApiHost, id: string): Promise<LogLine> {
  for (let round = 0; round < 100; round++) {
    const line = host.lines().find((text) => text.includes(id));
    if (line !== undefined) return JSON.parse(line.slice(line.indexOf('{'))) as LogLine;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no line about ${id} in ${host.lines().join('\n')}`);
}

const MISTAKE = /TypeError: .*(?:null|word)/;
const BROKEN: { path: string; error: RegExp; innermost: string | null; also: string | null }[] = [
  {
    path: '/api/broken/throws',
    error: MISTAKE,
    innermost: lineOf(placeOf('api/greeting.ts', 'charAt(0)')),
    also: placeOf('api/main.ts', 'greet(null) }));'),
  },
  {
    path: '/api/broken/rejects',
    error: MISTAKE,
    innermost: lineOf(placeOf('api/greeting.ts', 'charAt(0)')),
    also: null,
  },
  { path: '/api/broken/throws-text', error: /^only a text\nof two lines$/, innermost: null, also: null },
  {
    path: '/api/broken/no-response',
    error: /answered with object, not with a Response/,
    innermost: 'src/api/serve.ts',
    also: null,
  },
  {
    path: '/api/broken/recursion',
    error: /(?:RangeError|InternalError): /,
    innermost: 'api/main.ts',
    also: null,
  },
];

function ownApiTests(start: () => Promise<ApiHost>): void {
  let host: ApiHost;
  beforeAll(async () => {
    host = await start();
  });
  afterAll(() => host.stop());

  it('a route of the site’s own answers, with an npm package', async () => {
    const { status, body } = await host.send({ target: '/api/hello/ann' });
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(body), { greeting: 'Hello, Ann', site: 'Fixture' });
  });

  it('the routes that Coldpress brings answer behind it', async () => {
    const { status, body } = await host.send({ target: '/api/posts?limit=1' });
    assert.equal(status, 200);
    assert.equal((JSON.parse(body) as { posts: { slug: string }[] }).posts[0]?.slug, 'latte-art');
  });

  it('a body is read up to the limit of the settings', async () => {
    const whole = await host.send({ method: 'POST', target: '/api/echo', body: 'é'.repeat(500) });
    assert.equal(whole.body, 'é'.repeat(500));
    const large = await host.send({ method: 'POST', target: '/api/echo', body: 'x'.repeat(1001) });
    assert.equal(large.status, 413);
    assert.match(large.body, /"parameter":"content-length"/);
  });

  const JSON_TYPE = 'application/json';
  const BODIES: [type: string, body: string, answer: string, coding?: string][] = [
    [JSON_TYPE, '{"a":["é"]}', '200 {"received":{"a":["é"]}}'],
    ['Application/JSON; charset=utf-8', '0', '200 {"received":0}'],
    ['application/ld+json', '[]', '200 {"received":[]}'],
    ['text/plain', '{}', '415 content-type'],
    ['application/jsonp', '{}', '415 content-type'],
    [JSON_TYPE, '{}', '415 content-encoding', 'gzip'],
    [JSON_TYPE, '{"a":', '400 body'],
    [JSON_TYPE, '', '400 body'],
    [JSON_TYPE, `"${'x'.repeat(1000)}"`, '413 content-length'],
  ];
  for (const [type, body, answer, coding] of BODIES) {
    it(`${body.slice(0, 12) || 'nothing'} as ${coding ?? ''} ${type} is ${answer}`, async () => {
      const headers = {
        'content-type': type,
        ...(coding === undefined ? {} : { 'content-encoding': coding }),
      };
      const received = await host.send({ method: 'POST', target: '/api/json', headers, body });
      const { errors } = JSON.parse(received.body) as { errors?: { parameter: string }[] };
      assert.equal(`${received.status} ${errors?.[0]?.parameter ?? received.body.trim()}`, answer);
      if (received.status !== 415) return;
      const wanted = received.headers.get(coding === undefined ? 'accept' : 'accept-encoding');
      assert.equal(wanted, coding === undefined ? JSON_TYPE : 'identity');
    });
  }

  it('randomness is not frozen into the component', async () => {
    const [first, second] = [await host.send({ target: '/api/id' }), await host.send({ target: '/api/id' })];
    assert.match(first.body, /^[0-9a-f-]{36}$/);
    assert.notEqual(first.body, second.body);
  });

  it('an answer waits for a timer', async () => {
    assert.equal((await host.send({ target: '/api/wait' })).body, 'waited');
  });

  it('a handler that waits for ever is ended at its deadline, and the next request is answered', async () => {
    const late = await Promise.all(
      ['/api/broken/never', '/api/broken/polls'].map((target) => host.send({ target })),
    );
    for (const { status, body } of late) {
      assert.equal(status, 503);
      const { id } = JSON.parse(body) as { id: string };
      assert.match((await logLine(host, id)).error, /no answer within 2 s/);
    }
    assert.equal((await host.send({ target: '/api/hello/ann' })).status, 200);
  });

  it('only the origins that are configured may read answers', async () => {
    const known = await host.send({ target: '/api/hello/a', headers: { origin: 'https://reader.example' } });
    assert.equal(known.headers.get('access-control-allow-origin'), 'https://reader.example');
    assert.equal(known.headers.get('vary'), 'origin');
    const other = await host.send({ target: '/api/hello/a', headers: { origin: 'https://other.example' } });
    assert.ok(!other.headers.has('access-control-allow-origin'));
    assert.equal(other.headers.get('vary'), 'origin');
  });

  for (const { path, error, innermost, also } of BROKEN) {
    it(`${path} is 500 with an id, and one line in the log says where`, async () => {
      const { status, headers, body } = await host.send({ target: `${path}?secret=1` });
      assert.equal(status, 500);
      assert.equal(headers.get('content-type'), 'application/problem+json');
      const document = JSON.parse(body) as { id: string };
      assert.deepEqual(document, { title: 'Internal Server Error', status: 500, id: document.id });
      const line = await logLine(host, document.id);
      assert.deepEqual([line.method, line.path], ['GET', path]);
      assert.match(line.error, error);
      const places = line.stack.map((frame) => frame.slice(frame.lastIndexOf(' ') + 1));
      if (innermost === null) assert.deepEqual(places, []);
      else assert.ok(places[0]?.startsWith(innermost), `${innermost} is first of ${places.join(' ')}`);
      if (also !== null) assert.ok(places.includes(also), `${also} is in ${places.join(' ')}`);
    });
  }

  it('an id that a proxy gave is kept, and one that is none is not', async () => {
    const target = '/api/broken/throws';
    const given = await host.send({ target, headers: { 'x-request-id': 'proxy-12345' } });
    assert.equal((JSON.parse(given.body) as { id: string }).id, 'proxy-12345');
    const forged = await host.send({ target, headers: { 'x-request-id': 'x" y' } });
    assert.match((JSON.parse(forged.body) as { id: string }).id, /^[0-9a-f-]{36}$/);
  });
}

describe('an API of a site’s own in Node', () => ownApiTests(() => nodeHost(API)));

// Compiling a JavaScript engine takes wasmtime longer than all requests; posts-api.test.ts does so always.
describe('an API of a site’s own under wasmtime', unless(whyNoWasmtime() ?? whyNotInFull()), () =>
  ownApiTests(async () => wasmtimeHost((await builtApi(API)).component)),
);

describe('an API of a site’s own in the embedded host', () => {
  ownApiTests(async () => embeddedHost((await builtApi(API)).component));

  describe('an outgoing request', () => {
    let upstream: Server;
    let host: ApiHost;
    let origin = '';
    beforeAll(async () => {
      upstream = createServer((request, response) => {
        response.end(`${request.method} ${request.url} ${request.headers['x-from']}`);
      });
      await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
      origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
      host = await embeddedHost((await builtApi(API)).component, { outbound: [origin] });
    });
    afterAll(async () => {
      await host.stop();
      upstream.close();
    });

    it('goes to an origin that was named', async () => {
      const { body } = await host.send({ target: `/api/fetch?url=${origin}/a?b` });
      assert.equal(body, '200 GET /a?b the api');
    });

    it('is denied to any other origin', async () => {
      const { status } = await host.send({ target: '/api/fetch?url=http://127.0.0.1:9/' });
      assert.equal(status, 500);
    });
  });

  it('a trap is reported with the component’s name in its stack, not with its text', async () => {
    const loaded = await loadIsolated({
      component: (await builtApi(API)).component,
      onLine: () => {},
      spin: { variables: {}, stores: [] },
      outbound: [],
      timeLimitMs: 60_000,
      clockOffset: 0,
    });
    try {
      // The engine cannot make a URL of this; the server in front lets no such authority through.
      const request = { method: 'GET', target: '/api', scheme: 'HTTP', authority: 'a b' } as const;
      const trap = loaded.handle({ ...request, headers: [], body: new Uint8Array(0) });
      await assert.rejects(trap, ({ stack = '' }: Error) => {
        assert.match(stack, /component\.js:\d+:\d+/);
        return stack.length < 5000;
      });
    } finally {
      await loaded.close();
    }
  });

  describe('an API that gives no answer', () => {
    let host: Awaited<ReturnType<typeof embeddedHost>>;
    beforeAll(async () => {
      host = await embeddedHost((await builtApi(API)).component, { timeLimitMs: 500 });
    });
    afterAll(() => host.stop());

    it('since it loops is 500, and the next request is answered', async () => {
      assert.equal((await host.send({ target: '/api/broken/hangs' })).status, 500);
      host.options.timeLimitMs = 60_000;
      assert.ok(
        host.lines().some((line) => line.startsWith('host: ')),
        host.lines().join('\n'),
      );
      assert.equal((await host.send({ target: '/api/hello/ann' })).status, 200);
    });
  });
});

/** What surrounds every API: settings, errors, bodies, stack traces. */
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { describe, it } from 'vitest';
import { NO_BUILD } from '../../src/api/build-field.ts';
import type { ApiModule } from '../../src/api/contract.ts';
import type { ApiData } from '../../src/api/data.ts';
import { trackTimers } from '../../src/api/deadline.ts';
import { readBody } from '../../src/api/request-body.ts';
import { createService } from '../../src/api/service.ts';
import { type ApiSettings, resolveSettings } from '../../src/api/settings.ts';
import { findSource, findSources } from '../../src/api/source-map.ts';
import { mapStack, parseStack } from '../../src/api/stack.ts';

const DATA: ApiData = {
  site: { name: 'S', description: '', url: null, language: 'en' },
  posts: [],
  search: '',
};

/** The answer of an API that is one function. */
async function answerOf(
  fetch: (request: Request) => Response | Promise<Response>,
  request: Request,
  settings: ApiSettings = {},
): Promise<{ response: Response; lines: string[] }> {
  const lines: string[] = [];
  const environment = {
    now: () => 0,
    log: (line: string) => lines.push(line),
    describeStack: () => ['here'],
    build: () => NO_BUILD,
  };
  const service = createService({ default: () => ({ fetch }), settings }, DATA, environment);
  return { response: await service.handle(request), lines };
}

const GET = new Request('http://localhost/api/x?secret=1');

describe('settings that are wrong are refused by name', () => {
  const cases: [settings: unknown, key: string][] = [
    [{ bodyLimit: -1 }, 'bodyLimit'],
    [{ bodyLimit: '1' }, 'bodyLimit'],
    [{ maxAge: 1.5 }, 'maxAge'],
    [{ deadline: -1 }, 'deadline'],
    [{ deadline: Number.NaN }, 'deadline'],
    [{ deadline: Number.POSITIVE_INFINITY }, 'deadline'],
    [{ deadline: '5' }, 'deadline'],
    [{ bodies: ['text/csv'] }, 'bodies'],
    [{ bodies: 'text/html' }, 'bodies'],
    [{ cors: { origins: ['example.com'] } }, 'cors.origins'],
    [{ cors: { origins: ['https://example.com/'] } }, 'cors.origins'],
    [{ cors: { origins: 'https://example.com' } }, 'cors.origins'],
    [{ cors: { methods: ['GET,POST'] } }, 'cors.methods'],
    [{ cors: { maxAge: -5 } }, 'cors.maxAge'],
    [{ outbound: ['*'] }, 'outbound'],
    [{ outbound: ['https://user@example.com'] }, 'outbound'],
    [{ budgets: { bundleBytes: Number.NaN } }, 'budgets.bundleBytes'],
  ];
  for (const [settings, key] of cases) {
    it(`${key} in ${JSON.stringify(settings)}`, () => {
      const named = (error: unknown): boolean => error instanceof TypeError && error.message.includes(key);
      assert.throws(() => resolveSettings(settings as ApiSettings), named);
    });
  }
});

describe('settings that are right', () => {
  it('every default is closed, and what is written replaces its default alone', () => {
    const { cors, outbound, budgets } = resolveSettings({ budgets: { bundleBytes: 1 } });
    assert.deepEqual([cors.origins, outbound, budgets.bundleBytes], [[], [], 1]);
    assert.ok(budgets.componentBytes > 0);
  });

  it('bodies keep the order of preference, however they are written', () => {
    assert.deepEqual(resolveSettings({ bodies: ['text/plain', 'text/html'] }).bodies, [
      'text/html',
      'text/plain',
    ]);
  });
});

describe('a module that is no API is refused', () => {
  const environment = { now: () => 0, log: () => {}, describeStack: () => [], build: () => NO_BUILD };
  for (const [title, exported] of [
    ['without a default export', {}],
    ['with an object for a default export', { default: {} }],
    ['whose function gives nothing', { default: () => undefined }],
    ['whose function gives something without fetch', { default: () => ({}) }],
  ] as const) {
    it(title, () => {
      assert.throws(() => createService(exported as unknown as ApiModule, DATA, environment), /API module/);
    });
  }
});

describe('an exception', () => {
  const thrown: [title: string, value: unknown, text: string][] = [
    ['an Error', new RangeError('too far'), 'RangeError: too far'],
    ['a text of two lines', 'one\ntwo', 'one\ntwo'],
    ['nothing', undefined, 'undefined'],
  ];
  for (const [title, value, text] of thrown) {
    it(`that is ${title} is one line in the log and an id in the answer`, async () => {
      const { response, lines } = await answerOf(() => {
        throw value;
      }, GET);
      const { id, ...rest } = (await response.json()) as { id: string };
      assert.deepEqual(rest, { title: 'Internal Server Error', status: 500 });
      assert.equal(lines.length, 1);
      assert.ok(!lines[0]?.includes('\n'));
      const stack = value instanceof Error ? ['here'] : [];
      const expected = { level: 'error', id, method: 'GET', path: '/api/x', error: text, stack };
      assert.deepEqual(JSON.parse(lines[0] ?? ''), expected);
      assert.ok(!lines[0]?.includes('secret'), 'a query can hold what no log should');
    });
  }
});

describe('a handler with a deadline', () => {
  const never = (): Promise<Response> => new Promise(() => {});
  const SLOW: [title: string, fetch: () => Promise<Response>][] = [
    ['waits for what never comes', never],
    [
      'polls',
      async () => {
        for (let round = 0; round < 100_000; round++) await new Promise((resolve) => setTimeout(resolve, 1));
        return new Response();
      },
    ],
    ['waits for a body that never comes', () => new Response(new ReadableStream()).text().then(never)],
    ['fails later', () => never().finally(() => Promise.reject(new Error('late')))],
  ];
  for (const [title, fetch] of SLOW) {
    it(`and ${title}: 503 with an id, and one line in the log`, async () => {
      const { response, lines } = await answerOf(fetch, GET, { deadline: 0.02 });
      const { id, ...rest } = (await response.json()) as { id: string };
      assert.deepEqual(rest, { title: 'Service Unavailable', status: 503 });
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const { error, stack, ...line } = JSON.parse(lines.join('')) as Record<string, unknown>;
      assert.deepEqual(line, { level: 'error', id, method: 'GET', path: '/api/x' });
      assert.match(String(error), /no answer within 0\.02 s/);
      assert.deepEqual(stack, []);
    });
  }
  it('that answers in time has its answer, and so has one without a deadline', async () => {
    for (const deadline of [60, 0]) {
      const { response, lines } = await answerOf(async () => new Response('in time'), GET, { deadline });
      assert.deepEqual([response.status, await response.text(), lines], [200, 'in time', []]);
    }
  });
  it('keeps its own error', async () => {
    const { response } = await answerOf(() => Promise.reject(new Error('own')), GET, { deadline: 60 });
    assert.equal(response.status, 500);
  });
});

describe('tracked timers', () => {
  it('are cleared together, those that have run and those that handlers cleared left alone', async () => {
    const engine = { setTimeout, setInterval, clearTimeout, clearInterval };
    const endAll = trackTimers(engine as unknown as typeof globalThis);
    const ran: string[] = [];
    await new Promise<void>((resolve) => {
      engine.setTimeout((name: string) => ran.push(name), 0, 'first');
      engine.clearTimeout(engine.setTimeout(() => ran.push('cleared'), 0));
      engine.setTimeout(resolve, 1);
    });
    engine.setTimeout(() => ran.push('late'), 1);
    engine.setInterval(() => ran.push('often'), 1);
    endAll();
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(ran, ['first']);
  });

  it('are forgotten when they are over or cleared, however many an instance sets', async () => {
    let cleared = 0;
    const clear = (timer: NodeJS.Timeout): void => {
      cleared++;
      clearTimeout(timer);
    };
    const engine = { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear };
    const endAll = trackTimers(engine as unknown as typeof globalThis);
    for (let round = 0; round < 1000; round++) {
      engine.clearTimeout(engine.setTimeout(() => {}, 60_000));
      engine.clearInterval(engine.setInterval(() => {}, 60_000));
      engine.clearTimeout(engine.setInterval(() => {}, 60_000));
      engine.clearInterval(engine.setTimeout(() => {}, 60_000));
    }
    await new Promise<void>((resolve) => {
      for (let round = 0; round < 100; round++) engine.setTimeout(() => {}, 0);
      engine.setTimeout(resolve, 1);
    });
    engine.setTimeout(() => {}, 60_000);
    cleared = 0;
    endAll();
    assert.equal(cleared, 1);
  });
});

describe('answers', () => {
  it('what an API sets itself is left as it is', async () => {
    const own = { 'content-security-policy': "default-src 'self'", 'cache-control': 'public, max-age=5' };
    const { response } = await answerOf(() => new Response('x', { headers: own }), GET);
    for (const [name, value] of Object.entries(own)) assert.equal(response.headers.get(name), value);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  it('an answer whose headers cannot be changed is copied', async () => {
    const { response } = await answerOf(() => Response.redirect('http://localhost/y', 307), GET);
    assert.equal(response.status, 307);
    assert.equal(response.headers.get('location'), 'http://localhost/y');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  it('an API sees HEAD as GET, with its headers', async () => {
    const head = new Request(GET.url, { method: 'HEAD', headers: { 'x-a': 'b' } });
    const { response } = await answerOf(
      ({ method, headers }) =>
        new Response(null, { headers: { 'x-seen': `${method} ${headers.get('x-a')}` } }),
      head,
    );
    assert.equal(response.headers.get('x-seen'), 'GET b');
    assert.equal(response.body, null);
  });

  it('a preflight from an origin that is not allowed reaches the API, without CORS', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'GET' };
    const request = new Request(GET.url, { method: 'OPTIONS', headers });
    const { response } = await answerOf(() => new Response(null, { status: 204 }), request, {
      cors: { origins: ['https://good.example'] },
    });
    assert.ok(!response.headers.has('access-control-allow-methods'));
    assert.equal(response.headers.get('vary'), 'origin');
  });
});

describe('a request body', () => {
  const stream = (...parts: string[]): Request => {
    const body = new ReadableStream({
      start(controller) {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    });
    // Node wants `duplex` where a body is a stream; the types do not know it.
    const init = { method: 'POST', body, duplex: 'half' };
    return new Request(GET.url, init as unknown as RequestInit);
  };

  it('is read whole, in parts, up to the limit', async () => {
    assert.equal(new TextDecoder().decode(await readBody(stream('ab', 'cd'), 4)), 'abcd');
    assert.equal((await readBody(GET, 0)).length, 0);
  });

  it('that says nothing of its length is refused where it passes the limit', async () => {
    const { response, lines } = await answerOf(
      async (request) => {
        await readBody(request, 3);
        return new Response('read');
      },
      stream('ab', 'cd'),
    );
    assert.equal(response.status, 413);
    assert.deepEqual(lines, []);
  });
});

describe('a stack trace', () => {
  it('is read in the words of either engine', () => {
    const v8 =
      'TypeError: x\n    at greet (file:///a/b.mjs:1:2)\n    at async Object.fetch (/c.js:3:4)\n    at /d.js:5:6';
    const spiderMonkey = 'greet@a/b.mjs:1:2\nasync*fetch@/c.js:3:4\n@/d.js:5:6\n';
    const places = (stack: string): string[] =>
      parseStack(stack).map(({ file, line, column }) => `${file} ${line} ${column}`);
    assert.deepEqual(places(v8), ['file:///a/b.mjs 1 2', '/c.js 3 4', '/d.js 5 6']);
    assert.deepEqual(places(spiderMonkey), ['a/b.mjs 1 2', '/c.js 3 4', '/d.js 5 6']);
  });

  it('is mapped as esbuild’s own map says, for every token of a line', async () => {
    const source =
      'const first = 1;\n\nexport function second(a: number): number {\n  return Math.abs(a) + first;\n}\n';
    const { outputFiles } = await build({
      stdin: { contents: source, loader: 'ts', sourcefile: 'in.ts' },
      write: false,
      outdir: 'out',
      sourcemap: 'external',
      banner: { js: '// one line more' },
    });
    const map = JSON.parse(outputFiles.find(({ path }) => path.endsWith('.map'))?.text ?? '') as {
      sources: string[];
      mappings: string;
    };
    const lines = (outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? '').split('\n');
    for (const token of ['abs', 'first;', 'Math']) {
      const row = lines.findIndex((line) => line.includes(token) && line.includes('return'));
      const position = findSource(map, row + 1, (lines[row]?.indexOf(token) ?? 0) + 1);
      const expected = source.split('\n')[3]?.indexOf(token) ?? -1;
      assert.deepEqual(position && [position.line, position.column], [4, expected + 1], token);
    }
    assert.equal(findSource(map, 1, 1), null, 'the banner has no source');
    assert.equal(findSource(map, 999, 1), null);
  });

  it('is mapped the same in one reading of the map, in any order, as frame by frame', () => {
    // Two lines, a segment without a source, one with a name, and steps back.
    const map = { sources: ['a.ts', 'b.ts'], mappings: 'AAAA,IACC,E,GCFAA;;gBDEU,CADA' };
    const places = [9, 3, 1, 4, 2, 3].flatMap((line) =>
      [40, 1, 5, 16, 17, 18, 1].map((column) => ({ line, column })),
    );
    const found = findSources(map, places);
    assert.deepEqual(
      found,
      places.map(({ line, column }) => findSource(map, line, column)),
    );
    const at = (line: number, column: number): unknown =>
      found[places.findIndex((place) => place.line === line && place.column === column)];
    assert.deepEqual(at(1, 1), { source: 'a.ts', line: 1, column: 1 });
    assert.deepEqual(at(1, 5), { source: 'a.ts', line: 2, column: 2 });
    assert.deepEqual(at(1, 40), { source: 'b.ts', line: 0, column: 2 });
    assert.equal(at(2, 40), null, 'a line without segments');
    assert.equal(at(3, 16), null, 'before the first segment of its line');
    assert.deepEqual(at(3, 17), { source: 'a.ts', line: 2, column: 12 });
    assert.deepEqual(at(3, 18), { source: 'a.ts', line: 1, column: 12 });
    assert.equal(at(4, 1), null, 'after the last line');
  });

  it('leaves out what is not in the bundle, and ends after twenty frames', () => {
    const map = { sources: ['api/main.ts'], mappings: 'AAAA' };
    const frame = '    at f (/x/bundle.js:1:1)\n';
    assert.deepEqual(mapStack(`${frame}    at g (/y/other.js:1:1)\n`, 'bundle.js', map), [
      'f api/main.ts:1:1',
    ]);
    assert.equal(mapStack(frame.repeat(5000), 'bundle.js', map).length, 20);
  });
});

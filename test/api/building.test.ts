/** Building an API: problems with file, line and column, and none of it needs the engine. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { describe, it } from 'vitest';
import { type ApiReport, checkBudgets, describeReport } from '../../build/api/budgets.ts';
import { buildApi } from '../../build/api/build.ts';
import { cacheKey, readCache, writeCache } from '../../build/api/cache.ts';
import { toApiData, toDataModule } from '../../build/api/data.ts';
import { worldText } from '../../build/api/host-interfaces.ts';
import { createApiHandler } from '../../build/api/node-api.ts';
import { apiSpinToml } from '../../build/api/spin-toml.ts';
import type { Problem } from '../../build/content/problem.ts';
import { DEFAULT_BUDGETS, resolveSettings } from '../../src/api/settings.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';
import { MANIFEST } from './fixture-manifest.ts';

const API = 'export default () => ({ fetch: () => new Response(null) });\n';

async function problemsOf(files: Record<string, string>, trialLimit?: number): Promise<Problem[]> {
  const siteDir = siteFolder(files);
  const { api, problems } = await buildApi({
    siteDir,
    apiEntry: join(siteDir, 'api/main.ts'),
    manifest: MANIFEST,
    cacheDir: join(siteDir, 'cache'),
    ...(trialLimit === undefined ? {} : { trialLimit }),
  });
  assert.ok(api === null, 'the API was not built');
  return problems;
}

interface Mistake {
  title: string;
  main: string;
  others?: Record<string, string>;
  /** In milliseconds; else the one of a build. */
  trialLimit?: number;
  code: string;
  /** file:line:column */
  at: string;
  message: RegExp;
}

const MISTAKES: Mistake[] = [
  {
    title: 'a syntax error',
    main: `const a: number = 1;\nconst é = ;\n${API}`,
    code: 'api-bundle',
    at: 'api/main.ts:2:11',
    message: /Unexpected ";"/,
  },
  {
    title: 'an import that leads nowhere',
    main: `import x from './nowhere.ts';\nconsole.log(x);\n${API}`,
    code: 'api-bundle',
    at: 'api/main.ts:1:15',
    message: /Could not resolve/,
  },
  {
    title: 'a module of Node',
    main: `import { readFileSync } from 'node:fs';\nreadFileSync('x');\n${API}`,
    code: 'api-bundle',
    at: 'api/main.ts:1:30',
    message: /node:fs/,
  },
  {
    title: 'a host interface that there is not',
    main: `import { get } from 'fermyon:spin/llm@2.0.0';\nget();\n${API}`,
    code: 'api-bundle',
    at: 'api/main.ts:1:21',
    message: /no host interface of an API; there are fermyon:spin\/variables@2.0.0/,
  },
  {
    title: 'an await at the top level',
    main: `const a = await Promise.resolve(1);\n${API}`,
    code: 'api-bundle',
    at: 'api/main.ts:1:11',
    message: /[Tt]op-level await/,
  },
  {
    title: 'an exception at the top level, in another file',
    main: `import { a } from './a.ts';\nconsole.log(a);\n${API}`,
    others: {
      'api/a.ts': 'interface Never {}\n\nexport const a = (null as unknown as { b: { c: 1 } }).b.c;\n',
    },
    code: 'api-top-level',
    at: 'api/a.ts:3:55',
    message: /top level fails: TypeError: Cannot read properties of null/,
  },
  {
    title: 'an exception while the API is made',
    main: 'export default function api() {\n  throw new RangeError("no");\n}\n',
    code: 'api-top-level',
    at: 'api/main.ts:2:9',
    message: /RangeError: no/,
  },
  {
    title: 'a top level that never ends',
    main: `for (;;);\n${API}`,
    trialLimit: 500,
    code: 'api-top-level',
    at: ':0:0',
    message: /does not end within 0.5 seconds/,
  },
  {
    title: 'no default export',
    main: 'export const a = 1;\n',
    code: 'api-top-level',
    at: 'src/api/service.ts',
    message: /exports by default a function/,
  },
  {
    title: 'settings of a wrong value',
    main: `export const settings = { maxAge: -1 };\n${API}`,
    code: 'api-top-level',
    at: 'src/api/settings.ts',
    message: /settings\.maxAge/,
  },
  {
    title: 'the engine’s missing Intl',
    main: `export const f = new Intl.NumberFormat('en');\n${API}`,
    code: 'api-top-level',
    at: 'api/main.ts:1:18',
    message: /Intl is not defined/,
  },
];

const INPUTS: [expression: string, what: string][] = [
  ['Date.now()', 'the clock'],
  ['new Date()', 'the clock'],
  ['new Date().getFullYear()', 'the clock'],
  ['Date()', 'the clock'],
  ['performance.now()', 'the clock'],
  ['Math.random()', 'randomness'],
  ['crypto.randomUUID()', 'randomness'],
  ['crypto.getRandomValues(new Uint8Array(1))', 'randomness'],
  ['process.env.HOME', 'the environment'],
  ["fetch('https://example.com')", 'another server'],
  ['setTimeout(() => {}, 1)', 'a timer'],
];

describe('a mistake in an API is reported with its place', () => {
  for (const { title, main, others, trialLimit, code, at, message } of MISTAKES) {
    it(title, async () => {
      const [problem] = await problemsOf({ 'api/main.ts': main, ...others }, trialLimit);
      assert.equal(problem?.code, code, problem?.message);
      assert.match(problem?.message ?? '', message);
      const place = `${problem?.file}:${problem?.line}:${problem?.column}`;
      assert.ok(place.startsWith(at), `${place} is ${at}`);
      assert.notEqual(problem?.hint, '');
    });
  }
});

describe('what a build must not depend on is refused at the top level', () => {
  for (const [expression, what] of INPUTS) {
    it(`${expression} reads ${what}`, async () => {
      const [problem] = await problemsOf({ 'api/main.ts': `\nexport const x = ${expression};\n${API}` });
      assert.equal(problem?.code, 'api-top-level-input', problem?.message);
      assert.ok(problem?.message.startsWith(what));
      assert.deepEqual([problem?.file, problem?.line], ['api/main.ts', 2]);
    });
  }

  it('also where the refusal is caught', async () => {
    const main = `let seed = 1;\ntry {\n  seed = Math.random();\n} catch {}\nexport const s = seed;\n${API}`;
    const [problem] = await problemsOf({ 'api/main.ts': main });
    assert.deepEqual([problem?.code, problem?.line], ['api-top-level-input', 3]);
  });

  it('also in a store or a variable of the host', async () => {
    const main = `import { get } from 'fermyon:spin/variables@2.0.0';\nexport const t = get('token');\n${API}`;
    const [problem] = await problemsOf({ 'api/main.ts': main });
    assert.deepEqual(
      [problem?.code, problem?.file, problem?.line],
      ['api-top-level-input', 'api/main.ts', 2],
    );
  });
});

describe('what a top level may do', () => {
  const FINE = [
    'new Date(0).getTime()',
    'new Date("2020-01-01") instanceof Date',
    'Date.parse("2020-01-01")',
    'Date.UTC(2020, 1)',
    'typeof process === "undefined"',
    'new URL("/x", "http://a").href',
    'structuredClone(new Map([[1, new TextEncoder().encode("x")]]))',
    'Math.max(1, 2)',
  ];
  for (const expression of FINE) {
    it(expression, async () => {
      const siteDir = siteFolder({ 'api/main.ts': `export const x = ${expression};\n${API}` });
      const options = { siteDir, apiEntry: join(siteDir, 'api/main.ts'), manifest: MANIFEST };
      const made = await createApiHandler({ ...options, cacheDir: join(siteDir, 'cache'), log: assert.fail });
      assert.ok(made.ok, JSON.stringify(made));
      assert.equal((await made.handle(new Request('http://localhost/api/'))).status, 200);
    });
  }
});

describe('an API in Node', () => {
  it('has a source map beside it whose sources are the author’s files, for a debugger', async () => {
    const siteDir = siteFolder({
      'api/main.ts': `import { a } from './a.ts';\nconsole.log(a);\n${API}`,
      'api/a.ts': 'export const a = 1;\n',
    });
    const [apiEntry, cacheDir] = [join(siteDir, 'api/main.ts'), join(siteDir, 'cache')];
    const made = await createApiHandler({
      siteDir,
      apiEntry,
      manifest: MANIFEST,
      cacheDir,
      log: assert.fail,
    });
    assert.ok(made.ok);
    const file = readdirSync(cacheDir).find((name) => name.endsWith('.mjs')) ?? '';
    assert.match(
      readFileSync(join(cacheDir, file), 'utf8'),
      new RegExp(`//# sourceMappingURL=${file}\\.map\n$`),
    );
    const map = readFileSync(join(cacheDir, `${file}.map`), 'utf8');
    const { sources, sourcesContent } = JSON.parse(map) as { sources: string[]; sourcesContent: string[] };
    for (const name of ['main.ts', 'a.ts']) {
      const path = join(siteDir, 'api', name);
      assert.equal(sourcesContent[sources.indexOf(path)], readFileSync(path, 'utf8'));
    }
  });
});

describe('budgets', () => {
  const report: ApiReport = {
    bundleBytes: 10,
    dataBytes: 10,
    componentBytes: 10,
    compressedBytes: 10,
    timeToFirstByteMs: 10,
  };
  for (const key of Object.keys(report) as (keyof ApiReport)[]) {
    it(`${key} over its budget is an error that names the setting`, () => {
      const problems = checkBudgets(report, { ...DEFAULT_BUDGETS, [key]: 9 }, 'api/main.ts');
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.severity, 'error');
      assert.match(problems[0]?.hint ?? '', new RegExp(`settings\\.budgets\\.${key}$`));
      assert.deepEqual(checkBudgets(report, { ...DEFAULT_BUDGETS, [key]: 10 }, 'api/main.ts'), []);
    });
  }

  it('bodies over the budget stop a build before the engine runs', async () => {
    const main = `export const settings = { budgets: { dataBytes: 100 } };\n${API}`;
    const [problem] = await problemsOf({ 'api/main.ts': main });
    assert.equal(problem?.code, 'api-budget');
    assert.match(problem?.hint ?? '', /settings\.bodies/);
  });

  it('a start over its budget fails the build, and the next build measures again', async () => {
    const siteDir = siteFolder({ 'api/main.ts': API });
    const cacheDir = join(siteDir, 'cache');
    const options = {
      ...{ siteDir, apiEntry: join(siteDir, 'api/main.ts'), manifest: MANIFEST, cacheDir },
      // The engine takes seconds, and the budget is the same for any component.
      makeComponent: async () => new TextEncoder().encode('a component'),
    };
    const slow = await buildApi({ ...options, measureStart: async () => 3001 });
    assert.equal(slow.api, null);
    assert.match(slow.problems[0]?.message ?? '', /first answer takes 3001 ms, over the budget of 3000/);
    const quick = await buildApi({ ...options, measureStart: async () => 3000 });
    assert.deepEqual(quick.problems, []);
    assert.equal(quick.api?.cached, false);
    const known = await buildApi({ ...options, measureStart: () => assert.fail() });
    assert.deepEqual([known.api?.cached, known.api?.report.timeToFirstByteMs], [true, 3000]);
  });

  it('the report is one line', () => {
    const line = describeReport({ ...report, componentBytes: 13_000_000, timeToFirstByteMs: 12.6 });
    assert.equal(
      line,
      'bundle 0.0 KiB, data 0.0 KiB, component 12.4 MiB, compressed 0.0 KiB, first byte 13 ms',
    );
  });
});

describe('the data', () => {
  it('is one ASCII module, for posts in any script', async () => {
    const data = toApiData(MANIFEST, ['text/html', 'text/markdown', 'text/plain']);
    const module = toDataModule(data);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
    assert.match(module, /^[\x00-\x7e]*$/);
    const url = `data:text/javascript;base64,${Buffer.from(module).toString('base64')}`;
    assert.deepEqual(((await import(url)) as { data: unknown }).data, data);
  });

  it('has a slug of its own for each file, and no bodies that are not in the settings', () => {
    const { posts } = toApiData(MANIFEST, ['text/plain']);
    assert.ok(posts.some(({ slug }) => slug === '2021/grinders'));
    assert.equal(new Set(posts.map(({ slug }) => slug)).size, posts.length);
    for (const post of posts) assert.deepEqual(Object.keys(post.bodies), ['text/plain']);
  });

  it('a manifest with a time that is none is refused', () => {
    const [post] = MANIFEST.posts;
    assert.ok(post !== undefined);
    assert.throws(() => toApiData({ ...MANIFEST, posts: [{ ...post, created: 'soon' }] }, []), /soon/);
  });
});

describe('the cache', () => {
  const report: ApiReport = { ...DEFAULT_BUDGETS, componentBytes: 3 };
  const built = { component: Uint8Array.of(1, 2, 3), report };

  it('returns the value that was kept, and nothing for another key', async () => {
    const folder = temporaryFolder();
    const key = cacheKey(['a', 'b']);
    assert.equal(await readCache(folder, key), null);
    await writeCache(folder, key, built);
    const known = await readCache(folder, key);
    assert.deepEqual([...(known?.component ?? [])], [1, 2, 3]);
    assert.equal(await readCache(folder, cacheKey(['ab', ''])), null);
  });

  it('takes a component of another length for none', async () => {
    const folder = temporaryFolder();
    await writeCache(folder, cacheKey([]), { ...built, report: { ...report, componentBytes: 4 } });
    assert.equal(await readCache(folder, cacheKey([])), null);
  });

  it('forgets the oldest', async () => {
    const folder = temporaryFolder();
    for (let i = 0; i < 9; i++) await writeCache(folder, cacheKey([String(i)]), built);
    assert.equal(readdirSync(folder).filter((name) => name.endsWith('.wasm')).length, 6);
    assert.notEqual(await readCache(folder, cacheKey(['8'])), null);
  });
});

describe('the world of a component', () => {
  it('names the interfaces that are imported, and each package once', async () => {
    const text = await worldText(['wasi:keyvalue/atomics@0.2.0-draft2', 'wasi:keyvalue/store@0.2.0-draft2']);
    assert.equal(text.split('package wasi:keyvalue@0.2.0-draft2 {').length, 2);
    assert.ok(text.includes('  import wasi:keyvalue/store@0.2.0-draft2;\n'));
    assert.ok(!text.includes('fermyon:spin'));
  });

  it('refuses an interface that is not declared', async () => {
    await assert.rejects(worldText(['wasi:sockets/tcp@0.2.0']), RangeError);
  });
});

/** TOML as ordinary objects. */
function plain(toml: string): unknown {
  return JSON.parse(JSON.stringify(parse(toml)));
}

describe('the API’s part of spin.toml', () => {
  it('grants nothing that was not named', () => {
    const toml = plain(apiSpinToml({ settings: resolveSettings(), names: { variables: {}, stores: [] } }));
    assert.deepEqual(toml, {
      trigger: { http: [{ route: '/api/...', component: 'api' }] },
      component: { api: { source: 'api.wasm', allowed_outbound_hosts: [] } },
    });
  });

  it('grants the named origins, stores and variables, from another folder too', () => {
    const settings = resolveSettings({ outbound: ['https://api.example.com'] });
    const names = { variables: { token: null }, stores: ['default', 'seen'] };
    const { component } = plain(apiSpinToml({ settings, names }, 'dist/')) as { component: { api: unknown } };
    assert.deepEqual(component.api, {
      source: 'dist/api.wasm',
      allowed_outbound_hosts: ['https://api.example.com'],
      key_value_stores: ['default', 'seen'],
      variables: { token: '{{ token }}' },
    });
  });
});

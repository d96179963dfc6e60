/** Which variables and stores of Spin an API reads, and what its spin.toml says of them. */
import assert from 'node:assert/strict';
import { parse } from 'smol-toml';
import { describe, it } from 'vitest';
import { bundleApi } from '../../build/api/bundle.ts';
import { type HostNames, hostNames, variableValues } from '../../build/api/host-names.ts';
import { createApiHandler } from '../../build/api/node-api.ts';
import { apiSpinToml } from '../../build/api/spin-toml.ts';
import { checkSpinToml } from '../../build/output/check-spin-toml.ts';
import { keptSpinToml, newSpinToml, type SpinApplication } from '../../build/output/spin-toml.ts';
import { type ApiSettings, resolveSettings } from '../../src/api/settings.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';
import { MANIFEST } from './fixture-manifest.ts';

const GET = "import { get } from 'fermyon:spin/variables@2.0.0';\n";
const OPEN = "import { open } from 'wasi:keyvalue/store@0.2.0-draft2';\n";
const api = (body: string): string =>
  `export default () => ({ fetch() { try { return new Response(String(${body})); } catch (error) { return new Response(error.payload?.tag, { status: 500 }); } } });\n`;

async function namesOf(files: Record<string, string>, settings: ApiSettings = {}): Promise<HostNames> {
  const siteDir = siteFolder(files);
  const made = await bundleApi({ entry: `${siteDir}/api/main.ts`, siteDir, form: 'module', standIn: null });
  assert.ok(made.ok, JSON.stringify(made));
  return hostNames(made.bundle, resolveSettings(settings));
}

describe('the names that an API gives its host', () => {
  const cases: [title: string, source: string, settings: ApiSettings, expected: HostNames][] = [
    [
      'none where it imports no interface',
      api("get('x')").replace('get', 'String'),
      {},
      { variables: {}, stores: [] },
    ],
    [
      'a variable that is written out',
      GET + api("get('my_token')"),
      {},
      { variables: { my_token: null }, stores: [] },
    ],
    [
      'by another local name, in each quote, with spaces',
      `import { get as read } from 'fermyon:spin/variables@2.0.0';\n${api('read("a") + read( `b` ) + read(\n"c" )')}`,
      {},
      { variables: { a: null, b: null, c: null }, stores: [] },
    ],
    [
      'through the whole interface',
      `import * as spin from 'fermyon:spin/variables@2.0.0';\n${api("spin.get('a')")}`,
      {},
      { variables: { a: null }, stores: [] },
    ],
    [
      'a constant',
      `${GET}const NAME = 'a_b';\n${api('get(NAME)')}`,
      {},
      { variables: { a_b: null }, stores: [] },
    ],
    [
      'no other function of that name',
      `${GET}const map = new Map();\n${api("map.get('x') + get('y')")}`,
      {},
      { variables: { y: null }, stores: [] },
    ],
    [
      'nothing that Spin would not take as a name',
      GET + api("get('Not-One')"),
      {},
      { variables: {}, stores: [] },
    ],
    [
      'those of the settings, with their defaults, beside those that are written out',
      GET + api('get(String(Math.max(1, 2)))'),
      { variables: { greeting: 'Hello', token: null } },
      { variables: { greeting: 'Hello', token: null }, stores: [] },
    ],
    ['a store', OPEN + api("open('seen')"), {}, { variables: {}, stores: ['seen'] }],
    [
      'the default store where none is written out',
      OPEN + api('open(String(1))'),
      {},
      { variables: {}, stores: ['default'] },
    ],
    [
      'stores of the settings too',
      OPEN + api("open('seen')"),
      { stores: ['default'] },
      { variables: {}, stores: ['default', 'seen'] },
    ],
  ];
  for (const [title, source, settings, expected] of cases) {
    it(`are ${title}`, async () => {
      assert.deepEqual(await namesOf({ 'api/main.ts': source }, settings), expected);
    });
  }

  it('are found in every module of it', async () => {
    const { variables } = await namesOf({
      'api/main.ts': `import { other } from './other.ts';\n${GET}${api("get('one') + other()")}`,
      'api/other.ts': `${GET}export const other = () => get('two');\n`,
    });
    assert.deepEqual(variables, { one: null, two: null });
  });

  const wrong: [title: string, settings: unknown][] = [
    ['a list of variables', { variables: ['token'] }],
    ['a name with a dash', { variables: { 'my-token': null } }],
    ['a default that is no text', { variables: { token: 1 } }],
    ['a store that is no text', { stores: [1] }],
  ];
  for (const [title, settings] of wrong) {
    it(`are refused as ${title}`, () => {
      assert.throws(() => resolveSettings(settings as ApiSettings), TypeError);
    });
  }
});

describe('values of variables', () => {
  it('come from the environment, as Spin takes them, or are the default, or are not there', () => {
    const variables = { my_token: null, greeting: 'Hello', other: null, empty: 'x' };
    assert.deepEqual(variableValues(variables, { SPIN_VARIABLE_MY_TOKEN: 's', SPIN_VARIABLE_EMPTY: '' }), {
      my_token: 's',
      greeting: 'Hello',
      empty: '',
    });
  });

  it('reach an API in Node, and those that are not set are refused as Spin refuses them', async () => {
    const siteDir = siteFolder({ 'api/main.ts': `${GET}${api("get('host_names_test')")}` });
    const answer = async (): Promise<string> => {
      const made = await createApiHandler({
        siteDir,
        apiEntry: `${siteDir}/api/main.ts`,
        manifest: MANIFEST,
        cacheDir: temporaryFolder(),
        log: () => {},
      });
      assert.ok(made.ok);
      return (await made.handle(new Request('http://x/api/'))).text();
    };
    assert.equal(await answer(), 'undefined');
    process.env.SPIN_VARIABLE_HOST_NAMES_TEST = 'from here';
    try {
      assert.equal(await answer(), 'from here');
    } finally {
      delete process.env.SPIN_VARIABLE_HOST_NAMES_TEST;
    }
  });
});

describe('the spin.toml of a site whose API reads variables', () => {
  const application = (names: HostNames): SpinApplication => ({
    name: 'Site',
    description: '',
    sources: ['site.wasm'],
    base: '',
    extra: apiSpinToml({ settings: resolveSettings(), names }),
    variables: names.variables,
    build: null,
  });
  const names: HostNames = { variables: { my_token: null, greeting: 'Hello "you"' }, stores: [] };

  it('declares them, each given to the API', () => {
    const text = newSpinToml(application(names));
    assert.equal(checkSpinToml(text), null);
    const { variables, component } = JSON.parse(JSON.stringify(parse(text)));
    assert.deepEqual(variables, { my_token: { required: true }, greeting: { default: 'Hello "you"' } });
    assert.deepEqual(component.api.variables, { my_token: '{{ my_token }}', greeting: '{{ greeting }}' });
  });

  it('keeps the author’s own declaration of one, and adds the rest', () => {
    const mine = newSpinToml(application({ variables: {}, stores: [] })).replace(
      '[[trigger.http]]',
      '[variables]\nmy_token = { required = true, secret = true }\nmine = { default = "" }\n\n[[trigger.http]]',
    );
    const text = keptSpinToml(mine, application(names), 'spin.toml') ?? '';
    assert.equal(checkSpinToml(text), null);
    assert.deepEqual(JSON.parse(JSON.stringify(parse(text))).variables, {
      my_token: { required: true, secret: true },
      mine: { default: '' },
      greeting: { default: 'Hello "you"' },
    });
    assert.equal(
      keptSpinToml(text, application(names), 'spin.toml'),
      text,
      'and stays the same from then on',
    );
  });

  it('forgets those that the API does not read any more', () => {
    const before = newSpinToml(application(names));
    const text = keptSpinToml(before, application({ variables: {}, stores: [] }), 'spin.toml') ?? '';
    assert.doesNotMatch(text, /my_token|greeting/);
  });
});

describe('what Spin would not read', () => {
  const base = newSpinToml({
    name: 'Site',
    description: '',
    sources: ['site.wasm'],
    base: '',
    extra: '',
    variables: {},
    build: { command: 'npx coldpress build', workdir: '..', watch: ['content/**/*'] },
  });
  it('is none of our own', () => assert.equal(checkSpinToml(base), null));

  const faults: [title: string, edit: (text: string) => string, expected: RegExp][] = [
    [
      'a variable without default or required',
      (text) => `${text}\n[variables]\na = { secret = true }\n`,
      /neither a default nor required/,
    ],
    [
      'a variable with an unknown key',
      (text) => `${text}\n[variables]\na = { value = "x" }\n`,
      /'value', which Spin does not know/,
    ],
    [
      'a variable with a dash',
      (text) => `${text}\n[variables]\na-b = { default = "x" }\n`,
      /no name of a variable/,
    ],
    ['a build without a command', (text) => text.replace(/^command = .*\n/m, ''), /has no command/],
    [
      'a build with an unknown key',
      (text) => text.replace(/^workdir/m, 'dir'),
      /'dir', which Spin does not know/,
    ],
    ['a trigger without a route', (text) => text.replace(/^route = .*\n/m, ''), /no route that begins with/],
    ['a route without a slash', (text) => text.replace('"/..."', '"..."'), /no route that begins with/],
    [
      'a component of two cases',
      (text) => text.replaceAll('component.site', 'component.mySite'),
      /no name of a component/,
    ],
    [
      'a number as a component’s variable',
      (text) => `${text}\n[component.site.variables]\na = 1\n`,
      /no variable with a text/,
    ],
  ];
  for (const [title, edit, expected] of faults) {
    it(`is ${title}`, () => assert.match(checkSpinToml(edit(base)) ?? '', expected));
  }
});

/** What coldpress deploy runs, and in which order: a site and its API are deployed together, or neither is. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';
import type { BuildMark } from '../../build/bundle/build-mark.ts';
import { readComponentFile } from '../../build/cli/component-file.ts';
import { pushAll } from '../../build/cli/deploy.ts';
import { readPair } from '../../build/cli/deploy-pair.ts';
import { apiReference, type Deployed, TARGETS } from '../../build/cli/deploy-targets.ts';
import { UsageError } from '../../build/cli/usage.ts';
import { markedFile } from '../harness/marked-file.ts';
import { PROGRAM } from '../harness/run-cli.ts';
import { SMALL_SITE, siteFolder, temporaryFolder } from '../harness/site-folder.ts';

const SITE: Deployed = { out: 'dist', site: 'site.wasm', build: `sha256:${'ab'.repeat(32)}`, hasApi: false };
const ANNOTATION = `--annotation coldpress.build=${SITE.build}`;
const API_TAG = `1-api-${'ab'.repeat(8)}`;
const API = { hasApi: true };
const P3 = { site: 'site.p3.wasm' };

const CALLS: [title: string, to: string, deployed: Partial<Deployed>, calls: string[]][] = [
  ['Spin has both in one application', 'spin', API, ['deploy --from dist']],
  ['Akamai too', 'aka', API, ['aka deploy --from dist']],
  ['a registry of Spin has both in one artefact', 'registry', API, ['registry push --from dist h/me/site:1']],
  ['a site alone is one artefact', 'oci', {}, [`oci push ${ANNOTATION} h/me/site:1 dist/site.wasm`]],
  ['of WASI 0.3 too', 'oci', P3, [`oci push ${ANNOTATION} h/me/site:1 dist/site.p3.wasm`]],
  [
    'an API is the first of two, with a tag of its own, which the site names',
    'oci',
    API,
    [
      `oci push ${ANNOTATION} h/me/site:${API_TAG} dist/api.wasm`,
      `oci push ${ANNOTATION} --annotation coldpress.api=${API_TAG} h/me/site:1 dist/site.wasm`,
    ],
  ],
];

describe('coldpress deploy', () => {
  for (const [title, to, deployed, calls] of CALLS) {
    it(`--to ${to}: ${title}`, () => {
      const made = TARGETS[to]?.calls({ ...SITE, ...deployed }, 'h/me/site:1') ?? [];
      assert.deepEqual(
        made.map((args) => args.join(' ').replaceAll('\\', '/')),
        calls,
      );
    });
  }

  for (const [title, target, file] of [
    ['WASI 0.2', 'p2', 'site.wasm'],
    ['WASI 0.3', 'p3', 'site.p3.wasm'],
  ] as const) {
    it(`pushes the component of ${title} that it has built`, async () => {
      const folder = siteFolder(
        Object.fromEntries(Object.entries(SMALL_SITE).map(([path, text]) => [`content/${path}`, text])),
      );
      const { code, stderr, called } = await deploy(folder, '', '--target', target);
      assert.equal(code, 0, stderr);
      const { mark } = await readComponentFile(join(folder, 'dist', file));
      assert.equal(
        called,
        `oci push --annotation coldpress.build=${mark?.build} h/me/site:1 ${join('dist', file)}\n`,
      );
    });
  }

  it('ends with 1 where the tool does, and pushes nothing where the content has an error', async () => {
    const folder = siteFolder({ 'content/config.yml': 'sitename: S\n', 'content/pages/home.md': '# Home\n' });
    assert.equal((await deploy(folder, 'exit 3')).code, 1);
    writeFileSync(join(folder, 'content/config.yml'), 'sitename: S\nbase: /a b\n');
    const { code, called } = await deploy(folder);
    assert.deepEqual([code, called], [1, '']);
  });
});

/** Deploys from `folder` with a stand-in for wkg, which writes its arguments into a file and then runs `ending`. */
async function deploy(folder: string, ending: string = '', ...options: string[]) {
  const bin = join(folder, 'bin');
  const log = join(folder, 'called.txt');
  rmSync(log, { force: true });
  mkdirSync(bin, { recursive: true });
  const script = `#!/bin/sh\n[ "$1" = --version ] && { echo wkg 1.0.0; exit 0; }\necho "$@" >>'${log}'\n${ending}\n`;
  writeFileSync(join(bin, 'wkg'), script);
  chmodSync(join(bin, 'wkg'), 0o755);
  const args = [...PROGRAM, 'deploy', '--to', 'oci', '--ref', 'h/me/site:1', ...options];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
  });
  return { code: status, stderr, called: existsSync(log) ? readFileSync(log, 'utf8') : '' };
}

const [NEW, OLD] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];
const SITE_MARK: BuildMark = { kind: 'site', build: NEW, coldpress: '1.0.0', wasi: '0.2', api: true };
const API_MARK: BuildMark = { kind: 'api', build: NEW, coldpress: '1.0.0', wasi: '0.2' };

/** An output folder with these components. */
function output(site: BuildMark | null, api: BuildMark | null | undefined): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'site.wasm'), markedFile(site));
  if (api !== undefined) writeFileSync(join(folder, 'api.wasm'), markedFile(api));
  return folder;
}

const PAIRS: [title: string, out: () => string, hasApi: boolean, fault: RegExp | null][] = [
  ['a site and its API', () => output(SITE_MARK, API_MARK), true, null],
  ['a site alone', () => output({ ...SITE_MARK, api: false }, undefined), false, null],
  ['the API of another build', () => output(SITE_MARK, { ...API_MARK, build: OLD }), true, /two builds/],
  ['an API without a mark', () => output(SITE_MARK, null), true, /names no build/],
  ['a site without a mark', () => output(null, API_MARK), true, /names no build/],
  ['a site whose API is missing', () => output(SITE_MARK, undefined), true, /api\.wasm is not there/],
  ['a build without the engine', () => output({ ...SITE_MARK, api: false }, undefined), true, /left out/],
  [
    'an API that its site does not have',
    () => output({ ...SITE_MARK, api: false }, API_MARK),
    true,
    /no API/,
  ],
  ['no site', () => temporaryFolder(), true, /no file/],
  [
    'half an API',
    () => {
      const folder = output(SITE_MARK, undefined);
      writeFileSync(join(folder, 'api.wasm'), markedFile(API_MARK).subarray(0, -1));
      return folder;
    },
    true,
    /cut short/,
  ],
];

describe('what is deployed together', () => {
  for (const [title, out, hasApi, fault] of PAIRS) {
    it(`${title} is ${fault === null ? 'deployed' : 'refused'}`, async () => {
      const read = await readPair(out(), hasApi);
      if (fault === null) assert.equal((read as Deployed).build, NEW);
      else assert.match((read as string[]).join('\n'), fault);
    });
  }
});

/** Pushes a site with an API to a registry, a map; the call number `fails` fails, and `meanwhile` runs after each. */
async function push(out: string, fails: number, meanwhile: () => void = () => {}) {
  const registry = new Map<string, string>([['h/me/site:1', OLD]]);
  const notes: string[] = [];
  const deployed = (await readPair(out, true)) as Deployed;
  let calls = 0;
  const terminal = {
    print: () => {},
    note: (text: string) => notes.push(text),
    colour: false,
    interactive: false,
  };
  const code = await pushAll(TARGETS.oci?.calls(deployed, 'h/me/site:1') ?? [], deployed, {
    terminal,
    read: () => readPair(out, true),
    run: (args) => {
      if (calls++ === fails) return false;
      registry.set(args.at(-2) ?? '', args[3]?.replace('coldpress.build=', '') ?? '');
      meanwhile();
      return true;
    },
  });
  return { code, registry, notes: notes.join('') };
}

describe('a deployment of a site with an API', () => {
  const api = apiReference('h/me/site:1', NEW);
  it('changes the site to the new build, whose API is there before', async () => {
    const { code, registry, notes } = await push(output(SITE_MARK, API_MARK), -1);
    assert.equal(code, 0);
    assert.deepEqual(
      [...registry],
      [
        ['h/me/site:1', NEW],
        [api, NEW],
      ],
    );
    assert.match(notes, new RegExp(NEW));
  });
  it('leaves the site as it was where the API cannot be pushed', async () => {
    const { code, registry } = await push(output(SITE_MARK, API_MARK), 0);
    assert.deepEqual([code, [...registry]], [1, [['h/me/site:1', OLD]]]);
  });
  it('leaves the site and its API as they were where the site cannot be pushed, and says what to do', async () => {
    const { code, registry, notes } = await push(output(SITE_MARK, API_MARK), 1);
    assert.equal(code, 1);
    assert.equal(registry.get('h/me/site:1'), OLD);
    assert.match(notes, /Nothing has to be undone\. Deploy again/);
  });
  it('stops where another build writes into the folder between the two', async () => {
    const out = output(SITE_MARK, API_MARK);
    const { code, registry, notes } = await push(out, -1, () => {
      writeFileSync(join(out, 'site.wasm'), markedFile({ ...SITE_MARK, build: OLD }));
      writeFileSync(join(out, 'api.wasm'), markedFile({ ...API_MARK, build: OLD }));
    });
    assert.deepEqual([code, registry.get('h/me/site:1')], [1, OLD]);
    assert.match(notes, /built again meanwhile/);
  });
});

describe('the tag of an API', () => {
  const end = `-api-${'a'.repeat(16)}`;
  for (const [ref, tag] of [
    ['h/me/site:1', `h/me/site:1${end}`],
    ['h/me/site', `h/me/site:latest${end}`],
    ['localhost:5000/site', `localhost:5000/site:latest${end}`],
    ['localhost:5000/site:v1.2', `localhost:5000/site:v1.2${end}`],
    [`h/site:${'x'.repeat(128)}`, `h/site:${'x'.repeat(128 - end.length)}${end}`],
  ] as const) {
    it(`of ${ref.slice(0, 40)} has the build in it`, () => assert.equal(apiReference(ref, NEW), tag));
  }
  it('is refused for a digest, which names what is there', () => {
    assert.throws(() => apiReference(`h/site@${NEW}`, NEW), UsageError);
  });
});

/** What coldpress deploy runs, and in which order: a site and its API are deployed together, or neither is. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';
import { type Deployed, deployCalls } from '../../build/cli/deploy.ts';
import { PROGRAM } from '../harness/run-cli.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';

const SITE: Deployed = { out: 'dist', site: 'site.wasm', sha256: 'ab'.repeat(32), hasApi: false };
const ANNOTATION = `--annotation coldpress.site=sha256:${SITE.sha256}`;
const API = { hasApi: true };
const P3 = { site: 'site.p3.wasm' };

const CALLS: [title: string, to: string, deployed: Partial<Deployed>, calls: string[]][] = [
  ['Spin has both in one application', 'spin', API, ['deploy --from dist']],
  ['Akamai too', 'aka', API, ['aka deploy --from dist']],
  ['a registry of Spin has both in one artefact', 'registry', API, ['registry push --from dist h/me/site:1']],
  ['a site alone is one artefact', 'oci', {}, [`oci push ${ANNOTATION} h/me/site:1 dist/site.wasm`]],
  ['of WASI 0.3 too', 'oci', P3, [`oci push ${ANNOTATION} h/me/site:1 dist/site.p3.wasm`]],
  [
    'an API is the first of two, which name the same site',
    'oci',
    API,
    [
      `oci push ${ANNOTATION} h/me/site:1-api dist/api.wasm`,
      `oci push ${ANNOTATION} h/me/site:1 dist/site.wasm`,
    ],
  ],
];

describe('coldpress deploy', () => {
  for (const [title, to, deployed, calls] of CALLS) {
    it(`--to ${to}: ${title}`, () => {
      const made = deployCalls(to, { ...SITE, ...deployed }, 'h/me/site:1');
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
      const built = createHash('sha256')
        .update(readFileSync(join(folder, 'dist', file)))
        .digest('hex');
      assert.equal(
        called,
        `oci push --annotation coldpress.site=sha256:${built} h/me/site:1 ${join('dist', file)}\n`,
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

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { describe, it } from 'vitest';
import { runCli } from '../harness/run-cli.ts';
import { runHere } from '../harness/run-here.ts';
import { SMALL_SITE, siteFolder, temporaryFolder } from '../harness/site-folder.ts';

const BROKEN = { ...SMALL_SITE, 'posts/bad.md': '---\ntitle: Bad\ncreated: 2026-02-30\n---\nText.\n' };
const WARNED = { ...SMALL_SITE, 'pages/x.md': '[nowhere](pages/nope.md)\n' };

describe('wrong usage ends with 2 and says what is right', () => {
  const cases: [string, string[], RegExp][] = [
    ['an unknown command', ['biuld'], /did you mean build\?/],
    ['an unknown option', ['build', '--contnet', 'x'], /did you mean --content\?/],
    ['an option without its value', ['build', '--content'], /needs a value/],
    ['a value for a flag', ['build', '--strict=yes'], /takes no value/],
    ['an argument that no command takes', ['build', 'site'], /takes no argument 'site'/],
    ['a port that is none', ['preview', '--port', 'http'], /0 to 65535/],
    ['a target that does not exist', ['build', '--target', 'p9'], /--target is/],
    ['a time that is none', ['build', '--as-of', 'tomorrow'], /`tomorrow` is not a date: write 2027-/],
    ['a day that does not exist', ['build', '--as-of', '2026-02-30'], /month 2 of 2026 has 28 days/],
    ['an hour that does not exist', ['calendar', '--as-of', '2026-01-01T24:00'], /does not exist/],
    ['a time to look at that is none', ['start', '--at', '2026-13-01'], /there is no month 13/],
  ];
  for (const [title, args, message] of cases) {
    it(title, async () => {
      const folder = siteFolder(SMALL_SITE);
      const { code, stderr } = await runCli(args, folder);
      assert.match(stderr, message);
      assert.equal(code, 2);
    });
  }
  it('no command at all lists the commands', async () => {
    const { code, stdout } = await runCli([]);
    assert.equal(code, 2);
    assert.match(stdout, /build .*\n.*preview/);
  });
});

describe('coldpress build', () => {
  it('writes the manifest, the bodies, the component and a spin.toml, and nothing else', async () => {
    const out = temporaryFolder();
    const { code } = await runCli(['build', '--content', siteFolder(SMALL_SITE), '--out', out]);
    assert.equal(code, 0);
    const [bodies = '', ...others] = readdirSync(out).sort();
    assert.match(bodies, /^bodies-[0-9a-f]{16}\.bin$/);
    assert.deepEqual(others, ['manifest.json', 'site.wasm', 'spin.toml']);
  });

  it('gives a spin.toml that Spin’s manifest version 2 describes', async () => {
    const out = temporaryFolder();
    const content = siteFolder({
      ...SMALL_SITE,
      'config.yml': 'url: https://small.example\nsitename: "Ünder \\"quotes\\" \\\\ 3"\n',
    });
    await runHere('.', ['build', '--content', content, '--out', out]);
    const toml = JSON.parse(JSON.stringify(parse(readFileSync(join(out, 'spin.toml'), 'utf8'))));
    assert.equal(toml.spin_manifest_version, 2);
    assert.match(toml.application.name, /^[a-z][a-z0-9-]*$/);
    assert.deepEqual(toml.trigger.http, [{ route: '/...', component: 'site' }]);
    const { site } = toml.component;
    assert.ok(existsSync(join(out, site.source)));
    assert.deepEqual(site.allowed_outbound_hosts, []);
  });

  const targets: [string, string[], string][] = [
    ['p2', ['site.wasm'], 'site.wasm'],
    ['p3', ['site.p3.wasm'], 'site.p3.wasm'],
    ['both', ['site.p3.wasm', 'site.wasm'], 'site.wasm'],
  ];
  for (const [target, components, served] of targets) {
    it(`makes ${components.join(' and ')} with --target ${target}, and Spin serves ${served}`, async () => {
      const out = temporaryFolder();
      await runHere('.', ['build', '--content', siteFolder(SMALL_SITE), '--out', out, '--target', target]);
      assert.deepEqual(
        readdirSync(out)
          .filter((name) => name.endsWith('.wasm'))
          .sort(),
        components,
      );
      const toml = readFileSync(join(out, 'spin.toml'), 'utf8');
      assert.match(toml, new RegExp(`source = "${served}"`));
      assert.match(toml, /# site\.wasm is WASI 0\.2, site\.p3\.wasm WASI 0\.3/, 'it says how to switch');
    });
  }

  it('leaves the last good output in place when the content has an error', async () => {
    const out = temporaryFolder();
    await runHere('.', ['build', '--content', siteFolder(SMALL_SITE), '--out', out]);
    const before = readdirSync(out).map((name) => [name, readFileSync(join(out, name)).toString('base64')]);
    const { code, stderr } = await runCli(['build', '--content', siteFolder(BROKEN), '--out', out]);
    assert.equal(code, 1);
    assert.match(stderr, /posts\/bad\.md:3:10/);
    assert.match(stderr, /\^/);
    const after = readdirSync(out).map((name) => [name, readFileSync(join(out, name)).toString('base64')]);
    assert.deepEqual(after, before);
  });

  it('writes nothing at all when the first build has an error', async () => {
    const out = join(temporaryFolder(), 'dist');
    await runHere('.', ['build', '--content', siteFolder(BROKEN), '--out', out]);
    assert.equal(existsSync(out), false);
  });

  it('lets a warning pass, and stops at it with --strict', async () => {
    const content = siteFolder(WARNED);
    const out = temporaryFolder();
    assert.equal((await runHere('.', ['build', '--content', content, '--out', out])).code, 0);
    assert.equal((await runHere('.', ['build', '--content', content, '--out', out, '--strict'])).code, 1);
  });

  it('prints one JSON value on standard output with --json, for a good and for a bad site', async () => {
    const good = await runCli([
      'build',
      '--content',
      siteFolder(WARNED),
      '--out',
      temporaryFolder(),
      '--json',
    ]);
    const { problems, result } = JSON.parse(good.stdout);
    assert.ok(problems.some(({ code }: { code: string }) => code === 'broken-link'));
    assert.ok(
      result.files.some(
        ({ name, bytes }: { name: string; bytes: number }) => name === 'site.wasm' && bytes > 0,
      ),
    );
    const bad = await runCli([
      'build',
      '--content',
      siteFolder(BROKEN),
      '--out',
      temporaryFolder(),
      '--json',
    ]);
    assert.equal(bad.code, 1);
    assert.equal(JSON.parse(bad.stdout).problems[0].severity, 'error');
  });

  it('says so when the folder is not there', async () => {
    const { code, stderr } = await runHere('.', ['build', '--content', join(temporaryFolder(), 'nope')]);
    assert.equal(code, 1);
    assert.match(stderr, /does not exist/);
  });

  it('keeps the output out of the content when one lies in the other', async () => {
    const content = siteFolder(SMALL_SITE);
    const out = join(content, 'dist');
    assert.equal((await runHere('.', ['build', '--content', content, '--out', out])).code, 0);
    const first = readFileSync(join(out, 'site.wasm'));
    assert.equal((await runHere('.', ['build', '--content', content, '--out', out])).code, 0);
    assert.deepEqual(readFileSync(join(out, 'site.wasm')), first);
  });
});

describe('coldpress check', () => {
  it('lists the problems, writes nothing, and ends with 1 on an error', async () => {
    const folder = siteFolder(BROKEN);
    const { code, stderr } = await runCli(['check', '--content', folder], folder);
    assert.equal(code, 1);
    assert.match(stderr, /date-invalid/);
    assert.equal(existsSync(join(folder, 'dist')), false);
  });

  it('ends with 0 on warnings, and says that a clean folder is clean', async () => {
    assert.equal((await runHere('.', ['check', '--content', siteFolder(WARNED)])).code, 0);
    const clean = await runHere('.', ['check', '--content', siteFolder(SMALL_SITE)]);
    assert.equal(clean.code, 0);
    assert.match(clean.stderr, /No problems/);
  });

  it('prints JSON once, good or bad', async () => {
    for (const site of [SMALL_SITE, WARNED, BROKEN]) {
      const { stdout } = await runHere('.', ['check', '--content', siteFolder(site), '--json']);
      assert.ok(Array.isArray(JSON.parse(stdout).problems));
    }
  });
});

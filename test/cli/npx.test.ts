/** `npx coldpress` in a clone, from wherever in it, with what npm ci has installed and nothing from a registry. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { ROOT } from '../harness/run-cli.ts';
import { SMALL_SITE, siteFolder, temporaryFolder } from '../harness/site-folder.ts';

/** The clone as npm ci leaves it: sources and dependencies, and no lib/. */
function clone(): string {
  const folder = temporaryFolder();
  for (const name of ['build', 'src', 'wit', 'package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function npx(cwd: string, ...args: string[]): string {
  return execFileSync('npx', ['--offline', 'coldpress', ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

describe('npx coldpress in a clone', () => {
  const folder = clone();

  it('runs the sources', () => {
    assert.match(npx(folder, '--help'), /Usage: coldpress/);
  });

  it('runs in a folder of the clone, on what is there', () => {
    const content = join(folder, 'my', 'site');
    for (const [name, text] of Object.entries(SMALL_SITE)) {
      mkdirSync(join(content, name, '..'), { recursive: true });
      writeFileSync(join(content, name), text);
    }
    const { problems } = JSON.parse(npx(join(folder, 'my'), 'check', '--content', 'site', '--json'));
    assert.deepEqual(problems, []);
  });

  it('is not led astray by a tsconfig.json beside the content', () => {
    const content = siteFolder({ ...SMALL_SITE, 'tsconfig.json': '{ "extends": "./none.json" }' });
    const bin = join(folder, 'build', 'cli', 'coldpress.js');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'check', '--content', '.'], {
      cwd: content,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });

  it('says what to do where the dependencies are missing', () => {
    const bare = temporaryFolder();
    for (const name of ['build', 'src']) cpSync(join(ROOT, name), join(bare, name), { recursive: true });
    writeFileSync(join(bare, 'package.json'), '{ "type": "module" }');
    const bin = join(bare, 'build', 'cli', 'coldpress.js');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'build'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.equal(stderr, `coldpress runs from its sources here and needs esbuild.\nRun npm ci in ${bare}/\n`);
  });
});

describe('the sources of a clone', () => {
  const COMPILING = 'Compiling the sources of Coldpress.\n';

  function version(folder: string): { stdout: string; stderr: string } {
    const bin = join(folder, 'build', 'cli', 'coldpress.js');
    return spawnSync(process.execPath, [bin, '--version'], { encoding: 'utf8' });
  }

  it('are compiled once for each state of them', () => {
    const folder = clone();
    assert.equal(version(folder).stderr, COMPILING);
    assert.equal(version(folder).stderr, '');
    appendFileSync(join(folder, 'build', 'cli', 'main.ts'), "process.stdout.write('changed\\n');\n");
    const { stdout, stderr } = version(folder);
    assert.equal(stderr, COMPILING);
    assert.match(stdout, /changed\n$/);
    // What is precomputed depends on these too.
    appendFileSync(join(folder, 'build', 'theme', 'css', 'lists.css'), '\n');
    assert.equal(version(folder).stderr, COMPILING);
    assert.ok(readdirSync(join(folder, '.coldpress')).every((name) => /^commands-[0-9a-f]{16}$/.test(name)));
  });

  it('run as they are where the clone cannot be written', () => {
    const folder = clone();
    writeFileSync(join(folder, '.coldpress'), '');
    const { stdout, stderr } = version(folder);
    assert.equal(stderr, '');
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('answer their first page with few modules loaded, none of them through a loader', async () => {
    const folder = clone();
    const content = siteFolder(SMALL_SITE);
    const coverage = temporaryFolder();
    const bin = join(folder, 'build', 'cli', 'coldpress.js');
    version(folder);
    const child = spawn(process.execPath, [bin, 'dev', '--content', content, '--port', '0'], {
      env: { ...process.env, NODE_V8_COVERAGE: coverage },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    let printed = '';
    for await (const part of child.stdout) {
      printed += part;
      const url = /http:\/\/\S+/.exec(printed)?.[0];
      if (url === undefined) continue;
      assert.equal((await fetch(url)).status, 200);
      break;
    }
    child.kill();
    await ended;
    const [report = ''] = readdirSync(coverage);
    const { result } = JSON.parse(readFileSync(join(coverage, report), 'utf8'));
    const files = (result as { url: string }[])
      .map(({ url }) => url)
      .filter((url) => url.startsWith('file:'));
    assert.deepEqual(
      files.filter((url) => url.endsWith('.ts')),
      [],
    );
    // As single files there are about seven hundred.
    assert.ok(files.length < 200, `${files.length} files`);
  });
});

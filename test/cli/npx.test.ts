/** `npx coldpress` in a clone, from wherever in it, with what npm ci has installed and nothing from a registry. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
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
    cpSync(join(ROOT, 'build', 'cli'), join(bare, 'build', 'cli'), { recursive: true });
    writeFileSync(join(bare, 'package.json'), '{ "type": "module" }');
    const bin = join(bare, 'build', 'cli', 'coldpress.js');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'build'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.equal(stderr, `coldpress runs from its sources here and needs tsx.\nRun npm ci in ${bare}/\n`);
  });
});

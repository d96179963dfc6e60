import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ROOT } from '../harness/run-cli.ts';
import { SMALL_SITE, siteFolder, temporaryFolder } from '../harness/site-folder.ts';

/**
 * The package as somebody else installs it: unpacked into an empty folder, with the packages beside it that
 * the lockfile marks as needed at run time, and no others. A dependency that is only declared for developers
 * is missing there, and so is a file that the package does not ship.
 */
function install(folder: string): string {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(output.slice(output.indexOf('[\n'))) as [{ filename: string }];
  const target = join(folder, 'node_modules', 'coldpress');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['xzf', join(folder, filename), '-C', target, '--strip-components=1']);
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(lock.packages)) {
    const nested = path.lastIndexOf('node_modules/') > 0;
    if (path === '' || nested || dev === true || devOptional === true || !existsSync(join(ROOT, path)))
      continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(ROOT, path), join(folder, path));
  }
  return join(target, JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')).bin.coldpress);
}

describe('the packed package, installed into an empty folder', () => {
  const folder = temporaryFolder();
  let bin: string;
  before(() => {
    bin = install(folder);
  });

  it('builds a site there, without the compiler', () => {
    assert.equal(existsSync(join(folder, 'node_modules', 'assemblyscript')), false);
    const content = siteFolder(SMALL_SITE);
    execFileSync(process.execPath, [bin, 'build', '--content', content, '--out', 'dist'], {
      cwd: folder,
      stdio: 'pipe',
    });
    assert.ok(statSync(join(folder, 'dist', 'site.wasm')).size > 10_000);
  });

  it('builds the same bytes as the checkout does', () => {
    const content = siteFolder(SMALL_SITE);
    const main = ['--import', import.meta.resolve('tsx'), join(ROOT, 'build/cli/main.ts')];
    const environment = { ...process.env, SOURCE_DATE_EPOCH: '1795392000' };
    execFileSync(process.execPath, [bin, 'build', '--content', content, '--out', 'a'], {
      cwd: folder,
      env: environment,
      stdio: 'pipe',
    });
    execFileSync(process.execPath, [...main, 'build', '--content', content, '--out', 'b'], {
      cwd: folder,
      env: environment,
      stdio: 'pipe',
    });
    assert.ok(readFileSync(join(folder, 'a/site.wasm')).equals(readFileSync(join(folder, 'b/site.wasm'))));
  });

  it('has a help and exit codes', () => {
    assert.match(execFileSync(process.execPath, [bin, '--help'], { encoding: 'utf8' }), /Usage: coldpress/);
    assert.throws(() => execFileSync(process.execPath, [bin, 'nope'], { stdio: 'pipe' }), { status: 2 });
  });

  it('is at most 2 MB unpacked without its dependencies', () => {
    // The files' own sizes, as npm states them: what a disk's blocks add is the disk's.
    const installed = join(folder, 'node_modules', 'coldpress');
    const sizes = readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
    const kilobytes = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024);
    assert.ok(kilobytes <= 2048, `${kilobytes} KiB`);
  });
});

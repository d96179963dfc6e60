/** The code that Node keeps of the compiled command line, for the versions that can. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { COMPILED } from '../../build/cli/keep-compiled.ts';
import { bundleCommands } from '../../build/handler/bundle-commands.ts';
import { CODE_HASH } from '../../build/remember/code-hash.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** From 22.8 on Node has it, and 22.1 to 22.7 have it under the same name. */
const IS_KEPT = 'enableCompileCache' in module;

describe('the compiled code of a build', () => {
  const root = mkdtempSync(join(tmpdir(), 'coldpress-compiled-'));
  const folder = join(root, 'lib', 'build', 'cli');
  const kept = join(folder, COMPILED);
  beforeAll(async () => {
    await bundleCommands(ROOT, folder);
    cpSync(join(ROOT, 'package.json'), join(root, 'package.json'));
    writeFileSync(join(folder, CODE_HASH), '0');
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  });
  afterAll(() => rmSync(root, { recursive: true }));

  /** The command loads all its modules and then refuses: an output is not in the place of the content. */
  function refusedBuild(): { status: number | null; stderr: string } {
    const args = [join(folder, 'main.js'), 'build', '--content', '.', '--out', '.'];
    const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: undefined };
    return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
  }

  const files = (): string[] =>
    readdirSync(kept, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));

  it('is kept beside it where Node can, and used again', () => {
    const first = refusedBuild();
    assert.equal(first.status, 2, first.stderr);
    assert.match(first.stderr, /is the content folder itself/);
    assert.equal(existsSync(kept), IS_KEPT);
    if (!IS_KEPT) return;
    const before = files();
    assert.ok(before.length > 10, String(before.length));
    assert.equal(refusedBuild().stderr, first.stderr);
    assert.deepEqual(files(), before);
  });

  it('may be damaged, cut short or a folder that cannot be made', () => {
    const expected = refusedBuild();
    for (const [index, file] of (IS_KEPT ? files() : []).entries()) {
      const bytes = readFileSync(file);
      writeFileSync(
        file,
        index % 2 === 0 ? bytes.subarray(0, bytes.length / 2) : bytes.fill(0x5a, bytes.length >> 1),
      );
    }
    const { status, stderr } = refusedBuild();
    assert.deepEqual({ status, stderr }, { status: expected.status, stderr: expected.stderr });
    rmSync(kept, { recursive: true, force: true });
    writeFileSync(kept, 'no folder');
    assert.equal(refusedBuild().stderr, expected.stderr);
    rmSync(kept);
  });
});

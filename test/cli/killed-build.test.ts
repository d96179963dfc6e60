/** Real builds that are killed at any moment: the last good output stays, and the next build is not misled. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { generatePost, postName } from '../../bench/build/generate-site.ts';
import { isBodiesFile } from '../../build/bundle/body-store.ts';
import type { Manifest } from '../../build/bundle/manifest.ts';
import { LOCK } from '../../build/output/lock-folder.ts';
import { Random } from '../fuzz/random.ts';
import { generatedFolder } from '../harness/generated-folder.ts';
import { isInFull } from '../harness/in-full.ts';
import { PROGRAM } from '../harness/run-cli.ts';

const KILLED = isInFull() ? 3 : 1;
const POSTS = 25;
/** The files of an output beside that of its bodies, in the order in which they are replaced: what hosts run comes last. */
const IN_ORDER = ['manifest.json', 'spin.toml', 'site.wasm'];

describe('builds that are killed', () => {
  let folder: string;
  let content: string;
  beforeAll(async () => {
    ({ folder, content } = await generatedFolder(POSTS));
  });
  afterAll(() => rm(folder, { recursive: true }));

  function startBuild(out: string, cwd: string, from: string = content): ChildProcess {
    const args = [...PROGRAM, 'build', '--content', from, '--out', out, '--as-of', '1800000000'];
    return spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  }

  const ended = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => child.once('exit', resolve));

  /** Of files that a killed build leaves: temporary ones, and the lock, which the next build removes. */
  const isLeftover = (name: string): boolean => name.endsWith('.tmp') || name.startsWith(LOCK);

  /** What is in an output folder, but for what a killed build leaves. */
  async function hashes(out: string): Promise<Record<string, string>> {
    const names = (await readdir(out)).filter((name) => !isLeftover(name)).sort();
    const entries = names.map(async (name) => {
      const bytes = await readFile(join(out, name));
      return [name, createHash('sha256').update(bytes).digest('hex')] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  /** After any kill: the bodies that the manifest names are there, and each is what its key says. */
  async function assertBelongTogether(out: string): Promise<void> {
    const { bodiesFile, bodies } = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Manifest;
    const bytes = await readFile(join(out, bodiesFile));
    for (const [sha, [offset, length]] of Object.entries(bodies)) {
      const body = bytes.subarray(offset, offset + length);
      assert.equal(createHash('sha256').update(body).digest('hex'), sha);
    }
  }

  /** Of a build in a folder without a cache. The content is copied there, since spin.toml names it from that folder. */
  async function hashesWithoutCache(): Promise<Record<string, string>> {
    const cwd = await mkdtemp(join(folder, 'no-cache-'));
    const [out, copy] = [join(cwd, 'out'), join(cwd, basename(content))];
    await cp(content, copy, { recursive: true });
    assert.equal(await ended(startBuild(out, cwd, copy)), 0);
    return hashes(out);
  }

  it('leave the last good output, and a cache from which the next build makes the right one', async () => {
    const out = join(folder, 'out');
    const started = performance.now();
    assert.equal(await ended(startBuild(out, folder)), 0);
    const usual = performance.now() - started;
    let good = await hashes(out);
    const [bodies = '', ...others] = Object.keys(good);
    assert.ok(isBodiesFile(bodies));
    assert.deepEqual(others, ['manifest.json', 'site.wasm', 'spin.toml']);

    const random = new Random(11);
    for (let round = 0; round < KILLED; round++) {
      await writeFile(join(content, 'posts', postName(3)), generatePost(3, round + 1));
      const build = startBuild(out, folder);
      const end = ended(build);
      // Mostly in its second half, where something is written.
      const delay = usual * (0.3 + (0.6 * random.below(1_000)) / 1_000);
      const timer = setTimeout(() => build.kill('SIGKILL'), delay);
      const code = await end;
      clearTimeout(timer);
      const left = await hashes(out);
      await assertBelongTogether(out);
      // It may have been done, and killed before it could say so: then everything is new. Or while it put one file
      // after another into its place: then each is whole, and those that come later are still the old ones.
      if (code !== 0 && !isDeepStrictEqual(left, good)) {
        const fresh = await hashesWithoutCache();
        const replaced = IN_ORDER.findLastIndex((name) => left[name] !== good[name]) + 1;
        const expected = IN_ORDER.map((name, index) => [name, (index < replaced ? fresh : good)[name]]);
        const bodies = Object.entries({ ...good, ...fresh }).filter(
          ([name]) => isBodiesFile(name) && name in left,
        );
        assert.deepEqual(
          left,
          Object.fromEntries([...expected, ...bodies]),
          `killed after ${Math.round(delay)} ms`,
        );
      }
      good = left;
    }

    assert.equal(await ended(startBuild(out, folder)), 0);
    assert.deepEqual(await hashes(out), await hashesWithoutCache());
    assert.ok(!(await readdir(out)).some(isLeftover), 'what they left is removed');
  });
});

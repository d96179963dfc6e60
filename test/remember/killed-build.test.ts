/** Builds that are killed while they write the cache: what they leave is whole, and no other build is misled. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { cacheKey } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { Random } from '../fuzz/random.ts';

const MODULES = join(import.meta.dirname, '..', '..', 'build', 'remember');

/** A build in a process of its own: puts entries of 40 KB and saves after each hundred, until it is killed. */
const ENDLESS_BUILD = `
import { cacheKey } from '${MODULES}/content-cache.ts';
import { openCache } from '${MODULES}/open-cache.ts';
const [folder, first] = [process.argv[1], Number(process.argv[2])];
const cache = await openCache(folder);
process.stdout.write('open\\n');
for (let number = first; ; number++) {
  cache.put(cacheKey('test', String(number)), Buffer.alloc(40_000, 'entry ' + number + ' '));
  if (number % 100 === 0) {
    await cache.save();
    process.stdout.write('saved\\n');
  }
}`;

function startBuild(folder: string, first: number): ChildProcess {
  const args = ['--import', 'tsx', '--input-type=module', '-e', ENDLESS_BUILD, folder, String(first)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Resolves when the child has written `count` lines. */
async function lines(child: ChildProcess, count: number): Promise<void> {
  let seen = 0;
  for await (const chunk of child.stdout ?? []) {
    seen += String(chunk).split('\n').length - 1;
    if (seen >= count) return;
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

describe('a cache that several builds were killed over', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coldpress-killed-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** How many of the first `count` entries are there; each that is there must be right. */
  async function found(count: number): Promise<number> {
    const cache = await openCache(folder);
    let there = 0;
    for (let number = 0; number < count; number++) {
      const bytes = cache.get(cacheKey('test', String(number)));
      if (bytes === null) continue;
      there++;
      assert.deepEqual(Buffer.from(bytes), Buffer.alloc(40_000, `entry ${number} `), `entry ${number}`);
    }
    await cache.save();
    return there;
  }

  it('has everything that was saved and nothing that is wrong', async () => {
    const random = new Random(8);
    for (let round = 0; round < 4; round++) {
      const child = startBuild(folder, round * 1_000);
      try {
        await lines(child, 3);
        await new Promise((resolve) => setTimeout(resolve, random.below(60)));
      } finally {
        await killed(child);
      }
    }
    // Each has saved at least its first entry and the hundred after it.
    assert.ok((await found(8_000)) >= 4 * 101);
  });

  it('is tidied by the next build: no temporary file, and no more volumes than needed', async () => {
    await writeFile(join(folder, '999999999-0123abcd.index'), 'of a volume that is gone');
    await writeFile(join(folder, '999999999-0123abcd.index.999999999.tmp'), 'half an index');
    const before = await found(8_000);
    assert.equal(await found(8_000), before);
    const names = await readdir(folder);
    assert.deepEqual(
      names.filter((name) => name.includes('0123abcd') || name.endsWith('.tmp')),
      [],
    );
    assert.equal(names.filter((name) => name.endsWith('.index')).length, names.length / 2);
  });
});

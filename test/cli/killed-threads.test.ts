/** A build that is killed while its threads make documents: what they had made is found by the next one. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildSite } from '../../build/plan/build-site.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { generatedFolder } from '../harness/generated-folder.ts';
import { whyNotInFull } from '../harness/in-full.ts';
import { CHECKOUT, spawnCli } from '../harness/run-cli.ts';
import { unless } from '../harness/unless.ts';

/** So many that threads make them. */
const POSTS = 260;
/** Bytes of records that the threads had written when the build was killed: some dozens of documents. */
const WRITTEN = 2_000_000;

describe('a build that is killed while its threads make documents', unless(whyNotInFull()), () => {
  let folder: string;
  let content: string;
  beforeAll(async () => {
    ({ folder, content } = await generatedFolder(POSTS));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const cacheFolder = (): string => join(folder, '.coldpress', 'content');

  async function writtenBytes(): Promise<number> {
    const names = await readdir(cacheFolder()).catch(() => []);
    const sizes = names.map(async (name) => (await stat(join(cacheFolder(), name))).size);
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  /** Builds here, and gives with the manifest how many records were found. */
  async function build(cached: boolean): Promise<{ manifest: unknown; found: number }> {
    const cache = cached ? await openCache(cacheFolder()) : undefined;
    const found = new Set<string>();
    if (cache !== undefined) {
      const peek = cache.peek.bind(cache);
      cache.peek = (key): Uint8Array | null => {
        const bytes = peek(key);
        if (bytes !== null) found.add(key);
        return bytes;
      };
    }
    const input = { content, exclude: [], asOf: 1_800_000_000 };
    const { result } = await buildSite(cache === undefined ? input : { ...input, cache });
    return { manifest: JSON.parse(JSON.stringify(result?.manifest.routes)), found: found.size };
  }

  it('leaves their records to the next build, which makes the site that it would make without them', async () => {
    const killed = spawnCli(['build', '--content', content], folder, CHECKOUT);
    const ended = once(killed, 'exit');
    while (killed.exitCode === null && (await writtenBytes()) < WRITTEN) await pause(5);
    killed.kill('SIGKILL');
    await ended;
    assert.equal(killed.signalCode, 'SIGKILL', 'it was at work');

    const next = await build(true);
    assert.ok(next.found > 20, `${next.found} records were found`);
    assert.deepEqual(next.manifest, (await build(false)).manifest);
  });
});

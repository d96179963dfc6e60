/** A cache that several threads of a build share: what one has put, the main one gives, keeps and forgets as its own. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'vitest';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import { type CacheSharing, type ContentCache, cacheKey } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';

const keyOf = (number: number): string => cacheKey('test', String(number));
const content = (number: number): Buffer => Buffer.alloc(300 + number, `entry ${number} `);

/** The cache of a folder as a thread of its own has it. */
async function opened(folder: string, builds = 2): Promise<{ cache: ContentCache; sharing: CacheSharing }> {
  const cache = await openCache(folder, { builds, bytes: 1e6 });
  assert.ok(cache.sharing !== undefined);
  return { cache, sharing: cache.sharing };
}

/** Changes a byte of the first entry of the only volume. */
function damageFirst(folder: string): void {
  const [volume = ''] = readdirSync(folder).filter((name) => name.endsWith('.volume'));
  const bytes = readFileSync(join(folder, volume));
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  writeFileSync(join(folder, volume), bytes);
}

describe('what a thread has put into the cache', () => {
  it('is given by the main one, which gets its place, and by the next build', async () => {
    const folder = temporaryFolder();
    const main = await opened(folder);
    const thread = await opened(folder);
    for (const round of [0, 10]) {
      for (let number = round; number < round + 10; number++)
        thread.cache.put(keyOf(number), content(number));
      assert.equal(main.cache.get(keyOf(round)), null, 'not before');
      main.sharing.adopt(structuredClone(thread.sharing.share()));
      for (let number = 0; number < round + 10; number++) {
        assert.deepEqual(main.cache.get(keyOf(number)), content(number));
        const place = main.cache.locate(keyOf(number));
        assert.deepEqual(place === null ? null : loadBytes(place), content(number));
      }
    }
    await main.cache.save();
    const next = await opened(folder);
    for (let number = 0; number < 20; number++)
      assert.deepEqual(next.cache.get(keyOf(number)), content(number));
    assert.equal(
      readdirSync(folder).filter((name) => name.endsWith('.index')).length,
      1,
      'its volume has an index',
    );
  });

  it('stays in its own file, which later builds merge like any other', async () => {
    const folder = temporaryFolder();
    const volumes = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.volume'));
    for (let build = 0; build < 20; build++) {
      const main = await opened(folder, 100);
      const thread = await opened(folder, 100);
      const [own, other] = [keyOf(2 * build), keyOf(2 * build + 1)];
      main.cache.put(own, content(2 * build));
      thread.cache.put(other, content(2 * build + 1));
      const share = thread.sharing.share();
      main.sharing.adopt(share);
      await main.cache.save();
      assert.ok(volumes().includes(basename(share.volume ?? '')), 'it was not copied');
      assert.ok(volumes().length <= 6, `${volumes().length} volumes`);
    }
    const last = await opened(folder, 100);
    for (let number = 0; number < 40; number++) {
      assert.deepEqual(last.cache.get(keyOf(number)), content(number));
    }
  });

  it('is there after a build that was killed, too', async () => {
    const folder = temporaryFolder();
    const thread = await opened(folder);
    thread.cache.put(keyOf(1), content(1));
    thread.sharing.share();
    thread.cache.put(keyOf(2), content(2));
    const next = await opened(folder);
    assert.deepEqual(next.cache.get(keyOf(1)), content(1));
    assert.equal(next.cache.get(keyOf(2)), null, 'what was not shared yet may be lost');
  });

  it('has all that was made since the last share', async () => {
    const thread = await opened(temporaryFolder());
    thread.cache.put(keyOf(1), content(1));
    assert.deepEqual(
      thread.sharing.share().entries.map(({ key }) => key),
      [keyOf(1)],
    );
    assert.deepEqual(thread.sharing.share(), { ...thread.sharing.share(), entries: [], used: [] });
  });

  it('is nothing where the folder cannot be written', async () => {
    const thread = await opened(join(siteFolder({ file: 'no folder' }), 'file', 'cache'));
    thread.cache.put(keyOf(1), content(1));
    assert.deepEqual(thread.sharing.share(), { volume: null, entries: [], used: [keyOf(1)] });
    assert.equal(thread.cache.get(keyOf(1)), null);
  });
});

describe('what a thread has read', () => {
  it('is not forgotten, though the main thread never read it', async () => {
    const folder = temporaryFolder();
    const first = await opened(folder);
    for (const number of [1, 2]) first.cache.put(keyOf(number), content(number));
    await first.cache.save();
    for (let build = 0; build < 4; build++) {
      const main = await opened(folder);
      const thread = await opened(folder);
      assert.deepEqual(thread.cache.get(keyOf(1)), content(1));
      main.sharing.adopt(thread.sharing.share());
      await main.cache.save();
    }
    const last = await opened(folder);
    assert.deepEqual(last.cache.get(keyOf(1)), content(1));
    assert.equal(last.cache.get(keyOf(2)), null, 'nobody has asked for it in four builds');
  });
});

describe('looking at an entry', () => {
  it('gives what getting it gives, until the next look', async () => {
    const folder = temporaryFolder();
    const { cache } = await opened(folder);
    for (const number of [1, 2, 900]) cache.put(keyOf(number), content(number));
    for (const number of [900, 1, 2]) assert.deepEqual(cache.peek(keyOf(number)), content(number));
    assert.equal(cache.peek(keyOf(3)), null);
    await cache.save();
    const next = await opened(folder);
    for (const number of [2, 900, 1]) assert.deepEqual(next.cache.peek(keyOf(number)), content(number));
  });

  it('gives nothing where it is damaged', async () => {
    const folder = temporaryFolder();
    const { cache } = await opened(folder);
    cache.put(keyOf(1), content(1));
    await cache.save();
    damageFirst(folder);
    const next = await opened(folder);
    assert.equal(next.cache.peek(keyOf(1)), null);
    assert.equal(next.cache.locate(keyOf(1)), null, 'nor can it be referred to any more');
  });
});

describe('the entries of the last build', () => {
  const last = ({ sharing }: { sharing: CacheSharing }): [string, string][] =>
    Array.from(sharing.lastOf('test'), ({ key, bytes }) => [key, Buffer.from(bytes).toString('latin1')]);
  const entry = (number: number): [string, string] => [keyOf(number), content(number).toString('latin1')];

  it('are those of a kind that it read or put', async () => {
    const folder = temporaryFolder();
    const first = await opened(folder, 10);
    for (const number of [1, 2]) first.cache.put(keyOf(number), content(number));
    await first.cache.save();
    const second = await opened(folder, 10);
    assert.deepEqual(last(second), [entry(1), entry(2)]);
    second.cache.get(keyOf(2));
    second.cache.put(keyOf(3), content(3));
    second.cache.put(cacheKey('another kind', '3'), content(3));
    await second.cache.save();
    assert.deepEqual(last(await opened(folder, 10)).sort(), [entry(2), entry(3)].sort());
  });

  it('do not count as read until one is used', async () => {
    const folder = temporaryFolder();
    const first = await opened(folder);
    for (const number of [1, 2]) first.cache.put(keyOf(number), content(number));
    await first.cache.save();
    for (let build = 0; build < 4; build++) {
      const { cache, sharing } = await opened(folder);
      for (const { key } of sharing.lastOf('test')) if (key === keyOf(1)) sharing.use(key);
      cache.put(cacheKey('test', 'of build', String(build)), content(build));
      await cache.save();
    }
    const next = await opened(folder);
    assert.deepEqual(next.cache.get(keyOf(1)), content(1));
    assert.equal(next.cache.get(keyOf(2)), null, 'it was only looked through');
  });

  it('are without one that is damaged', async () => {
    const folder = temporaryFolder();
    const { cache } = await opened(folder);
    for (const number of [1, 2]) cache.put(keyOf(number), content(number));
    await cache.save();
    damageFirst(folder);
    assert.deepEqual(last(await opened(folder)), [entry(2)]);
  });
});

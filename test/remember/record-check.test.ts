/** Records looked at beside the main thread: those that are damaged are named, and are in the cache no more. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { type CacheSharing, cacheKey } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { RecordCheck } from '../../build/remember/record-check.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

const keyOf = (number: number): string => cacheKey('test', 1, String(number));
/** Long enough to be found in a pack. */
const content = (number: number): Buffer => Buffer.alloc(200, `record ${number}.`);

/** A cache in which an earlier build has kept `count` records, of which some were `damaged` since. */
async function keptRecords(
  count: number,
  damaged: readonly number[],
): Promise<{ folder: string; sharing: CacheSharing }> {
  const folder = temporaryFolder();
  const cache = await openCache(folder);
  for (let number = 0; number < count; number++) cache.put(keyOf(number), content(number));
  await cache.save();
  const [pack] = readdirSync(folder).filter((name) => name.endsWith('.pack'));
  const file = join(folder, pack ?? '');
  const bytes = readFileSync(file);
  for (const number of damaged) {
    const at = bytes.indexOf(content(number)) + 150;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
  }
  writeFileSync(file, bytes);
  const { sharing } = await openCache(folder);
  assert.ok(sharing !== undefined);
  return { folder, sharing };
}

/** What a check of the first `count` records finds, and whether a thread did it. */
async function checked(
  sharing: CacheSharing,
  count: number,
): Promise<{ damaged: ReadonlySet<string>; isThread: boolean }> {
  const check = new RecordCheck(sharing);
  for (let number = 0; number < count; number++) check.add(keyOf(number));
  const isThread = check.isUnderWay;
  try {
    return { damaged: await check.damaged(), isThread };
  } finally {
    await check.close();
  }
}

describe('records that are looked at beside the main thread', () => {
  for (const [what, count, isThread] of [
    ['a few, by the main thread itself', 40, false],
    ['many, by a thread', 1500, true],
  ] as const) {
    it(`are named where they are damaged, and then not found: ${what}`, async () => {
      const damaged = [3, 17, count - 1];
      const { sharing } = await keptRecords(count, damaged);
      assert.ok(sharing.peek(keyOf(3), 8) !== null, 'its beginning is there');
      assert.deepEqual(await checked(sharing, count), { damaged: new Set(damaged.map(keyOf)), isThread });
      for (const number of damaged) assert.equal(sharing.peek(keyOf(number), 8), null);
      assert.deepEqual(sharing.view(keyOf(4)), content(4));
      assert.deepEqual(await checked(sharing, count), { damaged: new Set(), isThread });
    });
  }

  it('are all damaged where their pack is gone', async () => {
    const { folder, sharing } = await keptRecords(20, []);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    assert.equal((await checked(sharing, 20)).damaged.size, 20);
  });

  it('are those of earlier builds and of other threads: what this one has put is known', async () => {
    const { folder, sharing } = await keptRecords(2, []);
    const cache = await openCache(folder);
    cache.put(keyOf(9), content(9));
    assert.equal(cache.sharing?.placeOf(keyOf(9)), null);
    assert.equal(sharing.placeOf(keyOf(1))?.length, content(1).length);
  });
});

describe('a kind of records', () => {
  it('is there when one of them is', async () => {
    const { sharing } = await keptRecords(1, []);
    assert.equal(sharing.hasKind('test'), true);
    assert.equal(sharing.hasKind('another'), false);
  });
});

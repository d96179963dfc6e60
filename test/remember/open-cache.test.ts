/** The cache in a folder: what it keeps, what it forgets, and what it makes of damaged files. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import { type ContentCache, cacheKey } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';

let root: string;
let folder: string;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'coldpress-cache-'));
});
beforeEach(() => {
  folder = join(root, String(count++));
});
afterAll(() => rm(root, { recursive: true }));

/** What stands for a costly result: decided by the number. */
function content(number: number, size: number = 200): Buffer {
  return Buffer.alloc(size, `entry ${number} `);
}
const keyOf = (number: number, kind: string = 'test'): string => cacheKey(kind, String(number));

/** A build that wants the results of `numbers`: gives those that the cache did not have. */
async function buildWith(numbers: readonly number[], kind: string = 'test'): Promise<number[]> {
  const cache = await openCache(folder, { builds: 2, bytes: 1e6 });
  const missed = want(cache, numbers, kind);
  await cache.save();
  return missed;
}

function want(cache: ContentCache, numbers: readonly number[], kind: string = 'test'): number[] {
  return numbers.filter((number) => {
    const found = cache.get(keyOf(number, kind));
    if (found !== null)
      assert.deepEqual(Buffer.from(found), content(number), `entry ${number} is not its own`);
    else cache.put(keyOf(number, kind), content(number));
    return found === null;
  });
}

const files = async (ending: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe('a cache', () => {
  it('gives back in the same build and in the next what was put', async () => {
    const cache = await openCache(folder);
    cache.put(keyOf(1), content(1));
    assert.deepEqual(cache.get(keyOf(1)), content(1));
    assert.equal(cache.get(keyOf(2)), null);
    await cache.save();
    assert.deepEqual(cache.get(keyOf(1)), content(1), 'after saving');
    assert.deepEqual((await openCache(folder)).get(keyOf(1)), content(1), 'in the next build');
  });

  it('keeps entries of no bytes and of more than a block', async () => {
    const cache = await openCache(folder);
    cache.put(keyOf(1), content(1, 0));
    cache.put(keyOf(2), content(2, 5 << 20));
    cache.put(keyOf(3), content(3, 3 << 20));
    cache.put(keyOf(4), content(4, 3 << 20));
    for (const cached of [cache, null]) {
      const from = cached ?? (await openCache(folder));
      assert.deepEqual(from.get(keyOf(1)), content(1, 0));
      assert.deepEqual(from.get(keyOf(2)), content(2, 5 << 20));
      assert.deepEqual(from.get(keyOf(4)), content(4, 3 << 20));
      await from.save();
    }
  });

  it('gives the place in a file of each value, written or gathered', async () => {
    for (const isNew of [true, false]) {
      const cache = await openCache(folder);
      for (let number = 0; number < 12; number++) {
        const key = keyOf(number);
        if (isNew) cache.put(key, content(number, 1 << 20));
        else assert.ok(cache.get(key) !== null);
        assert.deepEqual(cache.locate(key)?.read(), content(number, 1 << 20));
      }
      for (let number = 0; number < 12; number++) {
        assert.deepEqual(cache.locate(keyOf(number))?.part(1, 700).read(), content(number, 701).subarray(1));
      }
      assert.equal(cache.locate(keyOf(12)), null);
      await cache.save();
    }
  });

  it('makes no file when nothing is put', async () => {
    await (await openCache(folder)).save();
    await assert.rejects(readdir(folder), { code: 'ENOENT' });
  });

  it('refuses a malformed key', async () => {
    const cache = await openCache(folder);
    assert.throws(() => cache.put('../../etc/passwd', content(1)), RangeError);
  });

  it('has few files after many builds, each of which makes something new', async () => {
    for (let build = 0; build < 40; build++) {
      const numbers = range(0, 20 + build);
      assert.deepEqual(await buildWith(numbers), build === 0 ? numbers : [19 + build]);
    }
    assert.ok((await files('.volume')).length <= 6, `${(await files('.volume')).length} volumes`);
    assert.equal((await files('.index')).length, (await files('.volume')).length);
  });

  it('may be saved again and again in one process', async () => {
    const cache = await openCache(folder, { builds: 2, bytes: 1e6 });
    for (let save = 0; save < 10; save++) {
      want(cache, [save]);
      await cache.save();
    }
    assert.deepEqual(want(cache, range(0, 10)), []);
    assert.deepEqual(await buildWith(range(0, 10)), []);
  });

  it('forgets values that no build has read, and their bytes', async () => {
    await buildWith(range(0, 100));
    for (let build = 0; build < 2; build++) assert.deepEqual(await buildWith(range(0, 10)), []);
    assert.deepEqual(await buildWith([50, ...range(0, 10)]), [], 'after two builds it is still there');
    for (let build = 0; build < 3; build++) await buildWith(range(0, 10));
    assert.deepEqual(await buildWith([50]), [50], 'after three builds it is not');
    const sizes = await Promise.all(
      (await files('.volume')).map(async (file) => (await readFile(file)).length),
    );
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 50 * 228);
  });

  it('does not count a build that reads nothing of a kind against the entries of that kind', async () => {
    await buildWith(range(0, 10), 'cards');
    for (let build = 0; build < 6; build++) await buildWith([1, 2], 'pages');
    assert.deepEqual(await buildWith(range(0, 10), 'cards'), []);
  });

  it('keeps within its size, and drops the values unused for longest', async () => {
    await buildWith(range(0, 3_000));
    await buildWith(range(2_000, 6_000));
    const missed = await buildWith([...range(2_500, 3_000), ...range(1_500, 2_000)]);
    assert.deepEqual(missed, range(1_500, 2_000));
  });
});

describe('two builds at once', () => {
  it('do not disturb each other, and the next one has what both made', async () => {
    await buildWith(range(0, 10));
    const [first, second] = [await openCache(folder), await openCache(folder)];
    want(first, range(0, 20));
    want(second, range(5, 30));
    await Promise.all([first.save(), second.save()]);
    assert.deepEqual(await buildWith(range(0, 30)), []);
  });

  it('read what the other has written so far, and leave it to it', async () => {
    const writing = await openCache(folder);
    for (let number = 0; number < 30; number++) writing.put(keyOf(number), content(number, 1 << 19));
    const reading = await openCache(folder);
    assert.deepEqual(reading.get(keyOf(3)), content(3, 1 << 19), 'the first block is on disk');
    assert.equal(reading.get(keyOf(29)), null, 'the last one is not');
    reading.put(keyOf(100), content(100, 40 << 20));
    await reading.save();
    await writing.save();
    const next = await openCache(folder);
    for (let number = 0; number < 30; number++)
      assert.deepEqual(next.get(keyOf(number)), content(number, 1 << 19));
  });

  it('read on what the other has merged into its own volume and removed', async () => {
    await buildWith(range(0, 10));
    const [first, second] = [await openCache(folder), await openCache(folder)];
    const slice = second.locate(keyOf(1));
    want(first, range(10, 90));
    await first.save();
    assert.equal((await files('.volume')).length, 1, 'it has merged the volume');
    assert.ok(slice !== null);
    assert.deepEqual(loadBytes(slice), content(1));
    assert.deepEqual(want(second, range(0, 10)), []);
    await second.save();
    assert.deepEqual(await buildWith(range(0, 90)), []);
  });
});

describe('a damaged cache', () => {
  const numbers = range(0, 20);
  interface Damage {
    title: string;
    of: '.volume' | '.index';
    change: (bytes: Buffer) => Buffer | null;
    /** How many of the twenty entries are made again, at most. */
    lost: number;
  }
  const flipAt =
    (at: number) =>
    (bytes: Buffer): Buffer => {
      const place = at < 0 ? bytes.length + at : at;
      bytes[place] = (bytes[place] ?? 0) ^ 4;
      return bytes;
    };
  const RECORD = 28 + 200;
  const damages: Damage[] = [
    { title: 'an index that is missing', of: '.index', change: () => null, lost: 0 },
    { title: 'an empty index', of: '.index', change: () => Buffer.alloc(0), lost: 0 },
    { title: 'an index cut off in an entry', of: '.index', change: (b) => b.subarray(0, 100), lost: 0 },
    {
      title: 'an index cut off after an entry',
      of: '.index',
      change: (b) => b.subarray(0, 12 + 36 * 3),
      lost: 0,
    },
    { title: 'an index of another version', of: '.index', change: flipAt(10), lost: 0 },
    { title: 'a wrong key in the index', of: '.index', change: flipAt(15), lost: 0 },
    { title: 'a wrong offset in the index', of: '.index', change: flipAt(12 + 24), lost: 0 },
    { title: 'a wrong length in the index', of: '.index', change: flipAt(12 + 29), lost: 0 },
    { title: 'a wrong checksum of the index', of: '.index', change: flipAt(-1), lost: 0 },
    { title: 'a volume that is missing', of: '.volume', change: () => null, lost: 20 },
    { title: 'an empty volume', of: '.volume', change: () => Buffer.alloc(0), lost: 20 },
    {
      title: 'a volume cut off in a record',
      of: '.volume',
      change: (b) => b.subarray(0, 13 + RECORD * 5 + 90),
      lost: 15,
    },
    {
      title: 'a volume cut off in a header',
      of: '.volume',
      change: (b) => b.subarray(0, 13 + RECORD * 5 + 9),
      lost: 15,
    },
    { title: 'a wrong key in a record', of: '.volume', change: flipAt(13 + RECORD + 3), lost: 1 },
    { title: 'a wrong length in a record', of: '.volume', change: flipAt(13 + RECORD + 20), lost: 1 },
    { title: 'a wrong checksum in a record', of: '.volume', change: flipAt(13 + RECORD + 25), lost: 1 },
    { title: 'a wrong byte in a record', of: '.volume', change: flipAt(13 + RECORD + 128), lost: 1 },
    { title: 'a wrong last byte', of: '.volume', change: flipAt(-1), lost: 1 },
    { title: 'a volume of zeros', of: '.volume', change: (b) => Buffer.alloc(b.length), lost: 20 },
    {
      title: 'records behind which something else stands',
      of: '.volume',
      change: (b) => Buffer.concat([b, b.subarray(40, 90)]),
      lost: 0,
    },
  ];
  for (const { title, of, change, lost } of damages) {
    for (const withIndex of of === '.volume' ? [true, false] : [true]) {
      it(`${title}${withIndex ? '' : ', and no index'}: never served, made again, right afterwards`, async () => {
        await buildWith(numbers);
        const [file] = await files(of);
        assert.ok(file !== undefined);
        const changed = change(await readFile(file));
        if (changed === null) await rm(file);
        else await writeFile(file, changed);
        if (!withIndex) for (const index of await files('.index')) await rm(index);
        const missed = await buildWith(numbers);
        // Without an index, what stands behind a wrong length is lost with it.
        const most = !withIndex && title.includes('length') ? 20 : lost;
        assert.ok(missed.length <= most, `${missed.length} were made again`);
        assert.ok(lost === 0 || missed.length > 0, 'the damage went unnoticed');
        assert.deepEqual(await buildWith(numbers), []);
      });
    }
  }

  it('after any byte is flipped, cut or removed, it is as if the entry had not been there', async () => {
    const damage = fc.record({
      file: fc.nat(),
      kind: fc.constantFrom('flip', 'cut', 'remove'),
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    });
    const build = fc.record({
      numbers: fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }),
      damages: fc.array(damage, { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(build, { minLength: 1, maxLength: 6 }), async (builds) => {
        folder = join(root, `property-${count++}`);
        for (const { numbers: wanted, damages: done } of builds) {
          // buildWith compares each entry with what it must be.
          await buildWith(wanted);
          assert.deepEqual(await buildWith(wanted), [], 'what was just made is there');
          for (const { file: index, kind, at } of done) {
            const all = await files('');
            const file = all[index % all.length];
            if (file === undefined) continue;
            const bytes = await readFile(file);
            if (kind === 'remove') await rm(file);
            else if (kind === 'cut') await truncate(file, Math.floor(at * bytes.length));
            else if (bytes.length > 0) await writeFile(file, flipAt(Math.floor(at * bytes.length))(bytes));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a folder that is of no use', () => {
  it('is a cache for one build where a file stands in its place', async () => {
    await writeFile(folder, 'not a folder');
    const cache = await openCache(folder);
    assert.deepEqual(want(cache, range(0, 5)), range(0, 5));
    assert.deepEqual(want(cache, range(0, 5)), []);
    for (let number = 100; number < 110; number++) cache.put(keyOf(number), content(number, 1 << 20));
    await cache.save();
    assert.equal(await readFile(folder, 'utf8'), 'not a folder');
  });

  it('keeps the files of others', async () => {
    await buildWith([1]);
    await writeFile(join(folder, 'notes.volume'), 'mine');
    await buildWith([1, 2]);
    assert.equal(await readFile(join(folder, 'notes.volume'), 'utf8'), 'mine');
  });
});

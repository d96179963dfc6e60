/** Output whose bytes stand in other files: what is written is what they hold, read once for all files. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { OpenedFile } from '../../build/bytes/opened-file.ts';
import { SliceReader } from '../../build/bytes/read-slices.ts';
import { FileSlice, type StoredBytes } from '../../build/bytes/stored-bytes.ts';
import { type OutputFile, writeOutput } from '../../build/output/write-output.ts';
import { Random } from '../fuzz/random.ts';

/** A file in memory that counts what is read of it. */
class CountedFile {
  readonly file: string = 'counted';
  readonly content: Uint8Array;
  reads = 0;
  bytes = 0;

  constructor(content: Uint8Array) {
    this.content = content;
  }

  fill(target: Uint8Array, offset: number): void {
    if (offset + target.length > this.content.length) throw new RangeError('ends before');
    this.reads++;
    this.bytes += target.length;
    target.set(this.content.subarray(offset, offset + target.length));
  }
}

function noise(length: number, seed: number): Uint8Array {
  const random = new Random(seed);
  return Uint8Array.from({ length }, () => random.below(256));
}

/** Slices of a few kilobytes in order, a little apart, as the forms in a pack. */
function slicesOf(file: CountedFile): FileSlice[] {
  const random = new Random(file.content.length);
  const slices: FileSlice[] = [];
  for (let at = 28; at + 6_000 < file.content.length; ) {
    const length = random.below(6_000);
    slices.push(new FileSlice(file, at, length));
    at += length + random.below(60);
  }
  return slices;
}

describe('reading slices', () => {
  const file = new CountedFile(noise(400_000, 1));
  const orders: [title: string, order: (slices: FileSlice[]) => FileSlice[], most: number][] = [
    ['neighbours in one piece', (slices) => slices, 1],
    ['neighbours in one piece, in any order', (slices) => slices.toReversed(), 1],
    ['the same ones once', (slices) => [...slices, ...slices], 1],
    [
      'those far from each other by themselves',
      ([first, ...slices]) => [slices.at(-1), first].flatMap((s) => s ?? []),
      2,
    ],
    ['nothing at all', () => [], 0],
  ];
  for (const [title, order, most] of orders) {
    it(`reads ${title}`, () => {
      const slices = order(slicesOf(file));
      file.reads = 0;
      const read = new SliceReader().read(slices);
      assert.equal(file.reads, most);
      for (const slice of slices)
        assert.deepEqual(Buffer.from(read.get(slice) ?? []), Buffer.from(slice.read()));
    });
  }

  it('reads of several files what belongs to each', () => {
    const other = new CountedFile(noise(400_000, 2));
    const slices = slicesOf(file).flatMap((slice) => [
      slice,
      new FileSlice(other, slice.offset, slice.length),
    ]);
    const reader = new SliceReader();
    for (const part of [slices, slices.slice(3, 9), slices]) {
      const read = reader.read(part);
      for (const slice of part)
        assert.deepEqual(Buffer.from(read.get(slice) ?? []), Buffer.from(slice.read()));
    }
  });
});

describe('output made of slices', () => {
  let root: string;
  let out: string;
  let count = 0;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'coldpress-together-'));
  });
  beforeEach(() => {
    out = join(root, String(count++));
  });
  afterAll(() => rm(root, { recursive: true }));

  const source = new CountedFile(noise(12_000_000, 3));
  const bodies = slicesOf(source);
  const outputs = (tables: string, changed: readonly StoredBytes[] = bodies): OutputFile[] => [
    { name: 'bodies.bin', content: changed },
    { name: 'manifest.json', content: () => [Buffer.from('['), ...changed.slice(0, 50), Buffer.from(']')] },
    { name: 'site.wasm', content: [Buffer.from('head'), ...changed, Buffer.from(tables)] },
  ];
  const expected = (files: readonly OutputFile[]): Buffer[] =>
    files.map(({ content }) =>
      Buffer.from(concatenate(typeof content === 'function' ? [...content()] : (content as StoredBytes[]))),
    );
  const written = (): Promise<Buffer[]> =>
    Promise.all(['bodies.bin', 'manifest.json', 'site.wasm'].map((name) => readFile(join(out, name))));

  it('is what they hold, and each is read once for both files that have it', async () => {
    const files = outputs('tables'.repeat(1_000));
    source.bytes = 0;
    const sizes = await writeOutput(out, files);
    // The manifest's share is read for itself.
    assert.ok(source.bytes < 13_000_000, `${source.bytes} bytes were read`);
    assert.deepEqual(await written(), expected(files));
    assert.deepEqual(
      sizes.map(({ bytes }) => bytes),
      expected(files).map(({ length }) => length),
    );
  });

  it('is read without regard to what the other file has where the order is another', async () => {
    const files: OutputFile[] = [
      { name: 'bodies.bin', content: bodies },
      { name: 'manifest.json', content: '{}' },
      { name: 'site.wasm', content: bodies.toReversed() },
    ];
    await writeOutput(out, files);
    const [first, , last] = await written();
    assert.deepEqual(first, Buffer.from(concatenate(bodies)));
    assert.deepEqual(last, Buffer.from(concatenate(bodies.toReversed())));
  });

  const swapped = (index: number): StoredBytes[] =>
    bodies.map((slice, at) => (at === index ? Buffer.alloc(slice.length, 'x') : slice));
  const cases: [title: string, tables: string, changed: StoredBytes[], isNew: [boolean, boolean]][] = [
    ['nothing', 'a'.repeat(5_000), bodies, [false, false]],
    ['the tables', 'b'.repeat(5_000), bodies, [false, true]],
    ['the first body', 'a'.repeat(5_000), swapped(0), [true, true]],
    ['one in the middle', 'a'.repeat(5_000), swapped(bodies.length >> 1), [true, true]],
    ['the last body', 'a'.repeat(5_000), swapped(bodies.length - 1), [true, true]],
    ['a length', 'a'.repeat(5_000), bodies.slice(1), [true, true]],
  ];
  for (const [title, tables, changed, isNew] of cases) {
    it(`is rewritten only in the changed parts, where ${title} changed`, async () => {
      await writeOutput(out, outputs('a'.repeat(5_000)));
      for (const name of await readdir(out)) await utimes(join(out, name), 1_000, 1_000);
      const files = outputs(tables, changed);
      await writeOutput(out, files);
      assert.deepEqual(await written(), expected(files));
      const times = await Promise.all(['bodies.bin', 'site.wasm'].map((name) => stat(join(out, name))));
      assert.deepEqual(
        times.map(({ mtimeMs }) => mtimeMs !== 1_000_000),
        isNew,
      );
      assert.equal((await readdir(out)).length, 3, 'temporary files are left');
    });
  }

  it('leaves what was there where a slice cannot be read', async () => {
    await writeOutput(out, outputs('a'));
    const before = await written();
    const gone = new FileSlice(new OpenedFile(join(root, 'gone')), 0, 10);
    await assert.rejects(writeOutput(out, outputs('a', [...bodies, gone])), { code: 'ENOENT' });
    await writeFile(join(root, 'short'), 'short');
    const short = new FileSlice(new OpenedFile(join(root, 'short')), 0, 10);
    await assert.rejects(writeOutput(out, outputs('a', [...bodies, short])), /ends before 10 bytes/);
    assert.deepEqual(await written(), before);
    assert.equal((await readdir(out)).length, 3, 'temporary files are left');
  });
});

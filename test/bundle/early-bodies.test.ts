/** Bodies that are written while the rest of the output is made: it is as if all had been written at once. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { EarlyBodies } from '../../build/bundle/early-bodies.ts';
import { type Chunks, concatenate, lengthOf } from '../../build/bytes/chunks.ts';
import { OpenedFile } from '../../build/bytes/opened-file.ts';
import { FileSlice, type StoredBytes } from '../../build/bytes/stored-bytes.ts';
import { type OutputFile, writeOutput } from '../../build/output/write-output.ts';
import { PackAppender } from '../../build/remember/pack-appender.ts';
import { RECORD_HEADER } from '../../build/remember/pack-record.ts';
import { Random } from '../fuzz/random.ts';

const HEAD = Buffer.from('the head of a component');
const FILES = [
  { name: 'bodies.bin', at: 0 },
  { name: 'site.wasm', at: HEAD.length },
];

describe('bodies that are written early', () => {
  let root: string;
  let out: string;
  let count = 0;
  const sources: OpenedFile[] = [];
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'coldpress-early-'));
    for (const name of ['one', 'other']) {
      const random = new Random(name.length);
      await writeFile(
        join(root, name),
        Uint8Array.from({ length: 5_000_000 }, () => random.below(256)),
      );
      sources.push(new OpenedFile(join(root, name)));
    }
  });
  beforeEach(() => {
    out = join(root, `out${count++}`);
  });
  after(async () => {
    for (const source of sources) source.close();
    await rm(root, { recursive: true });
  });

  /** Slices of both files and bytes in memory, small and larger than a block of the thread. */
  function mixedBodies(seed: number): StoredBytes[] {
    const random = new Random(seed);
    const bodies: StoredBytes[] = [new FileSlice(sources[0] as OpenedFile, 10, 4_900_000)];
    for (let at = 0; at < 4_000_000; ) {
      const length = random.below(40_000);
      const source = sources[random.below(2)] as OpenedFile;
      bodies.push(random.below(5) === 0 ? Buffer.alloc(length, 'm') : new FileSlice(source, at, length));
      at += length + (random.below(3) === 0 ? 77 : 0);
    }
    return bodies;
  }

  const outputs = (bodies: Chunks, head: Uint8Array = HEAD): OutputFile[] => [
    { name: 'bodies.bin', content: bodies },
    { name: 'manifest.json', content: () => [Buffer.from('{}')] },
    { name: 'site.wasm', content: [head, ...bodies, Buffer.from('tables')] },
  ];

  async function assertWritten(bodies: Chunks, head: Uint8Array = HEAD): Promise<void> {
    const whole = Buffer.from(concatenate(bodies));
    assert.ok(whole.equals(await readFile(join(out, 'bodies.bin'))), 'bodies.bin');
    const component = Buffer.concat([head, whole, Buffer.from('tables')]);
    assert.ok(component.equals(await readFile(join(out, 'site.wasm'))), 'site.wasm');
    assert.deepEqual((await readdir(out)).sort(), ['bodies.bin', 'manifest.json', 'site.wasm']);
  }

  for (const seed of [1, 2, 3]) {
    it(`are what they would be, with what is in memory around them (seed ${seed})`, async () => {
      const bodies = mixedBodies(seed);
      const early = new EarlyBodies(out, bodies, FILES);
      const sizes = await writeOutput(out, outputs(bodies), [], early);
      assert.equal(early.has('site.wasm'), true);
      await assertWritten(bodies);
      assert.deepEqual(sizes[2], { name: 'site.wasm', bytes: HEAD.length + lengthOf(bodies) + 6 });
      // As a build does at its end, whatever became of it.
      await early.abandon();
      await assertWritten(bodies);
    });
  }

  it('take the place of files that somebody is reading', async () => {
    await writeOutput(out, outputs(mixedBodies(4)));
    const bodies = mixedBodies(5);
    await writeOutput(out, outputs(bodies), [], new EarlyBodies(out, bodies, FILES));
    await assertWritten(bodies);
  });

  const others: [title: string, bodies: (early: StoredBytes[]) => StoredBytes[], head: Uint8Array][] = [
    ['the head is longer than it was thought to be', (bodies) => bodies, Buffer.from(`${HEAD} or so`)],
    ['the bodies stand in another order', (bodies) => bodies.toReversed(), HEAD],
    ['there are more of them', (bodies) => [...bodies, ...bodies.slice(0, 1)], HEAD],
    ['there are fewer of them', (bodies) => bodies.slice(0, -2), HEAD],
  ];
  for (const [title, change, head] of others) {
    it(`are written anew where ${title}`, async () => {
      const bodies = mixedBodies(6);
      const early = new EarlyBodies(out, bodies, FILES);
      await writeOutput(out, outputs(change(bodies), head), [], early);
      assert.equal(early.has('bodies.bin'), false);
      await assertWritten(change(bodies), head);
    });
  }

  it('are all there though they were only gathered for the cache when they were asked for', async () => {
    const pack = new PackAppender(join(root, `pack${count}`));
    const content = Buffer.alloc(50_000, 'gathered');
    const offset = pack.append('0'.repeat(32), content) + RECORD_HEADER;
    const bodies = [new FileSlice(pack, offset, content.length)];
    await writeOutput(out, outputs(bodies), [], new EarlyBodies(out, bodies, FILES));
    await assertWritten([content]);
    pack.close();
  });

  it('leave nothing where the site is not to be written after all', async () => {
    const early = new EarlyBodies(out, mixedBodies(7), FILES);
    await early.abandon();
    assert.equal(existsSync(out), false);
    await mkdir(out);
    await writeFile(join(out, 'site.wasm'), 'old');
    await new EarlyBodies(out, mixedBodies(7), FILES).abandon();
    assert.deepEqual(await readdir(out), ['site.wasm']);
    assert.equal(await readFile(join(out, 'site.wasm'), 'utf8'), 'old');
  });

  it('leave what was there where they cannot be read', async () => {
    await writeOutput(out, outputs([Buffer.from('old')]));
    await writeFile(join(root, 'short'), 'short');
    const missing: [FileSlice, object][] = [
      [new FileSlice(new OpenedFile(join(root, 'gone')), 0, 10), { code: 'ENOENT' }],
      [new FileSlice(new OpenedFile(join(root, 'short')), 0, 10), { name: 'RangeError' }],
    ];
    for (const [slice, error] of missing) {
      const bodies = [...mixedBodies(8), slice];
      const early = new EarlyBodies(out, bodies, FILES);
      await assert.rejects(writeOutput(out, outputs(bodies), [], early), error);
      await early.abandon();
      await assertWritten([Buffer.from('old')]);
    }
  });
});

/** The output folder: files that are whole or not there, and nothing left of builds that failed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { writeOutput } from '../../build/output/write-output.ts';
import { Random } from '../fuzz/random.ts';

describe('writing the output', () => {
  let root: string;
  let out: string;
  let count = 0;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'coldpress-output-'));
  });
  beforeEach(() => {
    out = join(root, String(count++));
  });
  afterAll(() => rm(root, { recursive: true }));

  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('writes texts, bytes and thousands of chunks, and makes the folder', async () => {
    const chunks = Array.from({ length: 3_000 }, (_, index) => bytes(`${index};`.repeat(index % 3)));
    await writeOutput(out, [
      { name: 'a.txt', content: 'Grüße' },
      { name: 'b.bin', content: bytes('b') },
      { name: 'c.bin', content: chunks },
      { name: 'd.bin', content: [] },
    ]);
    assert.equal(await readFile(join(out, 'a.txt'), 'utf8'), 'Grüße');
    assert.equal(await readFile(join(out, 'b.bin'), 'utf8'), 'b');
    assert.deepEqual(await readFile(join(out, 'c.bin')), Buffer.concat(chunks));
    assert.equal((await stat(join(out, 'd.bin'))).size, 0);
    assert.deepEqual((await readdir(out)).sort(), ['a.txt', 'b.bin', 'c.bin', 'd.bin']);
  });

  it('writes content that is made while it is written, and reports its length', async () => {
    const make = function* (): Generator<Uint8Array> {
      for (let index = 0; index < 5_000; index++) yield bytes(String(index % 10).repeat(2_000));
    };
    const sizes = await writeOutput(out, [
      { name: 'made', content: make },
      { name: 'text', content: 'ü' },
    ]);
    assert.deepEqual(sizes, [
      { name: 'made', bytes: 10_000_000 },
      { name: 'text', bytes: 2 },
    ]);
    assert.deepEqual(await readFile(join(out, 'made')), Buffer.concat([...make()]));
  });

  const changes: [string, string, Uint8Array[], boolean][] = [
    ['the same content in other chunks', 'one two', [bytes('one'), bytes(' tw'), bytes('o')], false],
    ['another byte', 'one two', [bytes('one'), bytes(' twO')], true],
    ['another length', 'one two', [bytes('one')], true],
    ['nothing where there was something', 'one', [], true],
    ['something where there was nothing', '', [bytes('one')], true],
    [
      'several megabytes alike',
      'x'.repeat(3 << 20),
      [bytes('x'.repeat(2 << 20)), bytes('x'.repeat(1 << 20))],
      false,
    ],
    [
      'the last of several megabytes',
      'x'.repeat(3 << 20),
      [bytes('x'.repeat((3 << 20) - 1)), bytes('y')],
      true,
    ],
  ];
  for (const [title, first, second, isWritten] of changes) {
    it(`${isWritten ? 'writes' : 'leaves alone'} ${title}`, async () => {
      await writeOutput(out, [{ name: 'a', content: first }]);
      await utimes(join(out, 'a'), 1_000, 1_000);
      await writeOutput(out, [{ name: 'a', content: second }]);
      assert.deepEqual(await readFile(join(out, 'a')), Buffer.concat(second));
      assert.equal((await stat(join(out, 'a'))).mtimeMs !== 1_000_000, isWritten);
    });

    it(`${isWritten ? 'writes' : 'leaves alone'} ${title}, made while it is written`, async () => {
      await writeOutput(out, [{ name: 'a', content: first }]);
      await utimes(join(out, 'a'), 1_000, 1_000);
      const [written] = await writeOutput(out, [{ name: 'a', content: () => second }]);
      assert.deepEqual(await readFile(join(out, 'a')), Buffer.concat(second));
      assert.equal((await stat(join(out, 'a'))).mtimeMs !== 1_000_000, isWritten);
      assert.equal(written?.bytes, Buffer.concat(second).length);
    });
  }

  it('removes what an earlier build had and this one has not', async () => {
    await writeOutput(out, [{ name: 'api.wasm', content: 'x' }]);
    await writeOutput(out, [{ name: 'site.wasm', content: 'y' }], () => ['api.wasm', 'never-there']);
    assert.deepEqual(await readdir(out), ['site.wasm']);
  });

  it('leaves everything as it was, and no temporary file, where one file cannot be written', async () => {
    await writeOutput(out, [{ name: 'a', content: 'old' }]);
    await assert.rejects(
      writeOutput(out, [
        { name: 'a', content: 'new' },
        { name: 'a/b', content: 'below a file' },
      ]),
    );
    assert.deepEqual(await readdir(out), ['a']);
    assert.equal(await readFile(join(out, 'a'), 'utf8'), 'old');
  });

  it('removes what a killed build left, not what one is writing or what is not ours', async () => {
    await writeOutput(out, [{ name: 'a', content: '1' }]);
    const [dead, alive, other] = ['.site.wasm.999999999.tmp', `.site.wasm.${process.ppid}.tmp`, '.notes.tmp'];
    for (const name of [dead, alive, other]) await writeFile(join(out, name), 'half');
    await writeOutput(out, [{ name: 'a', content: '2' }]);
    assert.deepEqual((await readdir(out)).sort(), [other, alive, 'a'].sort());
  });

  it('lets one build after the other write, so that all files are of the same', async () => {
    const files = (letter: string): { name: string; content: Uint8Array[] }[] =>
      ['a', 'b', 'c'].map((name) => ({ name, content: Array(50).fill(bytes(letter.repeat(10_000))) }));
    await Promise.all([...'xyxyx'].map((letter) => writeOutput(out, files(letter), () => [`${letter}-old`])));
    const [first, ...others] = await Promise.all(
      (await readdir(out)).map((name) => readFile(join(out, name))),
    );
    assert.equal(first?.length, 500_000);
    for (const other of others) assert.deepEqual(other, first);
  });

  const MODULE = join(import.meta.dirname, '..', '..', 'build', 'output', 'write-output.ts');
  it('leaves whole files behind whenever it is killed', async () => {
    const script = `
      import { writeOutput } from '${MODULE}';
      const out = process.argv[1];
      for (let round = 0; ; round++) {
        const letter = 'abcdefgh'[round % 8];
        const bodies = Array.from({ length: 3000 }, () => Buffer.alloc(2000, letter));
        const files = ['bodies.bin', 'manifest.json', 'site.wasm'].map((name) => ({
          name, content: name === 'manifest.json' ? [...bodies] : bodies,
        }));
        await writeOutput(out, files);
        if (round === 0) process.stdout.write('written');
      }`;
    const random = new Random(4);
    for (let round = 0; round < 5; round++) {
      const args = ['--import', 'tsx', '--input-type=module', '-e', script, out];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, random.below(100)));
      child.kill('SIGKILL');
      await ended;
      for (const name of ['bodies.bin', 'manifest.json', 'site.wasm']) {
        const content = await readFile(join(out, name));
        assert.equal(content.length, 6_000_000);
        assert.ok(
          content.every((byte) => byte === content[0]),
          `${name} is of two builds`,
        );
      }
    }
    await writeOutput(out, [{ name: 'site.wasm', content: 'whole' }]);
    assert.deepEqual((await readdir(out)).sort(), ['bodies.bin', 'manifest.json', 'site.wasm']);
  });
});

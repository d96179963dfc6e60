/** Files that were read before. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from 'vitest';
import { FileReader } from '../../build/content/file-reader.ts';
import { OnceReader } from '../../build/content/read-once.ts';

const scratch = mkdtempSync(join(tmpdir(), 'coldpress-files-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A file of its own for each test. */
function file(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

const READERS = { FileReader, OnceReader };
const SIZES = [0, 1, 6000, 65_535, 65_536, 65_537, 3_000_000];

for (const [name, Reader] of Object.entries(READERS)) {
  test(`A file is given as it is, at any size, and stays so: ${name}`, () => {
    const reader = new Reader();
    const texts = SIZES.flatMap((size) =>
      ['md', 'MD', 'png'].map((end) => [`${size}.${end}`, end.repeat(size)]),
    );
    const read = texts.map(([path = '', text = '']) => [reader.read(file(path, text)), text] as const);
    for (const [bytes, text] of read)
      assert.ok(Buffer.from(bytes).equals(Buffer.from(text)), `${text.length}`);
  });
}

test('Bytes that say the same are the identical ones', () => {
  const reader = new FileReader();
  const path = file('same.md', 'text');
  const first = reader.read(path);
  writeFileSync(path, 'text');
  assert.equal(reader.read(path), first);
});

test('A change is seen, of the same length and at once', () => {
  const reader = new FileReader();
  const path = file('changed.md', 'one');
  const first = reader.read(path);
  writeFileSync(path, 'two');
  assert.equal(Buffer.from(reader.read(path)).toString(), 'two');
  assert.equal(Buffer.from(first).toString(), 'one');
});

test('Only retained files are remembered', () => {
  const reader = new FileReader();
  const [kept, forgotten] = [file('kept.md', 'a'), file('forgotten.md', 'b')];
  const [a, b] = [reader.read(kept), reader.read(forgotten)];
  reader.retain(new Set([kept]));
  assert.equal(reader.read(kept), a);
  assert.notEqual(reader.read(forgotten), b);
});

test('What cannot be read is an error with the system’s code', () => {
  for (const reader of [new FileReader(), new OnceReader()]) {
    for (const name of ['folder', 'folder.md']) {
      const folder = join(scratch, name);
      mkdirSync(folder, { recursive: true });
      assert.throws(() => reader.read(join(scratch, `nowhere-${name}`)), { code: 'ENOENT' });
      assert.throws(() => reader.read(folder), { code: 'EISDIR' });
    }
  }
});

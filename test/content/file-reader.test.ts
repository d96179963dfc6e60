/** Files that were read before. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from 'vitest';
import { FileReader } from '../../build/content/file-reader.ts';

const scratch = mkdtempSync(join(tmpdir(), 'coldpress-files-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A file of its own for each test. */
function file(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

test('A file is given as it is, at any size', () => {
  const reader = new FileReader();
  for (const [name, length] of Object.entries({ none: 0, one: 1, page: 6000, image: 3_000_000 })) {
    assert.equal(Buffer.from(reader.read(file(name, 'x'.repeat(length)))).toString(), 'x'.repeat(length));
  }
});

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
  const reader = new FileReader();
  const folder = join(scratch, 'folder');
  mkdirSync(folder);
  assert.throws(() => reader.read(join(scratch, 'nowhere')), { code: 'ENOENT' });
  assert.throws(() => reader.read(folder), { code: 'EISDIR' });
});

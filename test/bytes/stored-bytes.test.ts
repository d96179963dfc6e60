/** Bytes in memory and in files: the same to every reader. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { codedBodies } from '../../build/bundle/codings.ts';
import { concatenate, lengthOf } from '../../build/bytes/chunks.ts';
import { OpenedFile } from '../../build/bytes/opened-file.ts';
import { sha256 } from '../../build/bytes/sha256.ts';
import { FileSlice, loadBytes, sameBytes } from '../../build/bytes/stored-bytes.ts';

describe('a slice of a file', () => {
  const content = Buffer.from('0123456789'.repeat(500));
  let folder: string;
  let file: OpenedFile;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coldpress-slices-'));
    file = new OpenedFile(join(folder, 'a'));
    await writeFile(file.file, content);
  });
  afterAll(async () => {
    file.close();
    await rm(folder, { recursive: true });
  });
  const slice = (offset: number, length: number): FileSlice => new FileSlice(file, offset, length);

  for (const [offset, length] of [
    [0, 5_000],
    [3, 4],
    [4_999, 1],
    [5_000, 0],
    [9_999, 0],
  ] as const) {
    it(`is ${length} bytes from ${offset} on`, () => {
      assert.deepEqual(loadBytes(slice(offset, length)), content.subarray(offset, offset + length));
    });
  }

  it('has parts, and none beyond itself', () => {
    assert.equal(Buffer.from(slice(2, 8).part(1, 3).read()).toString(), '345');
    for (const [start, length] of [
      [0, 9],
      [8, 1],
      [-1, 2],
      [3, -1],
    ] as const) {
      assert.throws(() => slice(2, 8).part(start, length), RangeError);
    }
  });

  it('throws where the file ends before it does', () => {
    assert.throws(() => slice(4_990, 11).read(), /ends before 5001 bytes/);
  });

  it('throws where there is no file', () => {
    assert.throws(() => new FileSlice(new OpenedFile(join(folder, 'b')), 0, 1).read(), { code: 'ENOENT' });
  });

  it('can be read again after the file was closed', () => {
    const again = slice(0, 3);
    again.read();
    file.close();
    assert.deepEqual(again.read(), content.subarray(0, 3));
  });

  it('has the hash, the coded forms and the sameness of its bytes', () => {
    const body = content.subarray(10, 3_010);
    assert.equal(sha256(slice(10, 3_000)), sha256(body));
    const codings = (coded: ReturnType<typeof codedBodies>): unknown =>
      coded.map(({ coding, sha256: sha }) => [coding, sha]);
    assert.deepEqual(
      codings(codedBodies(slice(10, 3_000), 'text/html')),
      codings(codedBodies(body, 'text/html')),
    );
    assert.ok(sameBytes(slice(10, 3_000), body) && sameBytes(slice(0, 10), slice(10, 10)));
    assert.ok(!sameBytes(slice(11, 3_000), body) && !sameBytes(slice(10, 2_999), body));
  });

  it('stands in chunks beside bytes', () => {
    const chunks = [Buffer.from('<'), slice(3, 4), Buffer.from('>')];
    assert.equal(lengthOf(chunks), 6);
    assert.equal(Buffer.from(concatenate(chunks)).toString(), '<3456>');
  });
});

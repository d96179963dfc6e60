/** Outputs that cannot be written: the error names the file and what to do, and the old output is whole. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { OutputError, outputError } from '../../build/output/output-error.ts';
import { outputPlace } from '../../build/output/output-place.ts';
import { replaceFiles } from '../../build/output/replace-files.ts';
import { writeOutput } from '../../build/output/write-output.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

const OLD = [
  { name: 'a', content: 'old a' },
  { name: 'b', content: 'old b' },
];
const NEW = [
  { name: 'a', content: 'new a' },
  { name: 'b', content: 'new b' },
];

function contents(out: string): string[] {
  return readdirSync(out)
    .sort()
    .map((name) => `${name}: ${readFileSync(join(out, name), 'utf8')}`);
}

describe('a failed write', () => {
  it('on a full disk names the file, and leaves the old output whole and nothing else', async () => {
    const out = temporaryFolder();
    await writeOutput(out, OLD);
    // What is written to this device meets a full disk.
    symlinkSync('/dev/full', outputPlace(out, 'b').temporary);
    await assert.rejects(writeOutput(out, NEW), {
      name: 'Error',
      message: `${join(out, 'b')} cannot be written: the disk is full. Make room, and build again`,
    });
    assert.deepEqual(contents(out), ['a: old a', 'b: old b']);
  });

  it('of the second of two files puts the first one back', async () => {
    const out = temporaryFolder();
    const places = ['a', 'b', 'c'].map((name) => outputPlace(out, name));
    for (const { path, temporary } of places) {
      if (!path.endsWith('a')) writeFileSync(path, 'old');
      writeFileSync(temporary, 'new');
    }
    const [, second] = places;
    assert.ok(second !== undefined);
    // A file cannot take the place of a folder.
    const blocked = { ...second, path: join(out, 'folder') };
    mkdirSync(join(blocked.path, 'x'), { recursive: true });
    const [first, , third] = places;
    assert.ok(first !== undefined && third !== undefined);
    await assert.rejects(replaceFiles([third, first, blocked]), { code: 'EISDIR' });
    assert.equal(readFileSync(third.path, 'utf8'), 'old');
    assert.equal(existsSync(first.path), false, 'what was not there is not there');
    assert.deepEqual(
      readdirSync(out).filter((name) => name.includes('before')),
      [],
    );
  });

  const codes: [code: string, expected: RegExp][] = [
    ['ENOSPC', /^dist cannot be written: the disk is full/],
    ['EDQUOT', /share of the disk/],
    ['EACCES', /may not write there\. Change the rights/],
    ['EROFS', /read-only/],
    ['ENOTDIR', /a file stands where a folder has to be/],
    ['EISDIR', /a folder stands in the place of the file/],
    ['ENAMETOOLONG', /too long/],
    ['EMFILE', /too many files are open/],
    ['EIO', /the disk does not take it/],
  ];
  for (const [code, expected] of codes) {
    it(`says in words what ${code} is`, () => {
      const error = outputError(Object.assign(new Error(code), { code }), 'dist');
      assert.ok(error instanceof OutputError);
      assert.match(error.message, expected);
    });
  }

  it('that is about a file elsewhere, or a fault of ours, stays what it is', () => {
    const elsewhere = Object.assign(new Error('x'), { code: 'ENOENT', path: '/cache/volume' });
    assert.equal(outputError(elsewhere, '/site/dist'), elsewhere);
    const fault = new TypeError('x');
    assert.equal(outputError(fault, '/site/dist'), fault);
  });
});

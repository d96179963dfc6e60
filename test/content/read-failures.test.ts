/** Files and folders that cannot be read, or that vanish while the folder is read: problems, never exceptions. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import fileSystem from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { test } from 'vitest';
import { FileReader } from '../../build/content/file-reader.ts';
import { type ReadTreeResult, readTree } from '../../build/content/read-tree.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { summarise } from './fixtures.ts';

const FILES = { 'config.yml': 'sitename: S\n', 'pages/a.md': 'a', 'pages/sub/b.md': 'b', 'posts/c.md': 'c' };

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: no luck, '${path}'`), { code });
}

/** Reads the folder while `name` of node:fs/promises fails with `code` for every path that ends in `ending`. */
async function readWhile(
  name: 'readdir' | 'lstat' | 'stat',
  code: string,
  ending: string,
  root: string,
): Promise<ReadTreeResult> {
  const real = fileSystem[name];
  const failing = async (path: string, ...rest: unknown[]): Promise<unknown> => {
    if (path.endsWith(ending)) throw failure(code, path);
    return (real as (...all: unknown[]) => Promise<unknown>)(path, ...rest);
  };
  Object.assign(fileSystem, { [name]: failing });
  syncBuiltinESMExports();
  try {
    return await readTree(root);
  } finally {
    Object.assign(fileSystem, { [name]: real });
    syncBuiltinESMExports();
  }
}

for (const code of ['ENOENT', 'EACCES', 'EIO', 'EISDIR']) {
  test(`A file that fails with ${code} while it is read is an error, and the others are read`, async () => {
    const files = new FileReader();
    const read = files.read.bind(files);
    files.read = (path) => {
      if (path.endsWith('b.md')) throw failure(code, path);
      return read(path);
    };
    const { tree, problems } = await readTree(siteFolder(FILES), { files });
    assert.deepEqual([...tree.keys()], ['config.yml', 'pages/a.md', 'posts/c.md']);
    assert.deepEqual(summarise(problems), ['pages/sub/b.md:0:0 error file-unreadable']);
    assert.equal(problems[0]?.message, `the file cannot be read: ${code}`);
  });

  test(`A folder that fails with ${code} is an error, and the others are read`, async () => {
    const { tree, problems } = await readWhile('readdir', code, 'sub', siteFolder(FILES));
    assert.deepEqual([...tree.keys()], ['config.yml', 'pages/a.md', 'posts/c.md']);
    assert.deepEqual(summarise(problems), ['pages/sub:0:0 error file-unreadable']);
    assert.equal(problems[0]?.message, `the folder cannot be read: ${code}`);
  });
}

test('The content folder itself without permission is an error', async () => {
  const root = siteFolder(FILES);
  const { tree, problems } = await readWhile('readdir', 'EACCES', basename(root), root);
  assert.equal(tree.size, 0);
  assert.deepEqual(summarise(problems), [':0:0 error file-unreadable']);
});

test('The content folder that vanishes is an error', async () => {
  const root = siteFolder(FILES);
  const { problems } = await readWhile('stat', 'ENOENT', basename(root), root);
  assert.deepEqual(summarise(problems), [':0:0 error folder-missing']);
});

test('A link whose target vanishes is a warning', async () => {
  const root = siteFolder(FILES);
  symlinkSync('a.md', join(root, 'pages', 'link.md'));
  const { tree, problems } = await readWhile('lstat', 'ENOENT', 'a.md', root);
  assert.equal(tree.has('pages/link.md'), false);
  assert.deepEqual(summarise(problems), ['pages/link.md:0:0 warning symlink-broken']);
});

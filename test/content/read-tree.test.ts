/** Reading a folder: what is read, in which order, and what never is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, test } from 'vitest';
import { readContent } from '../../build/content/read-content.ts';
import { readTree } from '../../build/content/read-tree.ts';
import { summarise } from './fixtures.ts';

const scratch = mkdtempSync(join(tmpdir(), 'coldpress-tree-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let count = 0;
function folder(files: readonly string[]): string {
  const root = join(scratch, `site-${count++}`, 'content');
  mkdirSync(root, { recursive: true });
  for (const file of files) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), file);
  }
  return root;
}

test('Files come by path, by code units, with forward slashes', async () => {
  const { tree, problems } = await readTree(
    folder(['posts/b.md', 'posts/a/c.md', 'posts/B.md', 'config.yml', 'pages/ä.md', 'pages/z.md']),
  );
  assert.deepEqual(
    [...tree.keys()],
    ['config.yml', 'pages/z.md', 'pages/ä.md', 'posts/B.md', 'posts/a/c.md', 'posts/b.md'],
  );
  assert.equal(new TextDecoder().decode(tree.get('posts/a/c.md')), 'posts/a/c.md');
  assert.deepEqual(problems, []);
});

test('Dotfiles, node_modules and what mdcms generates are not read; .well-known at the root is', async () => {
  const root = folder([
    '.git/config',
    '.env',
    '.well-known/security.txt',
    '.well-known/.hidden',
    'assets/.DS_Store',
    'assets/.well-known/x',
    'node_modules/a/index.js',
    'assets/node_modules/b.js',
    'index.html',
    'search.json',
    'mdcms.json',
    'manifest.json',
    'service-worker.js',
    '404.html',
    'assets/index.html',
    'pages/a.md',
  ]);
  const { tree, problems } = await readTree(root);
  assert.deepEqual([...tree.keys()], ['.well-known/security.txt', 'assets/index.html', 'pages/a.md']);
  assert.deepEqual(problems, []);
});

test('The build’s own output inside the folder is left out', async () => {
  const root = folder(['pages/a.md', 'dist/site.wasm', 'distant/b.txt']);
  const { tree } = await readTree(root, { exclude: [join(root, 'dist')] });
  assert.deepEqual([...tree.keys()], ['distant/b.txt', 'pages/a.md']);
});

test('A name in decomposed Unicode is read as the composed one', async () => {
  const { tree } = await readTree(folder(['pages/cafe\u0301.md']));
  assert.deepEqual([...tree.keys()], ['pages/caf\u00e9.md']);
});

test('A link to a file or a folder inside is what it points to', async () => {
  const root = folder(['assets/files/a.txt', 'pages/a.md']);
  symlinkSync('../assets/files/a.txt', join(root, 'pages', 'b.txt'));
  symlinkSync('files', join(root, 'assets', 'again'));
  const { tree, problems } = await readTree(root);
  assert.deepEqual(
    [...tree.keys()],
    ['assets/again/a.txt', 'assets/files/a.txt', 'pages/a.md', 'pages/b.txt'],
  );
  assert.equal(new TextDecoder().decode(tree.get('pages/b.txt')), 'assets/files/a.txt');
  assert.deepEqual(problems, []);
});

test('The folder may itself be reached by a link', async () => {
  const root = folder(['pages/a.md']);
  const link = join(scratch, 'link-to-content');
  symlinkSync(root, link);
  assert.deepEqual([...(await readTree(link)).tree.keys()], ['pages/a.md']);
});

const OUTSIDE: [title: string, target: (root: string) => string, name: string][] = [
  ['to a file beside the folder', () => '../../secret.txt', 'pages/secret.txt'],
  ['to the folder above', () => '../..', 'pages/up'],
  ['by an absolute path', (root) => join(dirname(root), 'secret.txt'), 'pages/secret.txt'],
  [
    'to a folder whose name begins like the content’s',
    (root) => join(dirname(root), 'content-2'),
    'pages/other',
  ],
];

for (const [title, target, name] of OUTSIDE) {
  test(`A link out of the folder, ${title}, is an error and not read`, async () => {
    const root = folder(['pages/a.md']);
    writeFileSync(join(dirname(root), 'secret.txt'), 'secret');
    mkdirSync(join(dirname(root), 'content-2'));
    writeFileSync(join(dirname(root), 'content-2', 'x.txt'), 'secret');
    symlinkSync(target(root), join(root, name));
    const { tree, problems } = await readTree(root);
    assert.deepEqual([...tree.keys()], ['pages/a.md']);
    assert.deepEqual(summarise(problems), [`${name}:0:0 error symlink-outside`]);
  });
}

test('A link through a link that leads out is out', async () => {
  const root = folder(['pages/a.md']);
  writeFileSync(join(dirname(root), 'secret.txt'), 'secret');
  symlinkSync('../../secret.txt', join(root, 'pages', 'one.txt'));
  symlinkSync('one.txt', join(root, 'pages', 'two.txt'));
  const { tree, problems } = await readTree(root);
  assert.deepEqual([...tree.keys()], ['pages/a.md']);
  assert.deepEqual(summarise(problems), [
    'pages/one.txt:0:0 error symlink-outside',
    'pages/two.txt:0:0 error symlink-outside',
  ]);
});

test('Links that lead nowhere or in a circle are warnings', async () => {
  const root = folder(['pages/a.md']);
  symlinkSync('nothing.txt', join(root, 'pages', 'gone.txt'));
  symlinkSync('..', join(root, 'pages', 'up'));
  symlinkSync('self', join(root, 'pages', 'self'));
  const { tree, problems } = await readTree(root);
  assert.deepEqual([...tree.keys()], ['pages/a.md']);
  assert.deepEqual(
    summarise(problems),
    ['gone.txt', 'self', 'up'].map((name) => `pages/${name}:0:0 warning symlink-broken`),
  );
});

test('Folders that link to one another are read a bounded number of times, with a warning for each', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
  const root = folder(names.map((name) => `pages/${name}/a.md`));
  for (const from of names)
    for (const to of names.filter((name) => name !== from))
      symlinkSync(`../${to}`, join(root, 'pages', from, to));
  const { tree, problems } = await readTree(root);
  for (const name of names) assert.ok(tree.has(`pages/${name}/a.md`), name);
  assert.ok(tree.size <= 12 * 201, `${tree.size} files`);
  const unbounded = problems.filter(({ message }) => message.includes('more than 200 ways'));
  assert.ok(unbounded.length > 0 && unbounded.length <= 12, `${unbounded.length} warnings`);
  assert.equal(problems.length, unbounded.length + 1, 'one warning for all circles');
});

test('Pipes, by their own name or by a link, are warnings and are never opened', async () => {
  const root = folder(['pages/a.md']);
  execFileSync('mkfifo', [join(root, 'pages', 'pipe.md')]);
  symlinkSync('pipe.md', join(root, 'pages', 'link.md'));
  const { tree, problems } = await readTree(root);
  assert.deepEqual([...tree.keys()], ['pages/a.md']);
  assert.deepEqual(summarise(problems), [
    'pages/link.md:0:0 warning file-not-published',
    'pages/pipe.md:0:0 warning file-not-published',
  ]);
});

test('Names that no URL can carry are errors', async () => {
  const root = folder(['pages/a.md', 'assets/a\\b.txt', 'assets/line\nbreak.txt']);
  writeFileSync(
    Buffer.concat([Buffer.from(`${root}/assets/latin-`), Buffer.of(0xe9), Buffer.from('.txt')]),
    'x',
  );
  const { tree, problems } = await readTree(root);
  assert.deepEqual([...tree.keys()], ['pages/a.md']);
  assert.deepEqual(
    problems.map(({ code, severity }) => `${severity} ${code}`),
    Array(3).fill('error file-name'),
  );
});

test('Two names that are one in composed Unicode are an error', async () => {
  const { tree, problems } = await readTree(folder(['pages/cafe\u0301.md', 'pages/caf\u00e9.md']));
  assert.equal(tree.size, 1);
  assert.deepEqual(summarise(problems), ['pages/caf\u00e9.md:0:0 error file-name']);
});

test('A folder that does not exist, and a file in its place', async () => {
  const file = join(scratch, 'file.txt');
  writeFileSync(file, '');
  for (const path of [join(scratch, 'nowhere'), file]) {
    const { tree, problems } = await readTree(path);
    assert.equal(tree.size, 0);
    assert.deepEqual(summarise(problems), [':0:0 error folder-missing']);
  }
});

test('An empty folder has one problem: it is empty', async () => {
  const { tree, problems } = await readTree(folder([]));
  assert.deepEqual(problems, []);
  assert.deepEqual(summarise(readContent(tree).problems), [':0:0 error folder-empty']);
});

test('So has one with a configuration alone', async () => {
  const root = folder([]);
  writeFileSync(join(root, 'config.yml'), 'sitename: S\n');
  const { tree } = await readTree(root);
  assert.deepEqual(summarise(readContent(tree).problems), [':0:0 error folder-empty']);
});

test('Files of those names are the author’s where mdcms has built nothing', async () => {
  const root = folder([
    'pages/a.md',
    'manifest.json',
    'service-worker.js',
    '404.html',
    'index.html',
    'search.json',
  ]);
  const { tree, problems } = await readTree(root);
  assert.deepEqual([...tree.keys()], ['404.html', 'manifest.json', 'pages/a.md', 'service-worker.js']);
  assert.deepEqual(
    problems.map(({ file, code, severity }) => `${file} ${code} ${severity}`),
    ['index.html file-not-published warning', 'search.json file-not-published warning'],
  );
});

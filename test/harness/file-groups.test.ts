import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { groupFiles } from './file-groups.ts';

const names = (folder: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => join(folder, `${index}.test.ts`));

const CASES: { title: string; files: string[]; sizes: number[] }[] = [
  { title: 'no file makes no process', files: [], sizes: [] },
  { title: 'the files of one folder share a process', files: names('rules', 3), sizes: [3] },
  { title: 'eight at most share one', files: names('content', 9), sizes: [8, 1] },
  {
    title: 'files of two folders do not share one',
    files: [...names('rules', 2), ...names('bundle', 2)],
    sizes: [2, 2],
  },
  { title: 'files of a slow folder are alone', files: names('cli', 3), sizes: [1, 1, 1] },
  {
    title: 'slow files begin first',
    files: [...names('bundle', 2), ...names('cli', 1)],
    sizes: [1, 2],
  },
  {
    title: 'files of a folder inside a folder belong to the outer one',
    files: [...names('rules', 1), ...names(join('rules', 'paths'), 1)],
    sizes: [2],
  },
];

describe('groups of test files', () => {
  for (const { title, files, sizes } of CASES) {
    it(title, () => {
      assert.deepEqual(
        groupFiles(files).map((group) => group.length),
        sizes,
      );
    });
  }

  it('hold every test file of the repository once', () => {
    const files = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .sort();
    assert.deepEqual(groupFiles(files).flat().sort(), files);
  });

  it('do not depend on the order in which a folder lists its files', () => {
    const files = [...names('rules', 5), ...names('bundle', 5)];
    assert.deepEqual(groupFiles(files.toReversed()), groupFiles(files));
  });
});

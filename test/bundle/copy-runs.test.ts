import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { copyRuns } from '../../build/bundle/copy-runs.ts';
import type { Chunks } from '../../build/bytes/chunks.ts';
import { OpenedFile } from '../../build/bytes/opened-file.ts';
import { FileSlice } from '../../build/bytes/stored-bytes.ts';

const a = new OpenedFile('a');
const b = new OpenedFile('b');
const memory = new Uint8Array(5);

describe('the runs of chunks', () => {
  const cases: [title: string, chunks: Chunks, sources: string[], runs: number[][]][] = [
    ['none of nothing', [], [], []],
    ['none of what is in memory', [memory, memory], [], []],
    ['one of a slice', [new FileSlice(a, 7, 3)], ['a'], [[0, 7, 0, 3]]],
    [
      'one of neighbours in both files',
      [new FileSlice(a, 7, 3), new FileSlice(a, 10, 4), new FileSlice(a, 14, 1)],
      ['a'],
      [[0, 7, 0, 8]],
    ],
    [
      'two of slices with a gap between them',
      [new FileSlice(a, 7, 3), new FileSlice(a, 11, 4)],
      ['a'],
      [
        [0, 7, 0, 3],
        [0, 11, 3, 4],
      ],
    ],
    [
      'two of neighbours between which something else is to stand',
      [new FileSlice(a, 7, 3), memory, new FileSlice(a, 10, 4)],
      ['a'],
      [
        [0, 7, 0, 3],
        [0, 10, 8, 4],
      ],
    ],
    [
      'two of slices in the other order',
      [new FileSlice(a, 10, 4), new FileSlice(a, 7, 3)],
      ['a'],
      [
        [0, 10, 0, 4],
        [0, 7, 4, 3],
      ],
    ],
    [
      'those of several files, each named once',
      [memory, new FileSlice(b, 0, 2), new FileSlice(a, 2, 2), new FileSlice(b, 2, 2)],
      ['b', 'a'],
      [
        [0, 0, 5, 2],
        [1, 2, 7, 2],
        [0, 2, 9, 2],
      ],
    ],
    ['none of an empty slice', [new FileSlice(a, 7, 0), memory], [], []],
  ];
  for (const [title, chunks, sources, runs] of cases) {
    it(`are ${title}`, () => {
      const found = copyRuns(chunks);
      assert.deepEqual(found.sources, sources);
      assert.deepEqual([...found.runs], runs.flat());
    });
  }
});

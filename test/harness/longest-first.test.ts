import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import type { TestSpecification, Vitest } from 'vitest/node';
import LongestFirst, { SECONDS, secondsOf } from '../longest-first.ts';
import { ROOT } from './run-cli.ts';

describe('the files of tests', () => {
  it('of which the seconds are listed are all there', () => {
    const gone = Object.keys(SECONDS).filter((name) => !existsSync(join(ROOT, 'test', `${name}.test.ts`)));
    assert.deepEqual(gone, []);
  });

  it('run the longest first, and the others as vitest has them', async () => {
    const config = { root: ROOT, sequence: { groupOrder: 0 }, isolate: false };
    const sizes: Record<string, number> = {
      ':test/serve/media.test.ts': 10,
      ':test/serve/names.test.ts': 20,
    };
    const cache = {
      getFileTestResults: () => undefined,
      getFileStats: (key: string) => ({ size: sizes[key] ?? 5 }),
    };
    const sequencer = new LongestFirst({ config, cache } as unknown as Vitest);
    const names = ['serve/media', 'harness/summary', 'serve/names', 'e2e/package'];
    const files = names.map((name) => ({
      moduleId: join(ROOT, 'test', `${name}.test.ts`),
      project: { name: '', config },
    }));
    const sorted = await sequencer.sort(files as unknown as TestSpecification[]);
    assert.deepEqual(
      sorted.map(({ moduleId }) => moduleId.slice(ROOT.length + 1)),
      ['e2e/package', 'harness/summary', 'serve/names', 'serve/media'].map((name) => `test/${name}.test.ts`),
    );
    assert.ok(secondsOf('test/e2e/package.test.ts') > secondsOf('test/harness/summary.test.ts'));
  });
});

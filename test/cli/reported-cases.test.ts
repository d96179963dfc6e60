/** Each case of ../shared/cases/tools has the tests that are named here: a file, and words of a title in it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { ROOT } from '../harness/run-cli.ts';

const TESTS: Readonly<Record<string, readonly [file: string, title: string][]>> = {
  'category-input-spread': [['site/snapshot-input.test.ts', 'All that is the same in each category']],
  concurrent: [['cli/output-safety.test.ts', 'share a cache and do not disturb each other']],
  'dev-dead-after-folder-recreated': [
    ['e2e/dev-browser.test.ts', 'follows saves again after the folder has gone and come back'],
  ],
  'no-live-reload': [
    ['e2e/dev-browser.test.ts', 'follows a save by itself'],
    [
      'e2e/dev-browser.test.ts',
      'shows what is wrong over itself, with file, line and caret, until it is mended',
    ],
  ],
  'node22-codings-test': [['bundle/codings.test.ts', 'are the body itself and gzip, on every Node']],
  'nonreaders-p2': [['load/in-flight.test.ts', 'are all answered, and another one meanwhile']],
  'npx-in-repo': [['cli/npx.test.ts', 'npx coldpress in a clone']],
  'out-is-a-file': [['cli/output-safety.test.ts', 'a file stands there']],
  'out-is-content': [
    ['cli/output-safety.test.ts', 'is the content folder itself'],
    ['cli/output-safety.test.ts', 'is never content, wherever it lies'],
  ],
  'output-errors': [
    ['cli/output-safety.test.ts', 'has a folder in the place of a file'],
    ['cli/output-safety.test.ts', 'lies where no folder can be made'],
    ['output/failed-writes.test.ts', 'ENOSPC'],
    ['output/failed-writes.test.ts', 'EACCES'],
  ],
  'permissions-policy-untested': [
    ['site/headers-document.test.ts', 'has a row for every header that is sent'],
  ],
  'preview-slow-readers': [
    ['host/slow-readers.test.ts', 'requested by sixty connections, ten times each, and not read'],
  ],
  'spin-toml-overwritten': [
    ['cli/output-safety.test.ts', 'keeps an edit of the author’s'],
    ['cli/output-safety.test.ts', 'has a spin.toml from elsewhere'],
  ],
};

describe('a reported case about the tools', () => {
  for (const [name, tests] of Object.entries(TESTS)) {
    it(`${name} has its tests`, () => {
      for (const [file, title] of tests)
        assert.ok(readFileSync(join(ROOT, 'test', file), 'utf8').includes(title), `${file}: ${title}`);
    });
  }

  it('is named here', (context) => {
    const folder = join(ROOT, '../shared/cases/tools');
    if (!existsSync(folder)) context.skip('the cases are not beside the repository');
    assert.deepEqual(readdirSync(folder).sort(), Object.keys(TESTS).sort());
  });
});

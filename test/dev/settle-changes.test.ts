/** When the development server reads what has changed. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { type ReportChanges, settleChanges } from '../../build/dev/settle-changes.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

const LONG = 600_000;

/** The next report, each time. */
function listener(): { tell: ReportChanges; told: (Set<string> | null)[]; next: () => Promise<void> } {
  const told: (Set<string> | null)[] = [];
  let resolve = (): void => {};
  return {
    told,
    tell: (names) => {
      told.push(names);
      resolve();
    },
    next: () => new Promise((done) => (resolve = done)),
  };
}

describe('changes', () => {
  it('that follow one another at once are reported together', async () => {
    const folder = temporaryFolder();
    for (const name of ['a', 'b']) writeFileSync(join(folder, name), 'text');
    const { tell, told, next } = listener();
    const settling = settleChanges(folder, tell, 20);
    const first = next();
    for (const name of ['a', 'b', 'a', 'gone']) settling.changed(name);
    await first;
    assert.deepEqual(told, [new Set(['a', 'b', 'gone'])]);
    const second = next();
    settling.changed(null);
    await second;
    assert.equal(told[1], null);
  });

  it('of a file that is empty are not reported before it has content', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'page.md');
    writeFileSync(file, '');
    const { tell, told, next } = listener();
    const settling = settleChanges(folder, tell, 1, LONG);
    settling.changed('page.md');
    await wait(50);
    assert.deepEqual(told, []);
    writeFileSync(file, 'Text.');
    const written = next();
    settling.changed('page.md');
    await written;
    assert.deepEqual(told, [new Set(['page.md'])]);
  });

  it('of a file that stays empty are reported in the end', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'page.md'), '');
    const { tell, told, next } = listener();
    const emptied = next();
    settleChanges(folder, tell, 1, 5).changed('page.md');
    await emptied;
    assert.deepEqual(told, [new Set(['page.md'])]);
  });

  it('are not reported any more once it is closed', async () => {
    const { tell, told } = listener();
    const settling = settleChanges(temporaryFolder(), tell, 1);
    settling.changed('a');
    settling.close();
    await wait(20);
    assert.deepEqual(told, []);
  });
});

/** Builds that write into one folder: at each time at most one of them, whichever locks killed builds have left. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'vitest';
import { LOCK, lockFolder } from '../../build/output/lock-folder.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

/** Leaves the lock of a build in `folder`, as it was so many minutes ago; gives its name. */
function leaveLock(folder: string, writer: string | number, minutes: number): string {
  const name = `${LOCK}${writer}`;
  writeFileSync(join(folder, name), '');
  const then = Date.now() / 1000 - minutes * 60;
  utimesSync(join(folder, name), then, then);
  return name;
}

const MODULE = join(import.meta.dirname, '..', '..', 'build', 'output', 'lock-folder.ts');
/** Locks the folder again and again. While it has the lock, there is a file that no other process can make. */
const RIVAL = `
  import { rmSync, writeFileSync } from 'node:fs';
  import { setImmediate } from 'node:timers/promises';
  import { LOCK, lockFolder } from '${MODULE}';
  const [folder, rounds] = process.argv.slice(1);
  for (let round = 0; round < Number(rounds); round++) {
    writeFileSync(folder + '/' + LOCK + '999999999-' + process.pid + '-' + round, '');
    const unlock = await lockFolder(folder);
    writeFileSync(folder + '/held', '', { flag: 'wx' });
    await setImmediate();
    rmSync(folder + '/held');
    unlock();
  }`;

describe('the lock of an output folder', () => {
  const abandoned: [title: string, writer: string | number, minutes: number][] = [
    ['that was killed', '999999999-1', 0],
    ['that was killed and whose number another process has now', `${process.ppid}-1`, 2],
    ['that gave no number', 'x', 0],
  ];
  for (const [title, writer, minutes] of abandoned) {
    it(`is not held by a build ${title}`, async () => {
      const folder = temporaryFolder();
      leaveLock(folder, writer, minutes);
      (await lockFolder(folder))();
      assert.deepEqual(readdirSync(folder), []);
    });
  }

  it('is held by a build that runs until it gives it up', async () => {
    const folder = temporaryFolder();
    const other = leaveLock(folder, `${process.ppid}-1`, 0);
    let isLocked = false;
    const locked = lockFolder(folder).then((unlock) => {
      isLocked = true;
      unlock();
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(isLocked, false);
    assert.deepEqual(readdirSync(folder), [other]);
    rmSync(join(folder, other));
    await locked;
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is given to one after the other in one process', async () => {
    const folder = temporaryFolder();
    let holders = 0;
    const turns = Array.from({ length: 8 }, async () => {
      const unlock = await lockFolder(folder);
      assert.equal(++holders, 1);
      await new Promise(setImmediate);
      holders--;
      unlock();
    });
    await Promise.all(turns);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is had by one of many processes that find abandoned locks at the same time', async () => {
    const folder = temporaryFolder();
    const args = ['--import', 'tsx', '--input-type=module', '-e', RIVAL, folder, '30'];
    const rivals = Array.from({ length: 5 }, () => promisify(execFile)(process.execPath, args));
    await Promise.all(rivals);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('cannot be had of a folder that is gone, and is not waited for', async () => {
    const folder = temporaryFolder();
    rmSync(folder, { recursive: true });
    await assert.rejects(lockFolder(folder), { code: 'ENOENT' });
  });
});

/** A content folder is followed where the system does not report changes too, and the author learns why. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { followFolder, type Unwatched } from '../../build/dev/follow-folder.ts';
import { pollFolder, silentFileSystem } from '../../build/dev/poll-folder.ts';
import type { FolderWatch, watchFolder } from '../../build/dev/watch-folder.ts';
import { siteFolder } from '../harness/site-folder.ts';

const PATIENCE = 20_000;

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + PATIENCE; !isTrue(); await wait(10)) assert.ok(Date.now() < end, what);
}

describe('a folder that is polled', () => {
  it('reports files that are new, other or gone, however deep, and nothing that was there before', async () => {
    const folder = siteFolder({ 'a/b.md': 'one', 'c.md': 'x', 'd.md': 'stays' });
    const names: (string | null)[] = [];
    const poll = pollFolder(folder, (name) => names.push(name), 5);
    await poll.ready;
    writeFileSync(join(folder, 'a/b.md'), 'longer');
    writeFileSync(join(folder, 'new.md'), '');
    rmSync(join(folder, 'c.md'));
    await until(() => names.length >= 3, names.join());
    poll.close();
    assert.deepEqual([...new Set(names)].sort(), [join('a', 'b.md'), 'c.md', 'new.md']);
  });
});

describe('a folder that the system does not watch', () => {
  const refusals: [title: string, begin: typeof watchFolder][] = [
    [
      'since it throws',
      () => {
        throw Object.assign(new Error('not supported'), { code: 'ENOSYS' });
      },
    ],
    [
      'since its watches are used up, which it reports for each folder',
      (_folder, _onChange, onError): FolderWatch => {
        for (let time = 0; time < 3; time++)
          onError(Object.assign(new Error('none left'), { code: 'ENOSPC' }));
        return { ready: Promise.resolve(), close: () => {} };
      },
    ],
  ];
  for (const [title, begin] of refusals) {
    it(`is followed all the same, and the reason given once, ${title}`, async () => {
      const folder = siteFolder({ 'a.md': 'one' });
      const reasons: Unwatched[] = [];
      const changed = new Set<string>();
      const stop = followFolder(
        folder,
        (names) => {
          for (const name of names ?? []) changed.add(name);
        },
        { unwatched: (reason) => reasons.push(reason), replaced: () => {} },
        begin,
      );
      try {
        await until(() => reasons.length > 0, 'no reason');
        // The first look may come after the first of these.
        for (let time = 0; !changed.has('a.md') && time < 200; time++) {
          writeFileSync(join(folder, 'a.md'), 'x'.repeat(time));
          await wait(100);
        }
        assert.ok(changed.has('a.md'));
        assert.equal(reasons.length, 1);
      } finally {
        stop();
      }
    });
  }

  it('is none on a disk of this machine', async () => {
    assert.equal(await silentFileSystem(siteFolder({})), null);
  });
});

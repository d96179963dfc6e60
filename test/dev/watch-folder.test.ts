/** Every change in a folder is reported by name, in the way of the system that the test runs on. */
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, it } from 'vitest';
import { type FolderWatch, watchFolder } from '../../build/dev/watch-folder.ts';
import { siteFolder } from '../harness/site-folder.ts';

/** Long enough for any machine; nothing waits that long where all is well (milliseconds). */
const PATIENCE = 20_000;

const watches: FolderWatch[] = [];
afterEach(() => {
  for (const { close } of watches.splice(0)) close();
});

async function startWatch(folder: string) {
  const names = new Set<string | null>();
  const fail = (error: unknown): never => assert.fail(String(error));
  const watch = watchFolder(folder, (name) => names.add(name), fail);
  watches.push(watch);
  await watch.ready;
  /** Does `change` until `name` was reported: a system may need a moment before it watches. */
  const hears = async (name: string, change: (time: number) => void): Promise<void> => {
    const until = Date.now() + PATIENCE;
    for (let time = 0; !names.has(name); time++) {
      assert.ok(Date.now() < until, `${name} was not told, only ${[...names].join()}`);
      change(time);
      await wait(50);
    }
    names.clear();
  };
  return { names, hears };
}

describe('a folder that is watched', () => {
  it('reports files that are written, renamed and deleted, however deep', async () => {
    const folder = siteFolder({ 'a/b/c.md': 'one', 'config.yml': 'x' });
    const { hears } = await startWatch(folder);
    await hears(join('a', 'b', 'c.md'), (time) => writeFileSync(join(folder, 'a/b/c.md'), `${time}`));
    await hears('config.yml', (time) => {
      writeFileSync(join(folder, 'new~'), `${time}`);
      renameSync(join(folder, 'new~'), join(folder, 'config.yml'));
    });
    await hears('config.yml', (time) => writeFileSync(join(folder, 'config.yml'), `${time}`));
    await hears(join('a', 'b', 'c.md'), () => rmSync(join(folder, 'a/b/c.md'), { force: true }));
  });

  it('reports files in folders that came later, and in those that came again', async () => {
    const folder = siteFolder({ 'config.yml': 'x' });
    const { hears } = await startWatch(folder);
    for (const time of ['first', 'again']) {
      await hears('posts', () => mkdirSync(join(folder, 'posts', time), { recursive: true }));
      await hears(join('posts', time, 'p.md'), (turn) =>
        writeFileSync(join(folder, 'posts', time, 'p.md'), `${turn}`),
      );
      await hears('posts', () => rmSync(join(folder, 'posts'), { recursive: true, force: true }));
    }
  });

  it('reports nothing once it is closed', async () => {
    const folder = siteFolder({ 'config.yml': 'x' });
    const { names, hears } = await startWatch(folder);
    await hears('config.yml', (time) => writeFileSync(join(folder, 'config.yml'), `${time}`));
    watches.pop()?.close();
    names.clear();
    writeFileSync(join(folder, 'config.yml'), 'y');
    await wait(100);
    assert.deepEqual([...names], []);
  });
});

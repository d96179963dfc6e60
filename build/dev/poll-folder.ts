/**
 * Reports which files of a folder change by looking at all of them again and again: for file systems that report
 * nothing, and where the system's watches are used up.
 */
import type { Stats } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderWatch, OnChange } from './watch-folder.ts';

/** Milliseconds between two looks at the folder. */
const INTERVAL = 1000;
/** After a look that took long the pause is this many times as long: polling takes a twentieth of a core at most. */
const PAUSE_FACTOR = 20;

/**
 * File systems of Linux whose changes from elsewhere no watcher reports, by the number that statfs(2) gives: they lie
 * on another machine, or on the host of a virtual one.
 */
const SILENT: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x517b, 'SMB'],
  [0x01021997, '9p'],
  [0x65735546, 'FUSE'],
  [0x786f4256, 'a shared folder of VirtualBox'],
]);

/**
 * The kind of file system of `folder` where it is one that reports no changes; null: it reports them, as far as is
 * known.
 */
export async function silentFileSystem(folder: string): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  const found = await statfs(folder).catch(() => null);
  // A signed number of 32 bits on some systems.
  return found === null ? null : (SILENT.get(Number(found.type) >>> 0) ?? null);
}

/** Looks at `folder` every `every` milliseconds; `onChange` is called with each file that is new, other or gone. */
export function pollFolder(folder: string, onChange: OnChange, every: number = INTERVAL): FolderWatch {
  let known = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const look = async (isFirst: boolean): Promise<void> => {
    const started = performance.now();
    const now = await stateOf(folder);
    if (isClosed) return;
    for (const [name, state] of isFirst ? [] : now) if (known.get(name) !== state) onChange(name);
    for (const name of known.keys()) if (!now.has(name)) onChange(name);
    known = now;
    timer = setTimeout(() => look(false), Math.max(every, PAUSE_FACTOR * (performance.now() - started)));
    timer.unref();
  };
  return {
    ready: look(true),
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** Every file in the folder, by its name from there: what differs when it is written again or replaced. */
async function stateOf(folder: string): Promise<Map<string, string>> {
  const state = new Map<string, string>();
  const read = async (path: string): Promise<void> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const name = join(path, entry.name);
      if (entry.isDirectory()) await read(name);
      else {
        const found: Stats | null = await stat(join(folder, name)).catch(() => null);
        if (found !== null) state.set(name, `${found.mtimeMs} ${found.size} ${found.ino}`);
      }
    }
  };
  await read('');
  return state;
}

/**
 * Reports which files of a folder change. Where the system watches whole trees, it does. Linux watches one folder at
 * a time; there Node 20 would watch every single file, and lose those that an editor replaces by renaming another
 * to their name, so each folder is watched here.
 */
import { type Dirent, type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Called with names from the folder, with the system's separators; null: the system does not say which. */
export type OnChange = (name: string | null) => void;

export interface FolderWatch {
  /** Resolves when everything that is there is watched. */
  ready: Promise<void>;
  close: () => void;
}

/**
 * Watches `folder` and everything in it, now or later. Calls `onError` with the reason where something cannot be
 * watched.
 */
export function watchFolder(
  folder: string,
  onChange: OnChange,
  onError: (error: unknown) => void,
): FolderWatch {
  if (process.platform !== 'linux') {
    const watcher = watch(folder, { recursive: true }, (_, name) => onChange(name));
    watcher.on('error', onError);
    return { ready: Promise.resolve(), close: () => watcher.close() };
  }
  const watchers = new Map<string, FSWatcher>();
  let isClosed = false;
  const unwatch = (path: string): void => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };
  /** Watches the folder at `path` (from `folder`), if it is one, and those in it. */
  const add = async (path: string): Promise<void> => {
    let entries: Dirent[];
    try {
      entries = await readdir(join(folder, path), { withFileTypes: true });
      if (isClosed || watchers.has(path)) return;
      const watcher = watch(join(folder, path), (event, name) => {
        const changed = name === null ? path : join(path, name);
        onChange(changed);
        // A folder with that name may be new, or have been replaced.
        if (event === 'rename' && name !== null) {
          unwatch(changed);
          add(changed).catch(onError);
        }
      });
      watcher.on('error', () => unwatch(path));
      watchers.set(path, watcher);
    } catch (error) {
      if (isNoFolder(error)) return;
      throw error;
    }
    for (const entry of entries) if (entry.isDirectory()) await add(join(path, entry.name));
  };
  return {
    ready: add('').catch(onError),
    close: () => {
      isClosed = true;
      for (const path of [...watchers.keys()]) unwatch(path);
    },
  };
}

/** The path is a file, or gone again. */
function isNoFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTDIR' || error.code === 'ENOENT');
}

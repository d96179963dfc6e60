/** Follows a content folder while the author works in it, also when the folder itself is removed and comes back. */
import { statSync } from 'node:fs';
import { pollFolder, silentFileSystem } from './poll-folder.ts';
import { type ReportChanges, settleChanges } from './settle-changes.ts';
import { type FolderWatch, type OnChange, watchFolder } from './watch-folder.ts';

/** Milliseconds between checks whether the folder was replaced, which no watcher reports. */
const CHECK_INTERVAL = 1000;

/** Why the system does not report changes: the error of its watcher, or the kind of file system. */
export type Unwatched = { error: unknown } | { fileSystem: string };

export interface Follower {
  /** Called once where the system does not report changes; from then on all files are looked at again and again. */
  unwatched: (reason: Unwatched) => void;
  /** The folder is back, or another is in its place: any file may have changed. */
  replaced: () => void;
}

/**
 * Calls `changed` with the names that change in `folder`, a burst at once. Returns a function that stops it. `begin` is
 * the system's way to watch a folder.
 */
export function followFolder(
  folder: string,
  changed: ReportChanges,
  follower: Follower,
  begin: typeof watchFolder = watchFolder,
): () => void {
  const settling = settleChanges(folder, changed);
  const watch = (): FolderWatch => {
    const begun = watchOrPoll(folder, settling.changed, follower.unwatched, begin);
    // Files may have changed before all folders were watched.
    begun.ready.then(() => changed(new Set()));
    return begun;
  };
  let watched = identity(folder);
  let watcher = watch();
  const timer = setInterval(() => {
    const now = identity(folder);
    if (now === watched) return;
    watched = now;
    watcher.close();
    if (now !== null) {
      watcher = watch();
      follower.replaced();
    }
    changed(null);
  }, CHECK_INTERVAL);
  timer.unref();
  return () => {
    clearInterval(timer);
    settling.close();
    watcher.close();
  };
}

/** Watches the folder, and polls it too from when it is known that the system does not report all. */
function watchOrPoll(
  folder: string,
  onChange: OnChange,
  unwatched: (reason: Unwatched) => void,
  begin: typeof watchFolder,
): FolderWatch {
  let poll: FolderWatch | null = null;
  let isClosed = false;
  const fallBack = (reason: Unwatched): void => {
    if (poll !== null || isClosed) return;
    unwatched(reason);
    poll = pollFolder(folder, onChange);
  };
  const onError = (error: unknown): void => fallBack({ error });
  let watcher: FolderWatch | null = null;
  try {
    watcher = begin(folder, onChange, onError);
  } catch (error) {
    onError(error);
  }
  const silent = silentFileSystem(folder).then((fileSystem) => {
    if (fileSystem !== null) fallBack({ fileSystem });
  });
  return {
    ready: Promise.all([watcher?.ready, silent]).then(() => poll?.ready),
    close: () => {
      isClosed = true;
      watcher?.close();
      poll?.close();
    },
  };
}

/** A text that differs between two folders at the same path; null: there is none. */
function identity(folder: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true ? `${found.dev}:${found.ino}` : null;
}

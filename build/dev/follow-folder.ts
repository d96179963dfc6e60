/** Follows a content folder while the author works in it, also when the folder itself is removed and comes back. */
import { statSync } from 'node:fs';
import { type ReportChanges, settleChanges } from './settle-changes.ts';
import { watchFolder } from './watch-folder.ts';

/** Milliseconds between checks whether the folder was replaced, which no watcher reports. */
const LOOK = 1000;

export interface Follower {
  /** Called where the folder cannot be watched: some file systems cannot, or the system's watches are used up. */
  unwatched: (error: unknown) => void;
  /** The folder is back, or another is in its place: any file may have changed. */
  replaced: () => void;
}

/** Calls `changed` with the names that change in `folder`, a burst at once. Returns a function that stops it. */
export function followFolder(folder: string, changed: ReportChanges, follower: Follower): () => void {
  const settling = settleChanges(folder, changed);
  const watch = (): ReturnType<typeof watchFolder> => {
    const begun = watchFolder(folder, settling.changed, follower.unwatched);
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
  }, LOOK);
  timer.unref();
  return () => {
    clearInterval(timer);
    settling.close();
    watcher.close();
  };
}

/** A text that differs between two folders at the same path; null: there is none. */
function identity(folder: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true ? `${found.dev}:${found.ino}` : null;
}

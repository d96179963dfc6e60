/** Follows a content folder while the author works in it, and goes on when the folder itself goes and comes back. */
import { statSync } from 'node:fs';
import { type ReportChanges, settleChanges } from './settle-changes.ts';
import { watchFolder } from './watch-folder.ts';

/** How often (milliseconds) it is looked whether the folder is the one that is watched: no watcher reports that. */
const LOOK = 1000;

export interface Follower {
  /** Why the folder cannot be watched: by some file systems, or since the system's watches are used up. */
  unwatched: (error: unknown) => void;
  /** The folder is back, or another is in its place: any file may have changed. */
  replaced: () => void;
}

/** Calls `changed` with what changes in `folder`, a burst at once. Gives a way to stop. */
export function followFolder(folder: string, changed: ReportChanges, follower: Follower): () => void {
  const settling = settleChanges(folder, changed);
  const watch = (): ReturnType<typeof watchFolder> => {
    const begun = watchFolder(folder, settling.changed, follower.unwatched);
    // What changed before all was watched.
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

/** What distinguishes a folder from another one at the same path; null: there is none. */
function identity(folder: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true ? `${found.dev}:${found.ino}` : null;
}

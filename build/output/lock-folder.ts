/**
 * One build at a time writes into an output folder: of two, the files that stand there in the end are all of the same.
 * Each build that is to write puts an empty file with a name of its own there, and begins when it then finds no
 * other. Of two builds the later one to put its file there finds the other's, so both never begin; and an abandoned
 * file can be removed by several builds at once, since no build's file ever has the name of an earlier one.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isRunning } from '../remember/is-running.ts';

/** How the files' names begin; the number of the process follows, and then what parts two builds of one process. */
export const LOCK = '.coldpress-writes.';
/** Milliseconds between two attempts of a waiting build to begin. */
const PAUSE = 20;
/** Milliseconds between two signs of life of a build that writes. */
const SIGN_OF_LIFE = 10_000;
/** A lock without that sign for so long (milliseconds) is of a process whose number was used again. */
const LONGEST = 60_000;

/**
 * Waits until no other build writes into `folder`, which is there, and keeps others from it until the returned function
 * is called. Throws the system's errors where nothing can be written.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const own = `${LOCK}${process.pid}-${randomBytes(8).toString('hex')}`;
  const path = join(folder, own);
  const withdraw = (): void => rmSync(path, { force: true });
  const timer = setInterval(() => touch(path), SIGN_OF_LIFE).unref();
  const unlock = (): void => {
    clearInterval(timer);
    withdraw();
  };
  try {
    for (;;) {
      const locks = locksIn(folder, own);
      const isThere = locks.includes(own);
      if (isThere && locks.length === 1) return unlock;
      if (locks.length === 0) {
        writeFileSync(path, '', { flag: 'wx' });
        continue;
      }
      // Of several that found each other the first by name stays, so that one of them always gets on.
      if (isThere && locks.some((name) => name < own)) withdraw();
      await setTimeout(PAUSE);
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The files of builds that write or wait, `own` among them. Those of builds that are gone are removed. */
function locksIn(folder: string, own: string): string[] {
  const names = readdirSync(folder).filter((name) => name.startsWith(LOCK));
  return names.filter((name) => {
    const isHeld = name === own || !isAbandoned(join(folder, name));
    if (!isHeld) rmSync(join(folder, name), { force: true });
    return isHeld;
  });
}

function isAbandoned(path: string): boolean {
  try {
    return (
      !isRunning(Number.parseInt(basename(path).slice(LOCK.length), 10)) ||
      Date.now() - statSync(path).mtimeMs > LONGEST
    );
  } catch {
    // It is gone, or cannot be read.
    return false;
  }
}

/** Gives the file the present time; a build whose file is gone notices that by itself. */
function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {}
}

/** One build at a time writes into an output folder: of two, the files that stand there in the end are all of the same. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isRunning } from '../remember/is-running.ts';

/** Holds the number of the process that writes. */
export const LOCK = '.coldpress-writes';
/** How often another build looks whether it can begin, in milliseconds. */
const PAUSE = 20;
/** Writing takes seconds at most: an older lock (milliseconds) is of a process whose number was used again. */
const LONGEST = 60_000;

/**
 * Waits until no other build writes into `folder`, which is there, and keeps others from it until the function that
 * this gives is called. Throws what the system throws where nothing can be written.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const lock = join(folder, LOCK);
  while (!take(lock)) {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else await setTimeout(PAUSE);
  }
  return () => rmSync(lock, { force: true });
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // On a full disk the file is there, and empty.
    rmSync(lock, { force: true });
    throw error;
  }
}

function isAbandoned(lock: string): boolean {
  try {
    // A file without a number is just being written.
    const writer = Number(readFileSync(lock, 'utf8') || process.pid);
    return !isRunning(writer) || Date.now() - statSync(lock).mtimeMs > LONGEST;
  } catch {
    // It is gone, or cannot be read.
    return false;
  }
}

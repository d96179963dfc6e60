/** What is installed on this machine, found as a shell finds it. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of `command` if it can be run, else null. */
export function findCommand(command: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, command);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Look on.
    }
  }
  return null;
}

/** The first line that `command` prints about its version, or null where it is not there. */
export function versionOf(command: string, ...args: string[]): string | null {
  try {
    // nginx says it on standard error.
    const text = execFileSync('sh', ['-c', '"$@" 2>&1', 'sh', command, ...args], { encoding: 'utf8' });
    return text.split('\n', 1)[0]?.trim() ?? null;
  } catch {
    return null;
  }
}

/** Opening an address in the browser. */
import { spawn } from 'node:child_process';

/** By platform: the program that opens an address, and its arguments before the address. */
const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // `start` takes the title of a window first; it is empty.
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens `url`; calls `failed` where there is no such program. */
export function openUrl(url: string, failed: () => void): void {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', failed);
  child.once('exit', (code) => {
    if (code !== 0) failed();
  });
  child.unref();
}

/** Paths in messages. */
import { isAbsolute, relative, sep } from 'node:path';

/** The path relative to the working directory if it lies in it (`.` for the directory itself); else unchanged. */
export function shownPath(path: string): string {
  const way = relative('', path);
  if (way === '') return '.';
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? path : way;
}

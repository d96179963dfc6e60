/** Paths as messages show them. */
import { isAbsolute, relative, sep } from 'node:path';

/** The path from the working directory where it lies in there, `.` for that itself; else as it is. */
export function shownPath(path: string): string {
  const way = relative('', path);
  if (way === '') return '.';
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? path : way;
}

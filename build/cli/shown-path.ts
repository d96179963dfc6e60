/** Paths in messages. */
import { relative } from 'node:path';
import { isInside } from '../content/inside-folder.ts';

/** The path relative to the working directory if it lies in it (`.` for the directory itself); else unchanged. */
export function shownPath(path: string): string {
  return isInside(path, '') ? relative('', path) || '.' : path;
}

/** Where a file lies: in a folder or outside it. */
import { isAbsolute, relative, sep } from 'node:path';

/**
 * Whether `path` is below `folder`, or the folder itself. Both are paths of the system, absolute or from the working
 * directory; links are not followed, and neither has to exist. On Windows a path of another drive is outside.
 */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

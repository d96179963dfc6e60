/** Errors of writing a build, as one sentence that names the file and says what to do. */

import { basename, dirname, join, sep } from 'node:path';

/** Its message is for people, without a full stop. The output folder still has its earlier files. */
export class OutputError extends Error {}

/** By the system's code: the fault, and what to do. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room, and build again',
  EDQUOT: 'your share of the disk is used up. Make room, and build again',
  EFBIG: 'the file is larger than the system allows',
  EACCES: 'this user may not write there. Change the rights, or choose another folder with --out',
  EPERM: 'this user may not write there. Change the rights, or choose another folder with --out',
  EROFS: 'the disk is read-only. Choose another folder with --out',
  ENOTDIR: 'a file stands where a folder has to be. Remove it, or choose another folder with --out',
  EEXIST: 'a file stands where a folder has to be. Remove it, or choose another folder with --out',
  EISDIR: 'a folder stands in the place of the file. Remove it, or choose another folder with --out',
  ENOTEMPTY: 'a folder stands in the place of the file. Remove it, or choose another folder with --out',
  ENOENT: 'no folder can be made there. Choose another with --out',
  ENAMETOOLONG: 'the name is too long for the system. Choose another folder with --out',
  ELOOP: 'the symbolic links lead in a circle. Choose another folder with --out',
  EMFILE: 'too many files are open. Raise the limit (ulimit -n), and build again',
  ENFILE: 'too many files are open on this machine. Build again later',
  EBUSY: 'another program holds the file. End it, and build again',
  ETXTBSY: 'the file is being run. End the program, and build again',
  EIO: 'the disk does not take it (EIO)',
};

/**
 * `error` as an OutputError about `path`, where its code is one of REASONS and it is about that path; else `error`
 * itself.
 */
export function outputError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof OutputError) return error;
  const { code, path: about } = error as NodeJS.ErrnoException;
  if (about !== undefined && !isOnTheWay(about, path)) return error;
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined) return error;
  return new OutputError(`${path} cannot be written: ${reason}`);
}

/** Whether `about` is `path`, lies in it or on the way to it, or is the temporary file beside it. */
function isOnTheWay(about: string, path: string): boolean {
  const beside = join(dirname(path), `.${basename(path)}`);
  return (
    about === path ||
    about.startsWith(path + sep) ||
    path.startsWith(about + sep) ||
    about.startsWith(`${beside}.`)
  );
}

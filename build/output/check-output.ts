/** Whether a build may write into a folder: files that Coldpress did not write are not replaced. */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isBodiesFile } from '../bundle/body-store.ts';
import { isInside } from '../content/inside-folder.ts';
import { isOwnOutput } from '../content/own-output.ts';
import { OutputError, outputError } from './output-error.ts';

/** A folder that cannot be the output of this command; another has to be named. */
export class OutputRefused extends Error {}

/** Every name that a build may write, except the file of bodies, which is recognised by its name. */
const NAMES: readonly string[] = [
  'manifest.json',
  'spin.toml',
  'site.wasm',
  'site.p3.wasm',
  'api.wasm',
  'api.wasm.map',
  'api.json',
  'kept-assets.json',
];

/**
 * Throws an OutputRefused where `out` is no folder, is the folder `content` or holds it, is a folder of the content
 * with files that are not ours, or has a file with one of our names but no build of ours; an OutputError where a folder
 * has the name of such a file, or `out` cannot be read. Both paths are absolute; neither need exist. `shown` is `out`
 * as messages have it.
 */
export function checkOutput(out: string, content: string, shown: string): void {
  const isSame = realPath(out) === realPath(content);
  if (isSame)
    throw new OutputRefused(
      `--out ${shown} is the content folder itself: choose a folder of its own, such as dist`,
    );
  if (isInside(realPath(content), realPath(out)))
    throw new OutputRefused(
      `--out ${shown} holds the content folder: choose a folder of its own, such as dist`,
    );
  const found = statOf(out);
  if (found === 'file')
    throw new OutputRefused(
      `--out ${shown}: a file stands there, or in the way. Choose a folder, such as dist`,
    );
  if (found === null) return;
  let names: string[];
  try {
    names = readdirSync(out);
  } catch (error) {
    throw outputError(error, out);
  }
  const isOurs = (name: string): boolean => NAMES.includes(name) || isBodiesFile(name);
  const ours = names.filter(isOurs);
  // Temporary files of ours, and those of other programs, begin with a dot.
  const other = names.find((name) => !isOurs(name) && !name.startsWith('.'));
  // A folder that has a build of ours is no content already, and what it has beside the build was not published before.
  if (isInside(realPath(out), realPath(content)) && other !== undefined && !isOwnOutput(out))
    throw new OutputRefused(
      `--out ${shown} is a folder of the content: what is in it (${other}) would not be published any more. Choose a folder of its own, such as dist`,
    );
  for (const name of ours) {
    if (lstatSync(join(out, name), { throwIfNoEntry: false })?.isDirectory() === true)
      throw new OutputError(
        `${join(out, name)} cannot be written: a folder stands in its place. Remove it, or choose another folder with --out`,
      );
  }
  const foreign = names.filter((name) => NAMES.includes(name));
  if (foreign.length > 0 && !isOwnOutput(out)) {
    throw new OutputRefused(
      `--out ${shown} has ${foreign.join(', ')} from elsewhere, which a build would replace: choose another folder, or move ${foreign.length === 1 ? 'it' : 'them'} away`,
    );
  }
}

/** null: nothing is there. 'file' also where a folder on the way is a file. */
function statOf(path: string): 'folder' | 'file' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'ENOTDIR') return 'file';
    throw outputError(error, path);
  }
}

/** The real path of the part that exists, with the rest as written. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), path.slice(parent.length));
  }
}

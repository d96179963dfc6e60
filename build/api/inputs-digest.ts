/**
 * The digest of all that decides an API: the author's sources, the packages they import, and the posts. Two runs of the
 * engine give different bytes for it, and a site that names its build must be the same on every machine.
 */
import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { isInside } from '../content/inside-folder.ts';
import { PACKAGE_ROOT } from '../workers/package-root.ts';
import type { Bundle } from './bundle.ts';

const PACKAGES = 'node_modules/';

/** SHA-256 in hex. Coldpress's own sources are left out: the version of Coldpress stands for them. */
export function inputsDigest(bundle: Bundle, dataModule: string, settings: readonly string[]): string {
  const { sourcesContent = [] } = JSON.parse(bundle.sourceMap) as { sourcesContent?: (string | null)[] };
  const sources = bundle.sources.flatMap((path, index) => {
    const name = sourceName(path, bundle.map.sources[index] ?? '');
    return name === null ? [] : [[name, sourcesContent[index] ?? '']];
  });
  const hash = createHash('sha256');
  for (const part of [...settings, JSON.stringify(sources), dataModule]) {
    hash.update(`${part.length}\n`).update(part);
  }
  return hash.digest('hex');
}

/** The same for a source wherever site and packages lie; null: it is Coldpress's own. */
function sourceName(path: string, printed: string): string | null {
  if (printed.startsWith('coldpress:')) return null;
  const within = relative(PACKAGE_ROOT, path).split(sep).join('/');
  if (isInside(path, PACKAGE_ROOT) && !within.includes(PACKAGES)) {
    return /^(?:lib|src|build)\//.test(within) ? null : printed;
  }
  const name = path.split(sep).join('/');
  const at = name.lastIndexOf(PACKAGES);
  return at < 0 ? printed : name.slice(at);
}

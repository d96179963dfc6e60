/** How projects name this program as a dependency. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { coldpressVersion, PACKAGE_ROOT } from '../workers/package-root.ts';

/**
 * How a package.json in `folder` names this program as a dependency: a clone by its folder, a package that was
 * installed from a packed file by that file, any other by its version.
 */
export function ownDependency(): string {
  const source = existsSync(join(PACKAGE_ROOT, 'build', 'cli', 'main.ts')) ? PACKAGE_ROOT : packedFile();
  return source === null ? `^${coldpressVersion()}` : `file:${source}`;
}

/**
 * The packed file that npm installed this package from, as npm's own record of the folder says; null: from a registry.
 */
function packedFile(): string | null {
  const modules = join(PACKAGE_ROOT, '..');
  let record: { packages?: Record<string, { resolved?: string }> };
  try {
    record = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  } catch {
    return null;
  }
  const resolved = record.packages?.['node_modules/coldpress']?.resolved ?? '';
  if (!resolved.startsWith('file:')) return null;
  const file = resolve(modules, '..', resolved.slice('file:'.length));
  return existsSync(file) ? file : null;
}

/** The version of this program, and whether it runs from a clone. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../workers/package-root.ts';

/** The version that package.json states. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** How a package.json names this program as a dependency: a clone by its folder, an installed package by its version. */
export function ownDependency(): string {
  return existsSync(join(PACKAGE_ROOT, 'build', 'cli', 'main.ts'))
    ? `file:${PACKAGE_ROOT}`
    : `^${ownVersion()}`;
}

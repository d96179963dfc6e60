/**
 * What is installed on this machine. Commands are looked for on PATH, as a shell does, and before that in the
 * folder named by BENCH_TOOLS, where bench/README.md says what can be put: bin/ and node_modules/.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folder of tools that are not to be installed on the machine itself, or null. */
export function toolsFolder(environment: NodeJS.ProcessEnv = process.env): string | null {
  const folder = environment.BENCH_TOOLS ?? '';
  return folder === '' ? null : folder;
}

/** The path of `command` if it can be run, else null. */
export function findCommand(command: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  const tools = toolsFolder(environment);
  const folders = (environment.PATH ?? '').split(delimiter);
  if (tools !== null) folders.unshift(join(tools, 'bin'));
  for (const folder of folders) {
    const path = join(folder, command);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Look on.
    }
  }
  return null;
}

/** What is needed of a package of npm. */
export interface InstalledPackage {
  folder: string;
  version: string;
  /** The versions of Node that it says it runs on, as in `>=22.12.0`; null: it does not say. */
  node: string | null;
  /** Its commands by name, as files relative to its folder. */
  bin: Readonly<Record<string, string>>;
}

/** The package `name` in the tools' node_modules, or null where it is not. */
export function findPackage(
  name: string,
  environment: NodeJS.ProcessEnv = process.env,
): InstalledPackage | null {
  const tools = toolsFolder(environment);
  if (tools === null) return null;
  const folder = join(tools, 'node_modules', name);
  try {
    const { version, engines, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const command = name.split('/').at(-1) ?? name;
    return {
      folder,
      version,
      node: engines?.node ?? null,
      bin: typeof bin === 'string' ? { [command]: bin } : (bin ?? {}),
    };
  } catch {
    return null;
  }
}

/** The version that a command tells of itself, or null where it is not there or tells none. */
export function versionOf(command: string, ...args: string[]): string | null {
  const path = findCommand(command);
  if (path === null) return null;
  // nginx says it on standard error, and wrk fails as it does.
  const { stdout, stderr } = spawnSync(path, args, { encoding: 'utf8' });
  return versionIn(`${stdout}\n${stderr}`);
}

/** The first number with dots in what a command says of itself: 'nginx version: nginx/1.22.1' → '1.22.1'. */
export function versionIn(text: string): string | null {
  return /\d+(?:\.\d+)+/.exec(text)?.[0] ?? null;
}

/** Whether a version of Node ('v20.20.2') is one of `wanted`, a list of `>=N.N.N`, `^N.N.N` joined by `||`. */
export function acceptsNode(wanted: string | null, version: string): boolean {
  if (wanted === null) return true;
  const have = numbers(version);
  return wanted.split('||').some((range) => {
    const least = numbers(range);
    const isSameMajor = have[0] === least[0];
    return compare(have, least) >= 0 && (isSameMajor || !range.trim().startsWith('^'));
  });
}

function numbers(version: string): number[] {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The names of a cache's files: `<process>-<random>.pack`, its `.index`, an index being written, and `<process>.user` while
 * a process reads packs of others.
 */
import { randomBytes } from 'node:crypto';
import { isRunning } from './is-running.ts';

const PACK = /^(\d+)-[0-9a-f]{8}\.pack$/;
const INDEX = /^\d+-[0-9a-f]{8}\.index$/;
const USER = /^(\d+)\.user$/;
const TEMPORARY = /^\d+-[0-9a-f]{8}\.index\.(\d+)\.tmp$/;

/** A name that no pack has, of a pack that this process writes. */
export function newPackName(): string {
  return `${process.pid}-${randomBytes(4).toString('hex')}.pack`;
}

/** The index of a pack, by the pack's name or path. */
export function indexOf(pack: string): string {
  return pack.replace(/\.pack$/, '.index');
}

/** Where this process writes an index before it is renamed into place. */
export function temporaryOf(index: string): string {
  return `${index}.${process.pid}.tmp`;
}

/** The packs among the names in a folder, in a fixed order. */
export function packsAmong(names: readonly string[]): string[] {
  return names.filter((name) => PACK.test(name)).sort();
}

/** The file that says that this process uses the cache, while it does. */
export function userFile(): string {
  return `${process.pid}.user`;
}

/** Whether another process uses the cache whose folder has these names. */
export function hasOtherUsers(names: readonly string[]): boolean {
  return names.some((name) => {
    const user = USER.exec(name)?.[1];
    return user !== undefined && Number(user) !== process.pid && isRunning(Number(user));
  });
}

/** Whether the process that a pack was made by is still running, and may yet append to it. */
export function isBeingWritten(pack: string): boolean {
  const writer = PACK.exec(pack)?.[1];
  return writer !== undefined && isRunning(Number(writer));
}

/** What builds that were killed left behind and no build uses: indexes without a pack, indexes half written, users. */
export function leftoversAmong(names: readonly string[]): string[] {
  const indexes = new Set(packsAmong(names).map(indexOf));
  return names.filter((name) => {
    if (INDEX.test(name)) return !indexes.has(name);
    const writer = (TEMPORARY.exec(name) ?? USER.exec(name))?.[1];
    return writer !== undefined && !isRunning(Number(writer));
  });
}

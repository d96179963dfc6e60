/**
 * The names of a cache's files: `<process>-<random>.volume`, its `.index`, an index being written, and `<process>.user` while
 * a process reads volumes of others.
 */
import { randomBytes } from 'node:crypto';
import { isRunning } from './is-running.ts';

const VOLUME = /^(\d+)-[0-9a-f]{8}\.volume$/;
/** Volumes of caches from before the first release. */
const OLD_VOLUME = /^\d+-[0-9a-f]{8}\.pack$/;
const INDEX = /^\d+-[0-9a-f]{8}\.index$/;
const USER = /^(\d+)\.user$/;
const TEMPORARY = /^\d+-[0-9a-f]{8}\.index\.(\d+)\.tmp$/;

/** A new name for a volume that this process writes. */
export function newVolumeName(): string {
  return `${process.pid}-${randomBytes(4).toString('hex')}.volume`;
}

/** The index of a volume, by the volume's name or path. */
export function indexOf(volume: string): string {
  return volume.replace(/\.volume$/, '.index');
}

/** Where this process writes an index before it is renamed into place. */
export function temporaryOf(index: string): string {
  return `${index}.${process.pid}.tmp`;
}

/** The volumes among the names in a folder, in a fixed order. */
export function volumesAmong(names: readonly string[]): string[] {
  return names.filter((name) => VOLUME.test(name)).sort();
}

/** The file that marks this process as a user of the cache while it is one. */
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

/** Whether the process that a volume was made by is still running, and may yet append to it. */
export function isBeingWritten(volume: string): boolean {
  const writer = VOLUME.exec(volume)?.[1];
  return writer !== undefined && isRunning(Number(writer));
}

/** Files that no build uses: old volumes, and from builds that were killed indexes without a volume or half written, and users. */
export function leftoversAmong(names: readonly string[]): string[] {
  const indexes = new Set(volumesAmong(names).map(indexOf));
  return names.filter((name) => {
    if (OLD_VOLUME.test(name)) return true;
    if (INDEX.test(name)) return !indexes.has(name);
    const writer = (TEMPORARY.exec(name) ?? USER.exec(name))?.[1];
    return writer !== undefined && !isRunning(Number(writer));
  });
}

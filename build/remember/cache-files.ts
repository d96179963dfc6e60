/** The names of a cache's files: `<process>-<random>.volume`, its `.index`, and an index being written. */
import { randomBytes } from 'node:crypto';
import { isRunning } from './is-running.ts';

const VOLUME = /^(\d+)-[0-9a-f]{8}\.volume$/;
/** Files of caches from before the first release. */
const OLD = /^\d+-[0-9a-f]{8}\.pack$|^\d+\.user$/;
const INDEX = /^\d+-[0-9a-f]{8}\.index$/;
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

/** Whether the process that a volume was made by is still running, and may yet append to it. */
export function isBeingWritten(volume: string): boolean {
  const writer = VOLUME.exec(volume)?.[1];
  return writer !== undefined && isRunning(Number(writer));
}

/** Files that no build uses: old ones, and from builds that were killed indexes without a volume or half written. */
export function leftoversAmong(names: readonly string[]): string[] {
  const indexes = new Set(volumesAmong(names).map(indexOf));
  return names.filter((name) => {
    if (OLD.test(name)) return true;
    if (INDEX.test(name)) return !indexes.has(name);
    const writer = TEMPORARY.exec(name)?.[1];
    return writer !== undefined && !isRunning(Number(writer));
  });
}

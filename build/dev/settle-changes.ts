/** Gathers changes of files into bursts: editors write a file in several steps. */
import { statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Changes within this time (milliseconds) of the last one are one. A file read half-written is read again with the next
 * step.
 */
const QUIET = 15;
/** Milliseconds for an empty file: mostly it is about to be written, else the author emptied it. */
const EMPTY = 300;

/** Names from the folder; null: it is not known which. */
export type ReportChanges = (names: Set<string> | null) => void;

export interface Settling {
  /** Reports that a file has changed; null: the system does not say which. */
  changed: (name: string | null) => void;
  close: () => void;
}

/** Calls `report` when nothing in `folder` has changed for `quiet` ms, for `empty` ms where a changed file is empty. */
export function settleChanges(
  folder: string,
  report: ReportChanges,
  quiet: number = QUIET,
  empty: number = EMPTY,
): Settling {
  let names: Set<string> | null = new Set();
  let timer: NodeJS.Timeout | undefined;
  const reportAll = (): void => {
    const settled = names;
    names = new Set();
    report(settled);
  };
  const settle = (): void => {
    const isWritten = names === null || [...names].every((name) => !isEmpty(join(folder, name)));
    if (isWritten) reportAll();
    else timer = setTimeout(reportAll, empty);
  };
  return {
    changed: (name) => {
      if (name === null) names = null;
      else names?.add(name);
      clearTimeout(timer);
      timer = setTimeout(settle, quiet);
    },
    close: () => clearTimeout(timer),
  };
}

function isEmpty(path: string): boolean {
  try {
    const found = statSync(path);
    return found.isFile() && found.size === 0;
  } catch {
    return false;
  }
}

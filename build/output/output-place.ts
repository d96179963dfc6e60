/** The paths of output files, and the temporary paths at which they are written first. */
import { join } from 'node:path';

export interface OutputPlace {
  path: string;
  /** Beside it; the name says which process writes it. */
  temporary: string;
}

const TEMPORARY = /^\..*\.(\d+)(?:\.before)?\.tmp$/;

/** The places of the file `name` of the output folder `out`, as this process writes it. */
export function outputPlace(out: string, name: string): OutputPlace {
  return {
    path: join(out, name),
    temporary: join(out, `.${name.replaceAll('/', '-')}.${process.pid}.tmp`),
  };
}

/** The process that writes, or wrote, the temporary file `name`; null: it is none. */
export function writerOf(name: string): number | null {
  const writer = TEMPORARY.exec(name)?.[1];
  return writer === undefined ? null : Number(writer);
}

/**
 * Dependencies: the things beside its inputs that are read while a value is made (which posts a list shows, where a
 * link leads), recorded. By them an earlier value is found to hold, or not, without making it again.
 */
import { dataDigest } from './data-digest.ts';

/** Reads a thing in the surroundings of a value by its name, as plain data. */
export type Read = (name: string) => unknown;

/** The name of each thing that was read, with the digest of its data. */
export type Dependencies = ReadonlyMap<string, string>;

/** The surroundings of a value that has none. */
export const readNothing: Read = (name) => {
  throw new RangeError(`nothing around it is called '${name}'`);
};

/**
 * Records each read. A value made within another one reads through the outer recorder, so the outer value has the
 * same dependencies.
 */
export class DependencyRecorder {
  readonly read: Read;
  readonly #dependencies = new Map<string, string>();

  constructor(read: Read) {
    this.read = (name) => {
      const thing = read(name);
      if (!this.#dependencies.has(name)) this.#dependencies.set(name, dataDigest(thing));
      return thing;
    };
  }

  get dependencies(): Dependencies {
    return this.#dependencies;
  }
}

/** Whether reading all dependencies now gives the same digests. */
export function areUnchanged(dependencies: Dependencies, read: Read): boolean {
  for (const [name, digest] of dependencies) if (dataDigest(read(name)) !== digest) return false;
  return true;
}

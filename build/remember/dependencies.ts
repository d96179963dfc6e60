/**
 * What a value depends on beside its inputs, recorded while it is made: which posts a list shows, where a link leads.
 * Whether the value still holds is then known without making it.
 */
import { dataDigest } from './data-digest.ts';

/** Gives a thing in the surroundings of a value by its name, as plain data. */
export type Read = (name: string) => unknown;

/** By the name of each thing that was read, a digest of what it was. */
export type Dependencies = ReadonlyMap<string, string>;

/** The surroundings of a value that has none. */
export const readNothing: Read = (name) => {
  throw new RangeError(`nothing around it is called '${name}'`);
};

/** Reads, and records what was read. One value within another reads through the other's, which so depends on the same. */
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

/** Whether everything that was read would be read the same now. */
export function areUnchanged(dependencies: Dependencies, read: Read): boolean {
  for (const [name, digest] of dependencies) if (dataDigest(read(name)) !== digest) return false;
  return true;
}

/** A resource that is not made yet, with as much of it as is known without making it. */
import type { Freshness, Resource, ResourceBody } from '../bundle/resource.ts';

export interface PlannedResource {
  /** Status, location, media types and the time of its last change, with bodies of no bytes. */
  outline: Resource;
  /** The resource itself. Made again at each call, of parts that are remembered. */
  make: () => Resource;
}

/** A path with its planned resource. */
export type PlannedPath = [path: string, plan: PlannedResource];

/** Media types of bodies. */
export const HTML = 'text/html';
export const MARKDOWN = 'text/markdown';
export const JSON_TYPE = 'application/json';
/** The last change of a resource whose last change is not used. */
export const unknown = (): null => null;

const NOTHING = new Uint8Array();

/** A resource before it is made. */
export class Outline implements Resource {
  readonly status: number;
  readonly location = null;
  readonly freshness: Freshness = 'revalidate';
  readonly #types: readonly string[];
  readonly #lastModified: () => number | null;

  constructor(types: readonly string[], lastModified: () => number | null, status: number = 200) {
    this.status = status;
    this.#types = types;
    this.#lastModified = lastModified;
  }

  get bodies(): ResourceBody[] {
    const lastModified = this.#lastModified();
    return this.#types.map((type) => ({ type, language: null, body: NOTHING, lastModified, headers: [] }));
  }
}

/** Something that is shown: the media types of its bodies, and when it last changed (seconds since 1970). */
export function planned(
  types: readonly string[],
  lastModified: () => number | null,
  make: () => Resource,
  status: number = 200,
): PlannedResource {
  return { outline: new Outline(types, lastModified, status), make };
}

/** A resource that is there already. */
export function made(resource: Resource): PlannedResource {
  return { outline: resource, make: () => resource };
}

/** The resource at `path`. Throws where a plan promised one that was not made. */
export function named(resources: readonly (readonly [string, Resource])[], path: string): Resource {
  const found = resources.find(([each]) => each === path);
  if (found === undefined) throw new Error(`nothing was made for ${path}`);
  return found[1];
}

/** A resource that is not made yet, with the facts that are known before. */
import type { Freshness, Resource, ResourceBody } from '../bundle/resource.ts';

export interface PlannedResource {
  /** Status, location, media types and the time of its last change; its bodies are empty. */
  outline: Resource;
  /** The resource itself. Each call makes it again, from remembered parts. */
  make: () => Resource;
}

/** A path with its planned resource. */
export type PlannedPath = [path: string, plan: PlannedResource];

/** Media types of bodies. */
export const HTML = 'text/html';
export const MARKDOWN = 'text/markdown';
export const JSON_TYPE = 'application/json';
/** The last change of a resource for which it is not used. */
export const NO_LAST_CHANGE = (): null => null;

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

/** A planned resource by the media types of its bodies, and the time of its last change (seconds since 1970). */
export function planned(
  types: readonly string[],
  lastModified: () => number | null,
  make: () => Resource,
  status: number = 200,
): PlannedResource {
  return { outline: new Outline(types, lastModified, status), make };
}

/** A resource that is already made. */
export function alreadyMade(resource: Resource): PlannedResource {
  return { outline: resource, make: () => resource };
}

/** The resource at `path`. Throws if it was planned and not made. */
export function resourceAt(resources: readonly (readonly [string, Resource])[], path: string): Resource {
  const found = resources.find(([each]) => each === path);
  if (found === undefined) throw new Error(`nothing was made for ${path}`);
  return found[1];
}

/** A resource that is not made yet, with as much of it as is known without making it. */
import type { Resource } from '../../bundle/resource.ts';

export interface PlannedResource {
  /** Status, location, media types and the time of its last change, with bodies of no bytes. */
  outline: Resource;
  /** The resource itself. Made again at each call, of parts that are remembered. */
  make: () => Resource;
}

const NOTHING = new Uint8Array();

/** Something that is shown: the media types of its bodies, and when it last changed (seconds since 1970). */
export function planned(
  types: readonly string[],
  lastModified: () => number | null,
  make: () => Resource,
  status: number = 200,
): PlannedResource {
  const bodies = types.map((type) => ({
    type,
    language: null,
    body: NOTHING,
    headers: [],
    get lastModified() {
      return lastModified();
    },
  }));
  return { outline: { status, location: null, freshness: 'revalidate', bodies }, make };
}

/** A resource that is there already. */
export function made(resource: Resource): PlannedResource {
  return { outline: resource, make: () => resource };
}

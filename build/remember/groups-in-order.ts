/** Things side by side that are remembered together, so that one look-up finds several. */
import { crc32 } from 'node:zlib';

/** How many things groups have. */
export interface GroupSizes {
  /** On average. */
  size: number;
  /** At least, but for the last; 0 where it is not given. */
  least?: number;
  /** At most, however the names fall; eight times `size` where it is not given. */
  most?: number;
}

/**
 * Groups of things in their order. The name of a thing decides whether a group ends behind it, so that a new one changes
 * one group or two.
 */
export function groupsInOrder<Thing>(
  things: Iterable<Thing>,
  nameOf: (thing: Thing) => string,
  { size, least = 0, most = 8 * size }: GroupSizes,
): Thing[][] {
  const groups: Thing[][] = [];
  let group: Thing[] = [];
  for (const thing of things) {
    if (group.length === 0) groups.push(group);
    group.push(thing);
    const mayEnd = group.length >= least && crc32(nameOf(thing)) % (size - least) === 0;
    if (mayEnd || group.length === most) group = [];
  }
  return groups;
}

/** Things side by side that are remembered together, so that one look-up finds several. */
import { crc32 } from 'node:zlib';

/** However the names fall, no group has more than so many times `size`. */
const MOST = 8;

/**
 * Groups of some `size` things in their order. The name of a thing decides whether a group ends behind it, so that a
 * new one changes one group.
 */
export function groupsInOrder<Thing>(
  things: Iterable<Thing>,
  nameOf: (thing: Thing) => string,
  size: number,
): Thing[][] {
  const groups: Thing[][] = [];
  let group: Thing[] = [];
  for (const thing of things) {
    if (group.length === 0) groups.push(group);
    group.push(thing);
    if (group.length === MOST * size || crc32(nameOf(thing)) % size === 0) group = [];
  }
  return groups;
}

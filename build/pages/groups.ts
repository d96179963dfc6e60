/** Groups of things that are remembered together, so that there are few records. */

/** Groups of about `size`; a thing stays in its group, by its name, while the number of things is about the same. */
export function groupsByName<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  size: number,
): Thing[][] {
  const bits = Math.max(0, Math.ceil(Math.log2(things.length / size)));
  const groups = Array.from({ length: 2 ** bits }, (): Thing[] => []);
  for (const thing of things) {
    // Shifted in two steps: a shift by 32 is none.
    groups[(nameHash(nameOf(thing)) >>> (31 - bits)) >>> 1]?.push(thing);
  }
  return groups;
}

/** A number of 32 bits for a name, whose high bits differ most. */
export function nameHash(name: string): number {
  let sum = 0;
  for (let at = 0; at < name.length; at++) sum = (Math.imul(sum, 31) + name.charCodeAt(at)) >>> 0;
  // Names that differ only in digits have sums whose low bits are alike, so the high bits of a product are used.
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 0;
}

/** Groups of things that are remembered together, so that there are few records. */

/** Groups of about `size`; a thing stays in its group, by its name, while the number of things is about the same. */
export function groupsByName<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  size: number,
): Thing[][] {
  const count = 2 ** Math.max(0, Math.ceil(Math.log2(things.length / size)));
  const groups = Array.from({ length: count }, (): Thing[] => []);
  for (const thing of things) {
    const name = nameOf(thing);
    let sum = 0;
    for (let at = 0; at < name.length; at++) sum = (Math.imul(sum, 31) + name.charCodeAt(at)) >>> 0;
    groups[sum % count]?.push(thing);
  }
  return groups;
}

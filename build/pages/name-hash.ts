/** A number of 32 bits for a name, whose high bits differ most. */
export function nameHash(name: string): number {
  let sum = 0;
  for (let at = 0; at < name.length; at++) sum = (Math.imul(sum, 31) + name.charCodeAt(at)) >>> 0;
  // Names that differ only in digits have sums whose low bits are alike, so the high bits of a product are used.
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 0;
}

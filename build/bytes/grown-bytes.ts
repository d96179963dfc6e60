/** A copy of `bytes` with room for `least` bytes, and for twice as many as before; zeros follow. */
export function grownBytes(bytes: Uint8Array, least: number): Buffer<ArrayBuffer> {
  const larger = Buffer.from(new ArrayBuffer(Math.max(least, bytes.length * 2)));
  larger.set(bytes);
  return larger;
}

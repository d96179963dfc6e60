/** An icon: a picture in the middle of a square. */

export interface IconForm {
  /** Its side in px. */
  size: number;
  /** The part of the side that the picture takes, at most 1. */
  part: number;
  /** The colour behind the picture, `#rrggbb`; null: transparent. */
  ground: string | null;
}

/** Opaque enough (of 255) to hide the ground. */
const OPAQUE = 250;

/**
 * Whether a square picture is opaque in the middle of each of its edges: then it was drawn as an icon, and needs no
 * margin. Corners may be round. `pixels` are red, green, blue and alpha, a byte each, line by line.
 */
export function isFilled(pixels: Uint8Array, side: number): boolean {
  const middle = side >> 1;
  const places = [middle, middle * side, middle * side + side - 1, (side - 1) * side + middle];
  return places.every((place) => (pixels[place * 4 + 3] ?? 0) >= OPAQUE);
}

/** Which entries a cache drops, and which of its volumes are merged. Pure: open-cache.ts works on the files. */

export interface CacheLimits {
  /** Builds after which an entry that none of them reads is dropped. */
  builds: number;
  /** Bytes that all entries may take; those unused for longest go first. */
  bytes: number;
}

/** Enough to go back and forth between branches; a site of 10,000 posts takes some 500 MB. */
export const LIMITS: CacheLimits = { builds: 10, bytes: 2 ** 31 };

export interface AgedEntry {
  age: number;
  length: number;
}

/** The entries that stay, in their order. */
export function entriesToKeep<Entry extends AgedEntry>(
  entries: readonly Entry[],
  { builds, bytes }: CacheLimits,
): Entry[] {
  const young = entries.filter(({ age }) => age <= builds);
  const sizes = new Array<number>(builds + 1).fill(0);
  for (const { age, length } of young) sizes[age] = (sizes[age] ?? 0) + length;
  let oldest = -1;
  let room = bytes;
  while (oldest < builds && (sizes[oldest + 1] ?? 0) <= room) {
    oldest++;
    room -= sizes[oldest] ?? 0;
  }
  // Of the age that fits in part, the first ones stay.
  return young.filter(({ age, length }) => {
    if (age > oldest + 1) return false;
    if (age <= oldest) return true;
    room -= length;
    return room >= 0;
  });
}

export interface VolumeUse {
  /** Bytes of the file. */
  size: number;
  /** Bytes of the entries in it that stay. */
  live: number;
}

/**
 * The volumes that a build merges into its own: those with few live bytes, and those not much larger than its own,
 * as log-structured merge trees do, so that there are few volumes and an entry is copied a few times in its life.
 * `own` is the size in bytes of the build's volume before.
 */
export function volumesToMerge<Volume extends VolumeUse>(volumes: readonly Volume[], own: number): Volume[] {
  const merged: Volume[] = [];
  let size = own;
  for (const volume of [...volumes].sort((a, b) => a.live - b.live)) {
    const isWasteful = volume.live === 0 || volume.live < volume.size / 2;
    if (!isWasteful && (own === 0 || volume.live > 2 * size)) continue;
    merged.push(volume);
    size += volume.live;
  }
  return merged;
}

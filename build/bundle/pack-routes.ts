/** The route table: an open hash table from path to route, with linear probing. */

import { HASH_SEED, hashByte } from '../../src/site/hash.ts';
import {
  ROUTE_VERSION_COUNT,
  ROUTE_VERSIONS,
  SLOT_HASH,
  SLOT_PATH,
  SLOT_ROUTE,
  SLOT_SIZE,
} from '../../src/site/layout.ts';
import type { Route } from './manifest.ts';
import type { VersionPacker } from './pack-versions.ts';
import type { PackWriter } from './pack-writer.ts';

/** The part of the slots that may have a route: fuller, and a look-up reads many; emptier, and the table is large. */
const FULLEST = 0.75;

export interface RouteTable {
  slots: number;
  slotCount: number;
  /** How many slots a look-up visits at most. */
  longestProbe: number;
}

/** Writes all routes, each with its versions, path and strings side by side, and then the table. */
export function packRoutes(
  writer: PackWriter,
  versions: VersionPacker,
  routes: readonly Route[],
): RouteTable {
  const addresses = routes.map((route) => {
    const at = writer.allocate(ROUTE_VERSIONS + route.versions.length * 4);
    writer.setU32(at + ROUTE_VERSION_COUNT, route.versions.length);
    writer.text(route.path);
    route.versions.forEach((version, index) => {
      writer.setU32(at + ROUTE_VERSIONS + index * 4, versions.version(version));
    });
    return at;
  });

  let slotCount = 2;
  while (slotCount * FULLEST < routes.length) slotCount *= 2;
  const slots = writer.allocate(slotCount * SLOT_SIZE);
  const isUsed = new Uint8Array(slotCount);
  let longestProbe = 0;
  routes.forEach((route, index) => {
    const hash = hashPath(route.path);
    let probe = 0;
    let slot = hash & (slotCount - 1);
    while (isUsed[slot] === 1) {
      probe++;
      slot = (hash + probe) & (slotCount - 1);
    }
    isUsed[slot] = 1;
    longestProbe = Math.max(longestProbe, probe + 1);
    const at = slots + slot * SLOT_SIZE;
    writer.setU32(at + SLOT_HASH, hash);
    writer.setText(at + SLOT_PATH, route.path);
    writer.setU32(at + SLOT_ROUTE, addresses[index] ?? 0);
  });
  return { slots, slotCount, longestProbe };
}

/** The hash of a path, which is ASCII. */
function hashPath(path: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < path.length; i++) hash = hashByte(hash, path.charCodeAt(i));
  return hash;
}

/** Routes, and the table of them: an open hash table from path to route, with linear probing. */

import { HASH_SEED, hashByte } from '../../src/site/hash.ts';
import {
  NEVER,
  ROUTE_PATH,
  ROUTE_SIZE,
  ROUTE_VERSION,
  ROUTE_WINDOW_COUNT,
  ROUTE_WINDOWS,
  SLOT_HASH,
  SLOT_ROUTE,
  SLOT_SIZE,
  WINDOW_FROM,
  WINDOW_SIZE,
  WINDOW_UNTIL,
  WINDOW_VERSION,
} from '../../src/site/layout.ts';
import type { Manifest, Route } from './manifest.ts';
import type { PackPart } from './pack-part.ts';
import { VersionPacker } from './pack-versions.ts';
import { PackWriter } from './pack-writer.ts';

/** The part of the slots that may have a route: fuller, and a look-up reads many; emptier, and the table is large. */
const FULLEST = 0.75;

export interface RouteTable {
  bytes: Uint8Array;
  slotCount: number;
  /** How many slots a look-up visits at most. */
  longestProbe: number;
}

/** Writes routes side by side: each with its versions, path and strings. The entries of the part are the routes. */
export function packRoutes(
  routes: readonly Route[],
  manifest: Pick<Manifest, 'answers' | 'headerLists'>,
): PackPart {
  const writer = new PackWriter();
  const versions = new VersionPacker(writer, manifest);
  return writer.part(routes.map((route) => packRoute(writer, versions, route)));
}

/** The route table of `routes`, which stand at `addresses`. */
export function routeTable(routes: readonly Route[], addresses: readonly number[]): RouteTable {
  let slotCount = 2;
  while (slotCount * FULLEST < routes.length) slotCount *= 2;
  const slots = new DataView(new ArrayBuffer(slotCount * SLOT_SIZE));
  const isUsed = new Uint8Array(slotCount);
  let longestProbe = 0;
  for (let index = 0; index < routes.length; index++) {
    const hash = hashPath(routes[index]?.path ?? '');
    let probe = 0;
    let slot = hash & (slotCount - 1);
    while (isUsed[slot] === 1) {
      probe++;
      slot = (hash + probe) & (slotCount - 1);
    }
    isUsed[slot] = 1;
    longestProbe = Math.max(longestProbe, probe + 1);
    slots.setUint32(slot * SLOT_SIZE + SLOT_HASH, hash, true);
    slots.setUint32(slot * SLOT_SIZE + SLOT_ROUTE, addresses[index] ?? 0, true);
  }
  return { bytes: new Uint8Array(slots.buffer), slotCount, longestProbe };
}

/** Writes a route with its versions and strings; returns its address. */
function packRoute(writer: PackWriter, versions: VersionPacker, { path, versions: all }: Route): number {
  for (const version of all) versions.links(version);
  const text = writer.text(path);
  const [only] = all;
  const isTimed = all.length > 1 || (only !== undefined && (only.from !== null || only.until !== null));
  // A request reads what stands side by side here: path, route, version and representations.
  const at = writer.allocate(isTimed ? ROUTE_WINDOWS + all.length * WINDOW_SIZE : ROUTE_SIZE);
  writer.setText(at + ROUTE_PATH, text);
  if (isTimed) {
    writer.setU32(at + ROUTE_WINDOW_COUNT, all.length);
    all.forEach((version, index) => {
      const window = at + ROUTE_WINDOWS + index * WINDOW_SIZE;
      writer.setU32(window + WINDOW_FROM, version.from ?? 0);
      writer.setU32(window + WINDOW_UNTIL, version.until ?? NEVER);
      writer.setAddress(window + WINDOW_VERSION, versions.version(version));
    });
  } else if (only !== undefined) {
    writer.setAddress(at + ROUTE_VERSION, versions.version(only));
  }
  return at;
}

/** The hash of a path, which is ASCII. */
function hashPath(path: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < path.length; i++) hash = hashByte(hash, path.charCodeAt(i));
  return hash;
}

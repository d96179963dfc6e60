/** Paths to routes, and routes to the version that is valid at an instant. */
import { sameBytes } from './bytes.ts';
import {
  NEVER,
  ROUTE_PATH,
  ROUTE_PATH_LENGTH,
  ROUTE_SIZE,
  ROUTE_VERSION,
  ROUTE_WINDOW_COUNT,
  ROUTE_WINDOWS,
  SLOT_HASH,
  SLOT_ROUTE,
  SLOT_SIZE,
  VERSION_SIZE,
  WINDOW_FROM,
  WINDOW_SIZE,
  WINDOW_UNTIL,
  WINDOW_VERSION,
} from './layout.ts';
import { loadI32, loadU32, multiply } from './memory.ts';
import type { Site } from './site.ts';

/**
 * The address of the route that has the path (canonical spelling, with its hash), which lies in the pack, or 0. At
 * most `longestProbe` slots are visited, for any pack.
 */
export function routeOf(site: Site, path: i32, length: i32, hash: i32): i32 {
  const mask: i32 = site.slotCount - 1;
  for (let probe: i32 = 0; probe < site.longestProbe; probe++) {
    const slot: i32 = site.slots + multiply((hash + probe) & mask, SLOT_SIZE);
    const route: i32 = loadI32(slot + SLOT_ROUTE);
    if (route === 0) return 0;
    if (loadI32(slot + SLOT_HASH) !== hash || !site.holdsTable(route, 1, ROUTE_SIZE)) continue;
    if (loadI32(route + ROUTE_PATH_LENGTH) !== length) continue;
    const known: i32 = loadI32(route + ROUTE_PATH);
    if (site.holds(known, length) && sameBytes(known, path, length)) return route;
  }
  return 0;
}

/** A route's version at an instant, and when that stops being so. */
export class Moment {
  /** Address of the version record, which lies in the pack; 0: the route answers nothing at this time. */
  version: i32 = 0;
  /** The instant (seconds since 1970) at which the route will answer something else; NEVER: it will not. */
  changes: f64 = NEVER;
}

/** What the route at `route` (from routeOf) answers at `now`, seconds since 1970. */
export function versionAt(site: Site, route: i32, now: f64): Moment {
  const moment: Moment = new Moment();
  const count: i32 = loadI32(route + ROUTE_WINDOW_COUNT);
  if (count === 0) {
    const only: i32 = loadI32(route + ROUTE_VERSION);
    if (site.holdsTable(only, 1, VERSION_SIZE)) moment.version = only;
    return moment;
  }
  if (!site.holdsTable(route + ROUTE_WINDOWS, count, WINDOW_SIZE)) return moment;
  for (let i: i32 = 0; i < count; i++) {
    const window: i32 = route + ROUTE_WINDOWS + i * WINDOW_SIZE;
    const version: i32 = loadI32(window + WINDOW_VERSION);
    if (!site.holdsTable(version, 1, VERSION_SIZE)) return moment;
    const from: f64 = loadU32(window + WINDOW_FROM);
    const until: f64 = loadU32(window + WINDOW_UNTIL);
    if (now < from) {
      if (from < moment.changes) moment.changes = from;
      return moment;
    }
    if (now < until || until === NEVER) {
      moment.version = version;
      moment.changes = until;
    }
  }
  return moment;
}

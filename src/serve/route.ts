/**
 * Step 4: the route at this time. A path in another spelling than the canonical one, or one that only another
 * spelling of is a route, is redirected to that route, never answered in its place: each page has one URL. Where
 * that route is a redirect itself, it answers at once: a reader follows one redirect, not two.
 */

import { isText } from '../site/bytes.ts';
import { hashBytes } from '../site/hash.ts';
import { ANSWER_REDIRECT, ROUTE_PATH, ROUTE_PATH_LENGTH, VERSION_LOCATION } from '../site/layout.ts';
import { allocate, copyBytes, loadI32, loadU8, storeU8 } from '../site/memory.ts';
import { type Moment, routeOf, versionAt } from '../site/routes.ts';
import type { Site } from '../site/site.ts';
import type { Place } from './place.ts';
import type { Path } from './request-path.ts';

/**
 * Of a redirect to the canonical spelling (RFC 9110 §15.4.9): kept for good, the method stays. GET and HEAD get a 301
 * in its place (decide.ts).
 */
const PERMANENT_REDIRECT: i32 = 308;
const SLASH: i32 = 0x2f;

/** Whether the path leads to a route at `now`, seconds since 1970; `place` is then what it leads to. */
export function findRoute(site: Site, path: Path, place: Place, now: f64): bool {
  const route: i32 = routeOf(site, path.at, path.length, path.hash);
  if (route === 0) return findSpelling(site, place, path, now);
  const moment: Moment = versionAt(site, route, now);
  if (moment.changes < place.changes) place.changes = moment.changes;
  if (moment.version === 0) return findSpelling(site, place, path, now);
  if (path.respelled) redirectTo(place, route, moment.version);
  else place.version = moment.version;
  return true;
}

/**
 * Looks for the route that was meant: without a slash at the end, with one, without "index.html", without
 * ".html". At most one redirect is needed, for any combination of these.
 */
function findSpelling(site: Site, place: Place, path: Path, now: f64): bool {
  let length: i32 = path.length;
  while (length > 1 && loadU8(path.at + length - 1) === SLASH) length--;
  if (length < path.length && isRoute(site, place, path.at, length, now)) return true;
  if (length === path.length && isDirectory(site, place, path.at, length, now)) return true;
  if (!endsWith(path.at, length, '.html')) return false;
  if (endsWith(path.at, length, '/index.html')) {
    const directory: i32 = length - 10;
    if (isRoute(site, place, path.at, directory, now)) return true;
    if (directory > 1 && isRoute(site, place, path.at, directory - 1, now)) return true;
  }
  return isRoute(site, place, path.at, length - 5, now);
}

/** Whether the path is a route that answers at this time; `place` then redirects to it. */
function isRoute(site: Site, place: Place, at: i32, length: i32, now: f64): bool {
  const route: i32 = routeOf(site, at, length, hashBytes(at, length));
  if (route === 0) return false;
  const moment: Moment = versionAt(site, route, now);
  if (moment.changes < place.changes) place.changes = moment.changes;
  if (moment.version === 0) return false;
  redirectTo(place, route, moment.version);
  return true;
}

/** The same for the path with a slash after it. */
function isDirectory(site: Site, place: Place, at: i32, length: i32, now: f64): bool {
  const copy: i32 = allocate(length + 1);
  if (copy === 0) return false;
  copyBytes(copy, at, length);
  storeU8(copy + length, SLASH);
  return isRoute(site, place, copy, length + 1, now);
}

/**
 * Redirects to `route`, whose version at this time is `version`. The Location is the route's own path in the
 * pack, so it cannot lead off the site. A version that is a redirect is the answer itself.
 */
function redirectTo(place: Place, route: i32, version: i32): void {
  if (loadI32(version + VERSION_LOCATION) !== 0) {
    place.version = version;
    return;
  }
  place.isSpelling = true;
  place.answer = ANSWER_REDIRECT;
  place.status = PERMANENT_REDIRECT;
  place.location = loadI32(route + ROUTE_PATH);
  place.locationLength = loadI32(route + ROUTE_PATH_LENGTH);
}

function endsWith(at: i32, length: i32, end: string): bool {
  return length >= end.length && isText(at + length - end.length, end.length, end);
}

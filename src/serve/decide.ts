/**
 * The decision: request, site and time to answer. It is pure: the same three give the same answer, in Node
 * and at the edge. The steps and their order: target, path, redirect, route at this time, method,
 * representation, preconditions, range, answer. The last five are in show.ts.
 */
import {
  ANSWER_BAD_REQUEST,
  ANSWER_HEADERS_TOO_LARGE,
  ANSWER_METHOD_NOT_ALLOWED,
  ANSWER_OPTIONS,
  ANSWER_PERMANENT_REDIRECT,
  ANSWER_REDIRECT,
  ANSWER_URI_TOO_LONG,
} from '../site/layout.ts';
import type { Site } from '../site/site.ts';
import type { Answer } from './answer.ts';
import { brokenAnswer, crampedAnswer, ownAnswer, siteAnswer } from './compose.ts';
import { Exchange } from './exchange.ts';
import { limitFreshness } from './freshness.ts';
import { MAX_TARGET_LENGTH } from './limits.ts';
import { setLocation } from './location.ts';
import { checkMethod, READS } from './method.ts';
import { readPath } from './path.ts';
import { Place } from './place.ts';
import { applyRules } from './redirect.ts';
import { METHOD_GET, METHOD_HEAD, METHOD_OPTIONS, type Request } from './request.ts';
import type { Path } from './request-path.ts';
import { findRoute } from './route.ts';
import { showVersion } from './show.ts';
import { readTarget, TARGET_PATH, TARGET_SERVER, type Target } from './target.ts';

const MOVED_PERMANENTLY: i32 = 301;
const PERMANENT_REDIRECT: i32 = 308;

/** What to answer. `site` is what `openSite` gave, null included; `now` is in seconds since 1970. */
export function decide(request: Request, site: Site | null, now: f64): Answer {
  if (site === null) return brokenAnswer();
  if (request.overflow) return siteAnswer(site, request, ANSWER_HEADERS_TOO_LARGE);
  if (request.targetLength > MAX_TARGET_LENGTH) return siteAnswer(site, request, ANSWER_URI_TOO_LONG);

  const target: Target = readTarget(request.targetAt, request.targetLength);
  if (target.kind !== TARGET_PATH)
    return siteAnswer(site, request, pathlessAnswer(request.method, target.kind));
  const path: Path = readPath(target.path, target.pathLength);
  if (path.overflow) return crampedAnswer(site, request);
  if (path.length === 0) return siteAnswer(site, request, ANSWER_BAD_REQUEST);

  const exchange: Exchange = new Exchange(site, request, target, path, locate(site, path, now), now);
  const answer: Answer = exchange.place.version !== 0 ? showVersion(exchange) : showPlace(exchange);
  return limitFreshness(answer, exchange.place.changes, now) ? answer : crampedAnswer(site, request);
}

/**
 * Whether the answer may depend on the time; if not, any will do. The time is in the site's windows, and in the
 * years of two digits that a reader's dates may have.
 */
export function dependsOnTime(request: Request, site: Site | null): bool {
  if (site === null) return false;
  return site.isTimed || request.ifModifiedSince !== null || request.ifUnmodifiedSince !== null;
}

/** The ANSWER_* of a target that is no path: "*" has OPTIONS only, CONNECT's "host:port" is not allowed. */
function pathlessAnswer(method: i32, kind: i32): i32 {
  if (method === METHOD_OPTIONS && kind === TARGET_SERVER) return ANSWER_OPTIONS;
  const isKnown: bool = method === METHOD_GET || method === METHOD_HEAD || method === METHOD_OPTIONS;
  return isKnown ? ANSWER_BAD_REQUEST : ANSWER_METHOD_NOT_ALLOWED;
}

/** Steps 3 and 4: what the path leads to. */
export function locate(site: Site, path: Path, now: f64): Place {
  const place: Place = new Place();
  if (applyRules(site, site.forcedRules, site.forcedRuleCount, path, place, now)) return place;
  if (findRoute(site, path, place, now)) return place;
  applyRules(site, site.fallbackRules, site.fallbackRuleCount, path, place, now);
  return place;
}

/**
 * The status of a redirect. One to another spelling is a 301 for GET and HEAD, since some feed readers do not follow
 * 308; other methods keep theirs only with a 308 (RFC 9110 §15.4.2, §15.4.9).
 */
function redirectStatus(method: i32, place: Place): i32 {
  const reads: bool = method === METHOD_GET || method === METHOD_HEAD;
  return place.isSpelling && reads ? MOVED_PERMANENTLY : place.status;
}

/** The answer of a place that is no version: one of the site's own, which may be a redirect. */
function showPlace(exchange: Exchange): Answer {
  const place: Place = exchange.place;
  if (place.answer !== ANSWER_REDIRECT) return ownAnswer(exchange, place.answer);
  const method: i32 = checkMethod(exchange.request.method, place.status);
  if (method !== READS) return ownAnswer(exchange, method);
  const status: i32 = redirectStatus(exchange.request.method, place);
  const isPermanent: bool = status === MOVED_PERMANENTLY || status === PERMANENT_REDIRECT;
  const answer: Answer = ownAnswer(exchange, isPermanent ? ANSWER_PERMANENT_REDIRECT : ANSWER_REDIRECT);
  if (answer.status >= 400) return answer;
  answer.status = status;
  if (setLocation(answer, place.location, place.locationLength, exchange.target)) return answer;
  return crampedAnswer(exchange.site, exchange.request);
}

/**
 * Step 3: the author's redirect rules, in their order; the first whose pattern matches and that leads anywhere
 * else than where the request already is decides. Rules with force are tried before the routes, the
 * others where no route answers.
 *
 * A target is put together from the rule's text and from pieces of the canonical path, which are already
 * encoded. One that begins with "/" keeps exactly one slash there, so no request can make it name a host.
 */
import { sameBytes } from '../site/bytes.ts';
import {
  ANSWER_GONE,
  ANSWER_NOT_FOUND,
  ANSWER_REDIRECT,
  ARENA_END,
  RULE_PATTERN,
  RULE_PATTERN_COUNT,
  RULE_SIZE,
  RULE_STATUS,
  RULE_TARGET,
  RULE_TARGET_COUNT,
  SPAN_AT,
  SPAN_LENGTH,
  TOKEN_AT,
  TOKEN_CAPTURE,
  TOKEN_KIND,
  TOKEN_LENGTH,
  TOKEN_QUERY_CAPTURE,
  TOKEN_SIZE,
  TOKEN_TEXT,
} from '../site/layout.ts';
import { allocate, copyBytes, loadI32, loadU8, multiply, storeU8 } from '../site/memory.ts';
import { type Moment, routeOf, versionAt } from '../site/routes.ts';
import type { Site } from '../site/site.ts';
import { putEncoded } from './canonical.ts';
import { readPath } from './path.ts';
import { Match } from './pattern.ts';
import type { Place } from './place.ts';
import { Field } from './request.ts';
import type { Path } from './request-path.ts';

const SLASH: i32 = 0x2f;
const OK: i32 = 200;
const NOT_FOUND: i32 = 404;
const GONE: i32 = 410;

/** Whether one of `count` rules at `rules` decides; `place` then is what it says, at `now`. */
export function applyRules(site: Site, rules: i32, count: i32, path: Path, place: Place, now: f64): bool {
  if (count === 0) return false;
  const match: Match = new Match(site, path.at, path.length);
  for (let i: i32 = 0; i < count; i++) {
    const rule: i32 = rules + multiply(i, RULE_SIZE);
    if (!match.matches(loadI32(rule + RULE_PATTERN), loadI32(rule + RULE_PATTERN_COUNT))) continue;
    if (applyRule(site, rule, match, path, place, now)) return true;
  }
  return false;
}

function applyRule(site: Site, rule: i32, match: Match, path: Path, place: Place, now: f64): bool {
  const status: i32 = loadI32(rule + RULE_STATUS);
  if (status === NOT_FOUND || status === GONE) {
    place.answer = status === GONE ? ANSWER_GONE : ANSWER_NOT_FOUND;
    return true;
  }
  const location: Field | null = expand(site, rule, match, path);
  if (location === null || leadsHere(location, path)) return false;
  if (status === OK) return showInstead(site, location, place, now);
  if (status < 300 || status > 399) return false;
  place.answer = ANSWER_REDIRECT;
  place.status = status;
  place.location = location.at;
  place.locationLength = location.length;
  return true;
}

/**
 * The rule's target with the captures in place. What the request had encoded stays so (RFC 3986 §2.2): a captured "&"
 * or "=" must not become a delimiter of the target, where it would add a parameter. Null: it does not fit the arena, or
 * the pack is broken.
 */
function expand(site: Site, rule: i32, match: Match, path: Path): Field | null {
  const tokens: i32 = loadI32(rule + RULE_TARGET);
  const count: i32 = loadI32(rule + RULE_TARGET_COUNT);
  if (!site.holdsTable(tokens, count, TOKEN_SIZE)) return null;
  let size: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const token: i32 = tokens + multiply(i, TOKEN_SIZE);
    const piece: Field | null = pieceOf(site, token, match);
    if (piece === null) return null;
    const length: i32 = escapes(token, path) ? escapedLength(piece) : piece.length;
    if (length > ARENA_END - size) return null;
    size += length;
  }
  const at: i32 = allocate(size);
  if (at === 0 || size === 0) return null;
  let end: i32 = at;
  for (let i: i32 = 0; i < count; i++) {
    const token: i32 = tokens + multiply(i, TOKEN_SIZE);
    const piece: Field | null = pieceOf(site, token, match);
    if (piece === null) return null;
    end = escapes(token, path) ? putEscaped(end, piece) : putPiece(end, piece);
  }
  let start: i32 = at;
  while (start + 1 < end && loadU8(start) === SLASH && loadU8(start + 1) === SLASH) start++;
  return new Field(start, end - start);
}

/** What a token of a target stands for. */
function pieceOf(site: Site, token: i32, match: Match): Field | null {
  const kind: i32 = loadI32(token + TOKEN_KIND);
  const at: i32 = loadI32(token + TOKEN_AT);
  if (kind === TOKEN_CAPTURE || kind === TOKEN_QUERY_CAPTURE) {
    if (at < 0 || at >= match.count) return null;
    return new Field(loadI32(match.capture(at) + SPAN_AT), loadI32(match.capture(at) + SPAN_LENGTH));
  }
  const length: i32 = loadI32(token + TOKEN_LENGTH);
  return kind === TOKEN_TEXT && site.holds(at, length) ? new Field(at, length) : null;
}

/**
 * Whether the delimiters in what a token stands for are encoded: in a query always, and in a path where the request
 * spelled it otherwise than the canonical path does, since what it had encoded is decoded there.
 */
function escapes(token: i32, path: Path): bool {
  const kind: i32 = loadI32(token + TOKEN_KIND);
  return kind === TOKEN_QUERY_CAPTURE || (kind === TOKEN_CAPTURE && path.respelled);
}

/** Whether a byte of a path is one of RFC 3986's sub-delims: "!$&'()*+,;=". */
function isDelimiter(byte: i32): bool {
  if (byte >= 0x26) return byte <= 0x2c || byte === 0x3b || byte === 0x3d;
  return byte === 0x21 || byte === 0x24;
}

function escapedLength(piece: Field): i32 {
  let length: i32 = piece.length;
  for (let i: i32 = 0; i < piece.length; i++) {
    if (isDelimiter(loadU8(piece.at + i))) length += 2;
  }
  return length;
}

/** Writes a piece with its delimiters encoded and gives the address after it. */
function putEscaped(to: i32, piece: Field): i32 {
  let out: i32 = to;
  for (let i: i32 = 0; i < piece.length; i++) {
    const byte: i32 = loadU8(piece.at + i);
    if (isDelimiter(byte)) {
      out = putEncoded(out, byte);
    } else {
      storeU8(out, byte);
      out++;
    }
  }
  return out;
}

/** Writes a piece as it is and gives the address after it. */
function putPiece(to: i32, piece: Field): i32 {
  copyBytes(to, piece.at, piece.length);
  return to + piece.length;
}

/** Whether the location is the path that was asked for: such a redirect would never end. */
function leadsHere(location: Field, path: Path): bool {
  const length: i32 = pathLength(location);
  return length === path.length && sameBytes(location.at, path.at, length);
}

/** The length of a location without its query and fragment. */
function pathLength(location: Field): i32 {
  for (let i: i32 = 0; i < location.length; i++) {
    const byte: i32 = loadU8(location.at + i);
    if (byte === 0x3f || byte === 0x23) return i;
  }
  return location.length;
}

/** Shows the route at the location in the place of the path that was asked for, if it answers at `now`. */
function showInstead(site: Site, location: Field, place: Place, now: f64): bool {
  const other: Path = readPath(location.at, pathLength(location));
  const route: i32 = routeOf(site, other.at, other.length, other.hash);
  if (route === 0) return false;
  const moment: Moment = versionAt(site, route, now);
  if (moment.changes < place.changes) place.changes = moment.changes;
  place.version = moment.version;
  return moment.version !== 0;
}

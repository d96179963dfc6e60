/**
 * The author's header rules on the answers that no route carries, a 404 or a redirect by rule; a route has
 * its own applied at build. Every rule whose pattern matches the path applies, in the author's order: what it
 * takes away goes first; what it sets replaces the site's own field of that name, and stands beside what an
 * earlier rule has set. How long an answer may be kept is the author's choice for redirects, never for errors: an
 * immutable 404 would outlive the page that comes later.
 */

import { isText } from '../site/bytes.ts';
import { areSoundHeaders } from '../site/headers.ts';
import {
  HEADER_RULE_PATTERN,
  HEADER_RULE_PATTERN_COUNT,
  HEADER_RULE_REMOVE,
  HEADER_RULE_REMOVE_COUNT,
  HEADER_RULE_SET,
  HEADER_RULE_SET_COUNT,
  HEADER_RULE_SIZE,
  RECORD_NAME,
  RECORD_NAME_LENGTH,
  RECORD_SIZE,
  RECORD_VALUE,
  RECORD_VALUE_LENGTH,
} from '../site/layout.ts';
import { loadI32, multiply } from '../site/memory.ts';
import type { Site } from '../site/site.ts';
import type { Answer } from './answer.ts';
import { controlsCaches } from './freshness.ts';
import { Match } from './pattern.ts';
import type { Path } from './request-path.ts';

/** Applies the rules for `path` to an answer, which is a redirect or not. False: the arena is full. */
export function applyHeaderRules(site: Site, path: Path, answer: Answer, isRedirect: bool): bool {
  if (site.headerRuleCount === 0) return true;
  const match: Match = new Match(site, path.at, path.length);
  let own: i32 = answer.headersCount + answer.restCount;
  for (let i: i32 = 0; i < site.headerRuleCount; i++) {
    const rule: i32 = site.headerRules + multiply(i, HEADER_RULE_SIZE);
    if (!match.matches(loadI32(rule + HEADER_RULE_PATTERN), loadI32(rule + HEADER_RULE_PATTERN_COUNT)))
      continue;
    own = applyRule(site, answer, rule, own, isRedirect);
    if (own < 0) return false;
  }
  return true;
}

/**
 * Applies one rule to an answer whose first `own` headers are the site's and the others set by earlier rules.
 * Gives the number of the site's own that are left, or -1 where the arena is full.
 */
function applyRule(site: Site, answer: Answer, rule: i32, own: i32, isRedirect: bool): i32 {
  const gone: i32 = loadI32(rule + HEADER_RULE_REMOVE);
  const goneCount: i32 = loadI32(rule + HEADER_RULE_REMOVE_COUNT);
  const set: i32 = loadI32(rule + HEADER_RULE_SET);
  const setCount: i32 = loadI32(rule + HEADER_RULE_SET_COUNT);
  if (!areSoundHeaders(site, gone, goneCount) || !areSoundHeaders(site, set, setCount)) return own;
  if (!answer.own(setCount)) return -1;
  let left: i32 = own;
  for (let i: i32 = 0; i < goneCount; i++) {
    const record: i32 = gone + i * RECORD_SIZE;
    const name: i32 = loadI32(record + RECORD_NAME);
    const nameLength: i32 = loadI32(record + RECORD_NAME_LENGTH);
    if (!isRedirect && saysHowLong(name, nameLength)) continue;
    left -= answer.remove(name, nameLength, left);
    answer.remove(name, nameLength, answer.headersCount);
  }
  for (let i: i32 = 0; i < setCount; i++) {
    const record: i32 = set + i * RECORD_SIZE;
    const name: i32 = loadI32(record + RECORD_NAME);
    const nameLength: i32 = loadI32(record + RECORD_NAME_LENGTH);
    if (!isRedirect && saysHowLong(name, nameLength)) continue;
    left -= answer.remove(name, nameLength, left);
    answer.add(name, nameLength, loadI32(record + RECORD_VALUE), loadI32(record + RECORD_VALUE_LENGTH));
  }
  return left;
}

/** Whether a field says how long an answer may be kept (RFC 9111 §5.2, §5.3; RFC 9213). */
function saysHowLong(name: i32, length: i32): bool {
  return controlsCaches(name, length) || isText(name, length, 'expires');
}

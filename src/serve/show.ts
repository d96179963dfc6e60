/** Steps 5 to 9 for a route that answers at this time: method, representation, preconditions, range, answer. */
import {
  ANSWER_NOT_ACCEPTABLE,
  ANSWER_PRECONDITION_FAILED,
  ANSWER_RANGE_NOT_SATISFIABLE,
  NEVER,
  PAIR_LENGTH,
  PAIR_TEXT,
  REPRESENTATION_BODY_LENGTH,
  STATUS_SEARCH,
  VERSION_LOCATION,
} from '../site/layout.ts';
import { loadI32 } from '../site/memory.ts';
import {
  hasSoundHeaders,
  isSoundRepresentation,
  isSoundVersion,
  representationAt,
  statusOf,
} from '../site/representations.ts';
import type { Answer } from './answer.ts';
import { brokenAnswer, crampedAnswer, notModifiedAnswer, ownAnswer, wholeAnswer } from './compose.ts';
import { addUnsatisfiedRange } from './content-range.ts';
import type { Exchange } from './exchange.ts';
import { setLocation } from './location.ts';
import { checkMethod, READS } from './method.ts';
import { NONE_ACCEPTABLE, negotiate } from './negotiate.ts';
import { makePartial, rangeToServe } from './partial.ts';
import { checkPreconditions, NOT_MODIFIED, PRECONDITION_FAILED } from './preconditions.ts';
import { ByteRanges, RANGE_SATISFIABLE, RANGE_UNSATISFIABLE } from './range.ts';
import type { Field } from './request.ts';
import { searchAnswer } from './search/answer.ts';
import { addVary } from './vary.ts';

const OK: i32 = 200;

/** The answer of the version that the exchange's place has. */
export function showVersion(exchange: Exchange): Answer {
  const version: i32 = exchange.place.version;
  if (!isSoundVersion(exchange.site, version)) return brokenAnswer();
  const status: i32 = statusOf(version);
  const method: i32 = checkMethod(exchange.request.method, status);
  if (method !== READS) return ownAnswer(exchange, method);

  const chosen: i32 = negotiate(exchange.site, exchange.request, version);
  // Only a page is refused: an error or a redirect in another form says more than a 406.
  const isRefused: bool = chosen === NONE_ACCEPTABLE && status === OK;
  const representation: i32 = representationAt(version, chosen < 0 ? 0 : chosen);
  if (!isSoundRepresentation(exchange.site, representation)) return brokenAnswer();
  // A list that is handed over as it stands is checked on the way to the host (revealHeaders).
  const isChanged: bool =
    status !== OK || isRefused || exchange.request.range !== null || exchange.place.changes !== NEVER;
  if (isChanged && !hasSoundHeaders(exchange.site, representation)) return brokenAnswer();
  if (isRefused) return refusal(exchange, representation);
  // Preconditions and ranges are of no account where the answer is not a 200 (RFC 9110 §13.2.1, §14.2).
  if (status === OK) return page(exchange, representation);
  if (status === STATUS_SEARCH) return searchAnswer(exchange, version, representation);

  const answer: Answer = wholeAnswer(exchange.request, status, representation);
  const location: i32 = loadI32(version + VERSION_LOCATION);
  if (location === 0 || exchange.target.queryLength < 0) return answer;
  const text: i32 = loadI32(location + PAIR_TEXT);
  const length: i32 = loadI32(location + PAIR_LENGTH);
  if (setLocation(answer, text, length, exchange.target)) return answer;
  return crampedAnswer(exchange.site, exchange.request);
}

/** A 406 for a version of which `representation` is the first. */
function refusal(exchange: Exchange, representation: i32): Answer {
  const answer: Answer = ownAnswer(exchange, ANSWER_NOT_ACCEPTABLE);
  return addVary(answer, representation) ? answer : crampedAnswer(exchange.site, exchange.request);
}

/** Preconditions and range of a 200 with a sound representation. */
function page(exchange: Exchange, representation: i32): Answer {
  const condition: i32 = checkPreconditions(exchange.site, exchange.request, representation, exchange.now);
  if (condition === NOT_MODIFIED) return notModifiedAnswer(representation);
  if (condition === PRECONDITION_FAILED) return ownAnswer(exchange, ANSWER_PRECONDITION_FAILED);

  const whole: Answer = wholeAnswer(exchange.request, OK, representation);
  const range: Field | null = rangeToServe(exchange.site, exchange.request, representation);
  if (range === null) return whole;
  const size: i32 = loadI32(representation + REPRESENTATION_BODY_LENGTH);
  const ranges: ByteRanges = new ByteRanges(range, size);
  if (ranges.result === RANGE_UNSATISFIABLE) {
    const answer: Answer = ownAnswer(exchange, ANSWER_RANGE_NOT_SATISFIABLE);
    return addUnsatisfiedRange(answer, size) ? answer : crampedAnswer(exchange.site, exchange.request);
  }
  if (ranges.result === RANGE_SATISFIABLE && !makePartial(exchange.site, whole, representation, ranges)) {
    return crampedAnswer(exchange.site, exchange.request);
  }
  return whole;
}

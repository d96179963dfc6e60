/** Answers as the pack has them: a representation of a route, or one of the site's own answers. */
import { allocateText } from '../site/bytes.ts';
import { lowerHalf, upperHalf } from '../site/headers.ts';
import {
  ANSWER_HEADERS_TOO_LARGE,
  ANSWER_PERMANENT_REDIRECT,
  ANSWER_REDIRECT,
  RECORD_SIZE,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_LENGTH,
  REPRESENTATION_CODING,
  REPRESENTATION_HEADER_COUNTS,
  REPRESENTATION_HEADERS,
  REPRESENTATION_OWN_HEADERS,
} from '../site/layout.ts';
import { loadI32 } from '../site/memory.ts';
import {
  answerVersion,
  firstLeftOut,
  hasSoundHeaders,
  isSoundRepresentation,
  isSoundVersion,
  representationAt,
  secondLeftOut,
  statusOf,
} from '../site/representations.ts';
import type { Site } from '../site/site.ts';
import { Answer } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { applyHeaderRules } from './header-rules.ts';
import { negotiate } from './negotiate.ts';
import { METHOD_HEAD, type Request } from './request.ts';

/** An answer with the whole of a sound representation. HEAD is not sent the body (RFC 9110 §9.3.2). */
export function wholeAnswer(request: Request, status: i32, representation: i32): Answer {
  const answer: Answer = new Answer();
  const counts: i32 = loadI32(representation + REPRESENTATION_HEADER_COUNTS);
  answer.status = status;
  answer.headersAt = loadI32(representation + REPRESENTATION_HEADERS);
  answer.headersCount = lowerHalf(counts);
  answer.restAt = loadI32(representation + REPRESENTATION_OWN_HEADERS);
  answer.restCount = upperHalf(counts);
  const length: i32 = loadI32(representation + REPRESENTATION_BODY_LENGTH);
  if (request.method !== METHOD_HEAD && length > 0) {
    // Address and length stand side by side in the record: one span.
    answer.spansAt = representation + REPRESENTATION_BODY;
    answer.spansCount = 1;
    answer.length = length;
  }
  return answer;
}

/** A 304 for a sound representation: its headers but for those that describe a body (§15.4.5). */
export function notModifiedAnswer(representation: i32): Answer {
  const answer: Answer = new Answer();
  const counts: i32 = loadI32(representation + REPRESENTATION_HEADER_COUNTS);
  const coding: i32 = loadI32(representation + REPRESENTATION_CODING);
  const left: i32 = firstLeftOut(coding);
  answer.status = 304;
  answer.headersAt = loadI32(representation + REPRESENTATION_HEADERS) + left * RECORD_SIZE;
  answer.headersCount = lowerHalf(counts) - left;
  answer.restAt = loadI32(representation + REPRESENTATION_OWN_HEADERS);
  answer.restCount = upperHalf(counts) - secondLeftOut(coding);
  return answer;
}

/** The site's own answer ANSWER_* `index`. An error is negotiated, but never refused: no 406 here. */
export function siteAnswer(site: Site, request: Request, index: i32): Answer {
  const version: i32 = answerVersion(site, index);
  if (version === 0 || !isSoundVersion(site, version)) return brokenAnswer();
  let chosen: i32 = negotiate(site, request, version);
  if (chosen < 0) chosen = 0;
  const representation: i32 = representationAt(version, chosen);
  if (!isSoundRepresentation(site, representation) || !hasSoundHeaders(site, representation))
    return brokenAnswer();
  return wholeAnswer(request, statusOf(version), representation);
}

/** The site's own answer ANSWER_* `index` to an exchange, with what the author's header rules say of its path. */
export function ownAnswer(exchange: Exchange, index: i32): Answer {
  const answer: Answer = siteAnswer(exchange.site, exchange.request, index);
  const isRedirect: bool = index === ANSWER_REDIRECT || index === ANSWER_PERMANENT_REDIRECT;
  if (applyHeaderRules(exchange.site, exchange.path, answer, isRedirect)) return answer;
  return crampedAnswer(exchange.site, exchange.request);
}

/** What is answered where the arena has no room for the answer that is due: the request took it up. */
export function crampedAnswer(site: Site, request: Request): Answer {
  return siteAnswer(site, request, ANSWER_HEADERS_TOO_LARGE);
}

/** What is answered where the pack cannot be read: 500, and all that is known without it. */
export function brokenAnswer(): Answer {
  const answer: Answer = new Answer();
  const cacheControl: i32 = allocateText('cache-control');
  const noStore: i32 = allocateText('no-store');
  const contentLength: i32 = allocateText('content-length');
  const zero: i32 = allocateText('0');
  if (cacheControl === 0 || noStore === 0 || contentLength === 0 || zero === 0 || !answer.own(2))
    return answer;
  answer.add(cacheControl, 13, noStore, 8);
  answer.add(contentLength, 14, zero, 1);
  return answer;
}

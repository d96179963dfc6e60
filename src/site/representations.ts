/** The representations of a version, each checked whole before a caller may use it. */

import { areSoundHeaders, lowerHalf, upperHalf } from './headers.ts';
import { findInflated } from './inflated.ts';
import {
  ANSWER_COUNT,
  LABEL_LANGUAGE,
  LABEL_LANGUAGE_LENGTH,
  LABEL_SIZE,
  LABEL_TYPE,
  LABEL_TYPE_LENGTH,
  MAX_HEADERS,
  PACK_BASE,
  PAIR_LENGTH,
  PAIR_SIZE,
  PAIR_TEXT,
  RECORD_SIZE,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_LENGTH,
  REPRESENTATION_CODING,
  REPRESENTATION_ETAG,
  REPRESENTATION_HEADER_COUNTS,
  REPRESENTATION_HEADERS,
  REPRESENTATION_OWN_HEADERS,
  REPRESENTATION_SIZE,
  VERSION_LOCATION,
  VERSION_REPRESENTATION_COUNT,
  VERSION_SIZE,
  VERSION_STATUS,
} from './layout.ts';
import { loadI32, multiply } from './memory.ts';
import type { Site } from './site.ts';

/** The address of the version that the site has for ANSWER_* `index`, or 0 where the pack is broken. */
export function answerVersion(site: Site, index: i32): i32 {
  if (index < 0 || index >= ANSWER_COUNT) return 0;
  const version: i32 = loadI32(site.answers + index * 4);
  return site.holdsTable(version, 1, VERSION_SIZE) ? version : 0;
}

/**
 * Whether a version that lies in the pack can be used: a final status, its Location in the pack, and one
 * representation or more whose records lie in the pack.
 */
export function isSoundVersion(site: Site, version: i32): bool {
  const status: i32 = statusOf(version);
  const count: i32 = loadI32(version + VERSION_REPRESENTATION_COUNT);
  const location: i32 = loadI32(version + VERSION_LOCATION);
  return (
    status >= 200 &&
    status <= 599 &&
    count >= 1 &&
    (location === 0 || isSoundPair(site, location)) &&
    site.holdsTable(version + VERSION_SIZE, count, REPRESENTATION_SIZE)
  );
}

/** The status of a version that lies in the pack. */
export function statusOf(version: i32): i32 {
  return lowerHalf(loadI32(version + VERSION_STATUS));
}

/** Whether a pair (PAIR_*) and its text lie in the pack. */
function isSoundPair(site: Site, pair: i32): bool {
  return (
    site.holdsTable(pair, 1, PAIR_SIZE) && site.holds(loadI32(pair + PAIR_TEXT), loadI32(pair + PAIR_LENGTH))
  );
}

/** The address of representation `index` of a sound version; `index` is below its count. */
export function representationAt(version: i32, index: i32): i32 {
  return version + VERSION_SIZE + multiply(index, REPRESENTATION_SIZE);
}

/** Whether a label and its texts lie in the pack. */
export function isSoundLabel(site: Site, label: i32): bool {
  return (
    site.holdsTable(label, 1, LABEL_SIZE) &&
    site.holds(loadI32(label + LABEL_TYPE), loadI32(label + LABEL_TYPE_LENGTH)) &&
    site.holds(loadI32(label + LABEL_LANGUAGE), loadI32(label + LABEL_LANGUAGE_LENGTH))
  );
}

/** CODING_* of a representation. */
export function codingOf(representation: i32): i32 {
  return loadI32(representation + REPRESENTATION_CODING) & 0xf;
}

/** How many records at the start of the first part of its header list a 304 leaves out, from REPRESENTATION_CODING. */
export function firstLeftOut(coding: i32): i32 {
  return (coding >>> 4) & MAX_HEADERS;
}

/** How many at the end of the second part. */
export function secondLeftOut(coding: i32): i32 {
  return coding >>> 18;
}

/**
 * The pair (PAIR_*) of a representation's entity tag; 0: it has none, or none that lies in the pack. The tag of a
 * representation in memory, which a search has made, is its own.
 */
export function entityTag(site: Site, representation: i32): i32 {
  const pair: i32 = loadI32(representation + REPRESENTATION_ETAG);
  return representation < PACK_BASE || isSoundPair(site, pair) ? pair : 0;
}

/**
 * Whether the body, or what it is inflated from, and the header list of a representation lie in the pack. Its tag
 * is another question (entityTag), and so is what the list names: areSoundHeaders, before a list is changed, or
 * revealHeaders.
 */
export function isSoundRepresentation(site: Site, representation: i32): bool {
  const counts: i32 = loadI32(representation + REPRESENTATION_HEADER_COUNTS);
  const coding: i32 = loadI32(representation + REPRESENTATION_CODING);
  return (
    firstLeftOut(coding) <= lowerHalf(counts) &&
    secondLeftOut(coding) <= upperHalf(counts) &&
    holdsBody(
      site,
      loadI32(representation + REPRESENTATION_BODY),
      loadI32(representation + REPRESENTATION_BODY_LENGTH),
    ) &&
    site.holdsTable(loadI32(representation + REPRESENTATION_HEADERS), lowerHalf(counts), RECORD_SIZE) &&
    site.holdsTable(loadI32(representation + REPRESENTATION_OWN_HEADERS), upperHalf(counts), RECORD_SIZE)
  );
}

function holdsBody(site: Site, at: i32, length: i32): bool {
  return site.holds(at, length) || findInflated(at, length) !== 0;
}

/** Whether every header of a representation may be read (areSoundHeaders). */
export function hasSoundHeaders(site: Site, representation: i32): bool {
  const counts: i32 = loadI32(representation + REPRESENTATION_HEADER_COUNTS);
  return (
    areSoundHeaders(site, loadI32(representation + REPRESENTATION_HEADERS), lowerHalf(counts)) &&
    areSoundHeaders(site, loadI32(representation + REPRESENTATION_OWN_HEADERS), upperHalf(counts))
  );
}

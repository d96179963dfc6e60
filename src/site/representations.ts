/** The representations of a version, each checked whole before a caller may use it. */

import { areSoundHeaders, lowerHalf, upperHalf } from './headers.ts';
import { findInflated } from './inflated.ts';
import {
  ANSWER_COUNT,
  RECORD_SIZE,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_HEADER_COUNTS,
  REPRESENTATION_BODY_LENGTH,
  REPRESENTATION_ETAG,
  REPRESENTATION_ETAG_LENGTH,
  REPRESENTATION_HEADER_COUNTS,
  REPRESENTATION_HEADERS,
  REPRESENTATION_LANGUAGE,
  REPRESENTATION_LANGUAGE_LENGTH,
  REPRESENTATION_OWN_HEADERS,
  REPRESENTATION_SIZE,
  REPRESENTATION_TYPE,
  REPRESENTATION_TYPE_LENGTH,
  VERSION_LOCATION,
  VERSION_LOCATION_LENGTH,
  VERSION_REPRESENTATION_COUNT,
  VERSION_REPRESENTATIONS,
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
  const status: i32 = loadI32(version + VERSION_STATUS);
  const count: i32 = loadI32(version + VERSION_REPRESENTATION_COUNT);
  return (
    status >= 200 &&
    status <= 599 &&
    count >= 1 &&
    site.holds(loadI32(version + VERSION_LOCATION), loadI32(version + VERSION_LOCATION_LENGTH)) &&
    site.holdsTable(loadI32(version + VERSION_REPRESENTATIONS), count, REPRESENTATION_SIZE)
  );
}

/** The address of representation `index` of a sound version; `index` is below its count. */
export function representationAt(version: i32, index: i32): i32 {
  return loadI32(version + VERSION_REPRESENTATIONS) + multiply(index, REPRESENTATION_SIZE);
}

/** Whether the texts that negotiation reads of a representation lie in the pack. */
export function hasSoundLabels(site: Site, representation: i32): bool {
  return (
    site.holds(
      loadI32(representation + REPRESENTATION_TYPE),
      loadI32(representation + REPRESENTATION_TYPE_LENGTH),
    ) &&
    site.holds(
      loadI32(representation + REPRESENTATION_LANGUAGE),
      loadI32(representation + REPRESENTATION_LANGUAGE_LENGTH),
    )
  );
}

/**
 * Whether the body, or what it is inflated from, the validator and the header list of a representation lie in the
 * pack. What the list names is another question: areSoundHeaders, before a list is changed, or revealHeaders.
 */
export function isSoundRepresentation(site: Site, representation: i32): bool {
  const counts: i32 = loadI32(representation + REPRESENTATION_HEADER_COUNTS);
  const bodyCounts: i32 = loadI32(representation + REPRESENTATION_BODY_HEADER_COUNTS);
  return (
    lowerHalf(bodyCounts) <= lowerHalf(counts) &&
    upperHalf(bodyCounts) <= upperHalf(counts) &&
    holdsBody(
      site,
      loadI32(representation + REPRESENTATION_BODY),
      loadI32(representation + REPRESENTATION_BODY_LENGTH),
    ) &&
    site.holds(
      loadI32(representation + REPRESENTATION_ETAG),
      loadI32(representation + REPRESENTATION_ETAG_LENGTH),
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

/**
 * Step 6: which representation the reader gets (RFC 9110 §12.1, proactive negotiation).
 *
 * Type decides first, then language, then coding. At equal weights the type that the reader names first decides, then
 * the order in the pack; the order in the pack decides the language, and the smaller body the coding. Only what the
 * representations differ in is compared: a style sheet is sent for any Accept (§12.5.1 allows servers to disregard
 * it). So is a page for a reader whose Accept covers none of its types ("application/json"), as other servers do,
 * unless the first type is refused by name ("text/html;q=0").
 */
import {
  FLAG_CODINGS,
  FLAG_LANGUAGES,
  FLAG_TYPES,
  REPRESENTATION_BODY_LENGTH,
  REPRESENTATION_CODING,
  REPRESENTATION_LANGUAGE,
  REPRESENTATION_LANGUAGE_LENGTH,
  REPRESENTATION_TYPE,
  REPRESENTATION_TYPE_LENGTH,
  VERSION_FLAGS,
  VERSION_REPRESENTATION_COUNT,
} from '../site/layout.ts';
import { loadI32 } from '../site/memory.ts';
import { hasSoundLabels, representationAt } from '../site/representations.ts';
import type { Site } from '../site/site.ts';
import { hasRanges, namesFirst, refusesType, typeWeight } from './accept.ts';
import { CodingPreference } from './accept-encoding.ts';
import { languageRank } from './accept-language.ts';
import type { Field, Request } from './request.ts';

/** No representation is acceptable to the reader. */
export const NONE_ACCEPTABLE: i32 = -1;
/** A record of the pack is out of bounds. */
const BROKEN: i32 = -2;

/** The index of the representation of a sound version that suits the request best, or one of the above. */
export function negotiate(site: Site, request: Request, version: i32): i32 {
  const flags: i32 = loadI32(version + VERSION_FLAGS);
  const accept: Field | null = (flags & FLAG_TYPES) !== 0 ? request.accept : null;
  const language: Field | null = (flags & FLAG_LANGUAGES) !== 0 ? request.acceptLanguage : null;
  const encoding: Field | null = (flags & FLAG_CODINGS) !== 0 ? request.acceptEncoding : null;
  if (accept === null && language === null && encoding === null) return 0;

  const byCoding: bool = (flags & FLAG_CODINGS) !== 0;
  const chosen: i32 = weighAll(site, version, new Weighing(accept, language, encoding, byCoding));
  if (chosen !== NONE_ACCEPTABLE || accept === null) return chosen;
  const first: i32 = representationAt(version, 0);
  const type: i32 = loadI32(first + REPRESENTATION_TYPE);
  if (refusesType(accept, type, loadI32(first + REPRESENTATION_TYPE_LENGTH))) return NONE_ACCEPTABLE;
  return weighAll(site, version, new Weighing(null, language, encoding, byCoding));
}

/** The index that `weighing` chooses of a version's representations, or one of the above. */
function weighAll(site: Site, version: i32, weighing: Weighing): i32 {
  const count: i32 = loadI32(version + VERSION_REPRESENTATION_COUNT);
  for (let i: i32 = 0; i < count; i++) {
    const representation: i32 = representationAt(version, i);
    if (!hasSoundLabels(site, representation)) return BROKEN;
    weighing.weigh(i, representation);
  }
  return weighing.chosen;
}

/** The best of the representations seen so far. */
class Weighing {
  /** Its index, or NONE_ACCEPTABLE. */
  chosen: i32 = NONE_ACCEPTABLE;
  private accept: Field | null;
  private language: Field | null;
  private codings: CodingPreference | null = null;
  private bestType: i32 = 0;
  private bestRank: i32 = 0;
  private bestCoding: i32 = 0;
  private best: i32 = 0;
  // Equal labels are one string in the pack, so a run of representations of one label is weighed once.
  private type: i32 = 0;
  private typeWeight: i32 = 1;
  private tag: i32 = 0;
  private rank: i32 = 1;

  constructor(accept: Field | null, language: Field | null, encoding: Field | null, byCoding: bool) {
    this.accept = accept !== null && hasRanges(accept) ? accept : null;
    this.language = language;
    if (byCoding) this.codings = new CodingPreference(encoding);
  }

  weigh(index: i32, representation: i32): void {
    this.weighLabels(representation);
    const codings: CodingPreference | null = this.codings;
    const coding: i32 = codings === null ? 1 : codings.of(loadI32(representation + REPRESENTATION_CODING));
    if (this.typeWeight === 0 || coding === 0) return;
    if (this.chosen !== NONE_ACCEPTABLE && !this.isBetter(representation, coding)) return;
    this.chosen = index;
    this.best = representation;
    this.bestType = this.typeWeight;
    this.bestRank = this.rank;
    this.bestCoding = coding;
  }

  private weighLabels(representation: i32): void {
    const accept: Field | null = this.accept;
    const type: i32 = loadI32(representation + REPRESENTATION_TYPE);
    if (accept !== null && type !== this.type) {
      this.type = type;
      this.typeWeight = typeWeight(accept, type, loadI32(representation + REPRESENTATION_TYPE_LENGTH));
    }
    const language: Field | null = this.language;
    const tag: i32 = loadI32(representation + REPRESENTATION_LANGUAGE);
    if (language !== null && tag !== this.tag) {
      this.tag = tag;
      this.rank = languageRank(language, tag, loadI32(representation + REPRESENTATION_LANGUAGE_LENGTH));
    }
  }

  private isBetter(representation: i32, coding: i32): bool {
    if (this.typeWeight !== this.bestType) return this.typeWeight > this.bestType;
    if (this.rank !== this.bestRank) return this.rank > this.bestRank;
    const type: i32 = loadI32(representation + REPRESENTATION_TYPE);
    const bestType: i32 = loadI32(this.best + REPRESENTATION_TYPE);
    if (type !== bestType) {
      const accept: Field | null = this.accept;
      if (accept === null) return false;
      const length: i32 = loadI32(representation + REPRESENTATION_TYPE_LENGTH);
      return namesFirst(accept, type, length, bestType, loadI32(this.best + REPRESENTATION_TYPE_LENGTH));
    }
    if (loadI32(representation + REPRESENTATION_LANGUAGE) !== loadI32(this.best + REPRESENTATION_LANGUAGE)) {
      return false;
    }
    if (coding !== this.bestCoding) return coding > this.bestCoding;
    return (
      loadI32(representation + REPRESENTATION_BODY_LENGTH) < loadI32(this.best + REPRESENTATION_BODY_LENGTH)
    );
  }
}

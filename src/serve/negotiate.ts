/**
 * Step 6: which representation the reader gets (RFC 9110 §12.1, proactive negotiation).
 *
 * Type decides first, then language, then coding. At equal weights the type that the reader names first decides, then
 * the order in the pack; the order in the pack decides the language, and the smaller body the coding. Only what the
 * representations differ in is compared: a style sheet is sent for any Accept (§12.5.1 allows servers to disregard
 * it). So is a page for a reader whose Accept covers none of its types ("application/json"), as other servers do,
 * unless the first type is refused by name ("text/html;q=0").
 */
import { upperHalf } from '../site/headers.ts';
import {
  FLAG_CODINGS,
  FLAG_LANGUAGES,
  FLAG_TYPES,
  LABEL_LANGUAGE,
  LABEL_LANGUAGE_LENGTH,
  LABEL_TYPE,
  LABEL_TYPE_LENGTH,
  REPRESENTATION_BODY_LENGTH,
  REPRESENTATION_LABEL,
  VERSION_REPRESENTATION_COUNT,
  VERSION_STATUS,
} from '../site/layout.ts';
import { loadI32 } from '../site/memory.ts';
import { codingOf, isSoundLabel, representationAt } from '../site/representations.ts';
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
  const flags: i32 = upperHalf(loadI32(version + VERSION_STATUS));
  const accept: Field | null = (flags & FLAG_TYPES) !== 0 ? request.accept : null;
  const language: Field | null = (flags & FLAG_LANGUAGES) !== 0 ? request.acceptLanguage : null;
  const encoding: Field | null = (flags & FLAG_CODINGS) !== 0 ? request.acceptEncoding : null;
  if (accept === null && language === null && encoding === null) return 0;

  const byCoding: bool = (flags & FLAG_CODINGS) !== 0;
  const chosen: i32 = weighAll(site, version, new Weighing(accept, language, encoding, byCoding));
  if (chosen !== NONE_ACCEPTABLE || accept === null) return chosen;
  const label: i32 = loadI32(representationAt(version, 0) + REPRESENTATION_LABEL);
  const type: i32 = loadI32(label + LABEL_TYPE);
  if (refusesType(accept, type, loadI32(label + LABEL_TYPE_LENGTH))) return NONE_ACCEPTABLE;
  return weighAll(site, version, new Weighing(null, language, encoding, byCoding));
}

/** The index that `weighing` chooses of a version's representations, or one of the above. */
function weighAll(site: Site, version: i32, weighing: Weighing): i32 {
  const count: i32 = loadI32(version + VERSION_REPRESENTATION_COUNT);
  for (let i: i32 = 0; i < count; i++) {
    const representation: i32 = representationAt(version, i);
    const label: i32 = loadI32(representation + REPRESENTATION_LABEL);
    // Equal labels of a version are one in the pack, so a run of representations of one label is read once.
    if (label !== weighing.label) {
      if (weighing.readsLabels && !isSoundLabel(site, label)) return BROKEN;
      weighing.setLabel(label);
    }
    weighing.weigh(i, representation);
  }
  return weighing.chosen;
}

/** The best of the representations seen so far. */
class Weighing {
  /** Whether types or languages are compared with what the reader states. */
  readsLabels: bool;
  /** The label of the representations that are weighed now; its type and language, and their weights. */
  label: i32 = 0;
  /** Its index, or NONE_ACCEPTABLE. */
  chosen: i32 = NONE_ACCEPTABLE;
  private accept: Field | null;
  private language: Field | null;
  private codings: CodingPreference | null = null;
  private best: i32 = 0;
  private bestLabel: i32 = 0;
  private bestWeight: i32 = 0;
  private bestRank: i32 = 0;
  private bestCoding: i32 = 0;
  private type: i32 = 0;
  private tag: i32 = 0;
  private typeWeight: i32 = 1;
  private rank: i32 = 1;

  constructor(accept: Field | null, language: Field | null, encoding: Field | null, byCoding: bool) {
    this.accept = accept !== null && hasRanges(accept) ? accept : null;
    this.language = language;
    this.readsLabels = this.accept !== null || language !== null;
    if (byCoding) this.codings = new CodingPreference(encoding);
  }

  /** Sets the label of the representations that follow; it is sound, or not read. */
  setLabel(label: i32): void {
    this.label = label;
    if (!this.readsLabels) return;
    const accept: Field | null = this.accept;
    const type: i32 = loadI32(label + LABEL_TYPE);
    if (accept !== null && type !== this.type) {
      this.type = type;
      this.typeWeight = typeWeight(accept, type, loadI32(label + LABEL_TYPE_LENGTH));
    }
    const language: Field | null = this.language;
    const tag: i32 = loadI32(label + LABEL_LANGUAGE);
    if (language !== null && tag !== this.tag) {
      this.tag = tag;
      this.rank = languageRank(language, tag, loadI32(label + LABEL_LANGUAGE_LENGTH));
    }
  }

  weigh(index: i32, representation: i32): void {
    const codings: CodingPreference | null = this.codings;
    const coding: i32 = codings === null ? 1 : codings.of(codingOf(representation));
    if (this.typeWeight === 0 || coding === 0) return;
    if (this.chosen !== NONE_ACCEPTABLE && !this.isBetter(representation, coding)) return;
    this.chosen = index;
    this.best = representation;
    this.bestLabel = this.label;
    this.bestWeight = this.typeWeight;
    this.bestRank = this.rank;
    this.bestCoding = coding;
  }

  private isBetter(representation: i32, coding: i32): bool {
    if (this.typeWeight !== this.bestWeight) return this.typeWeight > this.bestWeight;
    if (this.rank !== this.bestRank) return this.rank > this.bestRank;
    if (this.label !== this.bestLabel) return this.isNamedBefore(this.label, this.bestLabel);
    if (coding !== this.bestCoding) return coding > this.bestCoding;
    return (
      loadI32(representation + REPRESENTATION_BODY_LENGTH) < loadI32(this.best + REPRESENTATION_BODY_LENGTH)
    );
  }

  /** Whether the reader names the type of one label before that of another; of one type, the order in the pack decides. */
  private isNamedBefore(label: i32, other: i32): bool {
    const accept: Field | null = this.accept;
    if (accept === null) return false;
    const type: i32 = loadI32(label + LABEL_TYPE);
    const otherType: i32 = loadI32(other + LABEL_TYPE);
    if (type === otherType) return false;
    const otherLength: i32 = loadI32(other + LABEL_TYPE_LENGTH);
    return namesFirst(accept, type, loadI32(label + LABEL_TYPE_LENGTH), otherType, otherLength);
  }
}

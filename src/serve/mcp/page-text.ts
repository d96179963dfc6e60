/** The Markdown of a page at an instant: what a reader who prefers text/markdown is sent from the same path. */
import { inflateAt, resetInflation } from '../../inflate/inflate.ts';
import { INFLATE_STATE_SIZE, STATE_READY, WINDOW_SIZE } from '../../inflate/state.ts';
import { isText } from '../../site/bytes.ts';
import {
  CODING_IDENTITY,
  LABEL_TYPE,
  LABEL_TYPE_LENGTH,
  PAIR_LENGTH,
  PAIR_TEXT,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_LENGTH,
  REPRESENTATION_LABEL,
  VERSION_LOCATION,
  VERSION_REPRESENTATION_COUNT,
} from '../../site/layout.ts';
import { allocate, loadI32, loadU8 } from '../../site/memory.ts';
import {
  codingOf,
  isSoundLabel,
  isSoundRepresentation,
  isSoundVersion,
  representationAt,
  statusOf,
} from '../../site/representations.ts';
import type { Site } from '../../site/site.ts';
import { locate } from '../decide.ts';
import { MAX_TARGET_LENGTH } from '../limits.ts';
import { readPath } from '../path.ts';
import type { Place } from '../place.ts';
import type { Path } from '../request-path.ts';
import type { Output } from '../search/output.ts';
import { readTarget, TARGET_PATH, type Target } from '../target.ts';
import { putJsonByte } from './reply.ts';

const OK: i32 = 200;

export class PageText {
  /** Whether there was no memory for it. */
  isCramped: bool = false;
  /** Where the page is instead; address 0: here. */
  location: i32 = 0;
  locationLength: i32 = 0;
  isThere: bool = false;
  hasText: bool = false;
  /** Bytes of the text. */
  length: i32 = 0;
  private at: i32 = 0;
  /** Whether a character has begun. */
  private isBegun: bool = false;
  private site: Site;

  /** Looks for the path of `length` bytes at `at` at an instant, seconds since 1970. */
  constructor(site: Site, at: i32, length: i32, now: f64) {
    this.site = site;
    this.find(at, length, now);
  }

  private find(at: i32, length: i32, now: f64): void {
    const site: Site = this.site;
    if (length > MAX_TARGET_LENGTH) return;
    const target: Target = readTarget(at, length);
    if (target.kind !== TARGET_PATH) return;
    const path: Path = readPath(target.path, target.pathLength);
    if (path.overflow) this.isCramped = true;
    if (path.length === 0) return;
    const place: Place = locate(site, path, now);
    if (place.version !== 0) {
      this.open(place.version);
    } else if (place.locationLength > 0) {
      this.location = place.location;
      this.locationLength = place.locationLength;
    }
  }

  private open(version: i32): void {
    const site: Site = this.site;
    if (!isSoundVersion(site, version)) return;
    const location: i32 = loadI32(version + VERSION_LOCATION);
    if (location !== 0) {
      this.location = loadI32(location + PAIR_TEXT);
      this.locationLength = loadI32(location + PAIR_LENGTH);
      return;
    }
    if (statusOf(version) !== OK) return;
    this.isThere = true;
    for (let i: i32 = 0; i < loadI32(version + VERSION_REPRESENTATION_COUNT); i++) {
      const form: i32 = representationAt(version, i);
      const label: i32 = loadI32(form + REPRESENTATION_LABEL);
      if (!isSoundLabel(site, label) || !isSoundRepresentation(site, form)) return;
      if (codingOf(form) !== CODING_IDENTITY) continue;
      const type: i32 = loadI32(label + LABEL_TYPE);
      if (!isText(type, loadI32(label + LABEL_TYPE_LENGTH), 'text/markdown')) continue;
      this.hasText = true;
      this.at = loadI32(form + REPRESENTATION_BODY);
      this.length = loadI32(form + REPRESENTATION_BODY_LENGTH);
      return;
    }
  }

  /**
   * Writes the text from an offset on, escaped for a JSON string, until the output has less than `room` bytes left; gives
   * where it stopped, between two characters. -1: it is damaged, or there is no memory to inflate it.
   */
  write(out: Output, offset: i32, room: i32): i32 {
    if (this.at >= 0) {
      let end: i32 = offset;
      while (end < this.length && this.takes(out, room, loadU8(this.at + end))) end++;
      return end;
    }
    const state: i32 = allocate(INFLATE_STATE_SIZE);
    const window: i32 = allocate(WINDOW_SIZE);
    if (state === 0 || window === 0) return -1;
    resetInflation(state, window);
    let end: i32 = offset;
    while (end < this.length) {
      const count: i32 = inflateAt(state, this.at + end, this.length - end);
      if (count === 0) return -1;
      const from: i32 = loadI32(state + STATE_READY);
      for (let i: i32 = 0; i < count; i++) {
        if (!this.takes(out, room, loadU8(from + i))) return end;
        end++;
      }
    }
    return end;
  }

  /** Writes a byte; false: it begins a character, and there is no room for one. */
  private takes(out: Output, room: i32, byte: i32): bool {
    if ((byte & 0xc0) !== 0x80) {
      if (out.room() < room) return false;
      this.isBegun = true;
    }
    // An offset may lie within a character.
    if (this.isBegun) putJsonByte(out, byte);
    return true;
  }
}

/**
 * Accept-Encoding (RFC 9110 §12.5.3): how welcome each coding is to the reader.
 *
 * "identity" is acceptable unless it is ruled out by name or by "*;q=0", but where it is not named, any coding
 * that is named is preferred to it. x-gzip is gzip (§8.4.1.3). An empty field wants identity alone.
 */
import { isText } from '../site/bytes.ts';
import { CODING_BROTLI, CODING_GZIP, CODING_IDENTITY, CODING_ZSTD } from '../site/layout.ts';
import type { Field } from './request.ts';
import { WeightedList } from './weighted-list.ts';

const UNNAMED: i32 = -1;
/** Identity where it is only not ruled out: below the smallest weight that can be written, times two. */
const TOLERATED: i32 = 1;

export class CodingPreference {
  private identity: i32 = UNNAMED;
  private gzip: i32 = UNNAMED;
  private brotli: i32 = UNNAMED;
  private zstd: i32 = UNNAMED;
  private others: i32 = UNNAMED;

  /** Reads the field. Null: it was not sent, any coding is acceptable, and none at all the safest. */
  constructor(field: Field | null) {
    if (field !== null) {
      this.read(field);
    } else {
      this.identity = TOLERATED + 1;
      this.others = TOLERATED;
    }
  }

  /** How welcome a coding (CODING_*) is; 0: not acceptable. */
  of(coding: i32): i32 {
    let weight: i32 = UNNAMED;
    if (coding === CODING_IDENTITY) weight = this.identity;
    else if (coding === CODING_GZIP) weight = this.gzip;
    else if (coding === CODING_BROTLI) weight = this.brotli;
    else if (coding === CODING_ZSTD) weight = this.zstd;
    if (weight !== UNNAMED) return weight;
    if (this.others !== UNNAMED) return this.others;
    return coding === CODING_IDENTITY ? TOLERATED : 0;
  }

  private read(field: Field): void {
    const list: WeightedList = new WeightedList(field);
    while (list.next()) {
      const weight: i32 = list.weight * 2;
      if (isText(list.at, list.length, 'gzip') || isText(list.at, list.length, 'x-gzip')) this.gzip = weight;
      else if (isText(list.at, list.length, 'br')) this.brotli = weight;
      else if (isText(list.at, list.length, 'zstd')) this.zstd = weight;
      else if (isText(list.at, list.length, 'identity')) this.identity = weight;
      else if (isText(list.at, list.length, '*')) this.others = weight;
    }
  }
}

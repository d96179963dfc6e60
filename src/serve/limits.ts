/** What a request may take up. Past these it gets an answer (414, 431, or the whole body), never a trap. */

/** A longer request target (bytes) is answered 414. RFC 9110 §4.1 asks for 8,000 at least. */
export const MAX_TARGET_LENGTH: i32 = 8192;
/** A longer value (bytes) of a header that we read, repeated fields joined, is answered 431. */
export const MAX_FIELD_LENGTH: i32 = 8192;
/** A Range with more ranges is ignored (RFC 9110 §14.2, §17.15). */
export const MAX_RANGES: i32 = 16;
/** Ranges nearer than this (bytes) are sent as one: the head of a part costs as much (§15.3.7.2). */
export const RANGE_GAP: i32 = 80;

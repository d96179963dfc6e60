/** How large a site can be, and the error of one that is larger. */

export interface SiteLimits {
  /** Of the pack: all distinct bodies as they are stored, and the tables. */
  bytes: number;
  /** Of all distinct bodies that are stored as gzip, inflated. */
  'bytes of text': number;
  /** Paths that answer. */
  routes: number;
}

/**
 * Bytes: wasmparser, which is in wasmtime, Spin and jco, refuses a module inside a component that is over
 * 1 GiB (MAX_WASM_MODULE_SIZE), and so does V8; 64 KiB are for the rest of the module beside the pack. Routes:
 * the handler reads no table of more than 2^24 entries (src/site/site.ts), and the route table is at most three
 * quarters full. Text: the handler gives each byte that is inflated an address below 0, of which there are 2^31.
 */
export const SITE_LIMITS: SiteLimits = {
  bytes: 2 ** 30 - 2 ** 16,
  'bytes of text': 2 ** 31,
  routes: 2 ** 23,
};

/** A site that does not fit a component. */
export class SiteTooLarge extends Error {
  readonly what: keyof SiteLimits;
  /** How many of it the site has; of bytes those that were counted until it was too many. */
  readonly size: number;
  readonly limit: number;

  constructor(what: keyof SiteLimits, size: number, limit: number) {
    super(`the site has ${size} ${what}; a component holds ${limit} at most`);
    this.name = 'SiteTooLarge';
    this.what = what;
    this.size = size;
    this.limit = limit;
  }
}

/** Throws SiteTooLarge where `size` is over the limit. */
export function checkSiteSize(what: keyof SiteLimits, size: number, limits: SiteLimits): void {
  if (size > limits[what]) throw new SiteTooLarge(what, size, limits[what]);
}

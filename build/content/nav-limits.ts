/**
 * How many entries a navigation has before pages show only the branch that is read: else a site would grow with the
 * square of its pages. Entries that an author listed in nav.yml are all shown up to a higher number than entries made
 * from folders.
 */

/** Of entries that nav.yml lists. */
export const MOST_LISTED = 300;
/** Of entries made from folders. */
export const MOST_FROM_FOLDERS = 100;

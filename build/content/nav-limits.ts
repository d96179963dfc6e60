/**
 * How many entries a navigation has before pages show only the branch that is read: else a site would grow with the
 * square of its pages. What an author listed in nav.yml is honoured longer than what comes of folders.
 */

export const MOST_LISTED = 300;
export const MOST_FROM_FOLDERS = 100;

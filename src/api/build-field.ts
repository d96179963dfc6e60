/** The header field that names the build of a site and its API: both have the same, or one is of another build. */

export const BUILD_FIELD = 'coldpress-build';

/** Its value where there is no build: while writing. */
export const NO_BUILD: string = `sha256:${'0'.repeat(64)}`;

/** Where a project keeps what is costly to make again: beside the content, out of the repository. */

/** From the folder in which a command runs. Nothing in it changes what a build gives. */
export const CACHE_FOLDER = '.coldpress';
/** Results by the hash of what they were made from (build/remember/). */
export const CONTENT_CACHE: string = `${CACHE_FOLDER}/content`;

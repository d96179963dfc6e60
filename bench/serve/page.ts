/** The page that every server of the benchmark is asked for: 5,731 bytes, and pages of a blog are such. */

/** As text, for engines without Node's Buffer. It is ASCII. */
export const PAGE_TEXT: string =
  `<!doctype html><title>Page</title><body>${'<p>lorem ipsum dolor</p>'.repeat(400)}`.slice(0, 5731);

export const PAGE: Uint8Array = new TextEncoder().encode(PAGE_TEXT);

/** Where the servers have it. */
export const PAGE_PATH: string = '/posts/page';

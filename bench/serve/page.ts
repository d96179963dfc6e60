/** The page that every server of the benchmark is asked for: the prototype's own, 5,731 bytes. */
export const PAGE: Buffer = Buffer.from(
  `<!doctype html><title>Page</title><body>${'<p>lorem ipsum dolor</p>'.repeat(400)}`,
).subarray(0, 5731);

/** Where the servers have it. */
export const PAGE_PATH: string = '/posts/page';

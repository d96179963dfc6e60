/** Where the documentation is on the web. All messages take addresses from here. */
import type { ProblemCode } from './problem-kinds.ts';

/** The `url` of content/config.yml (a test compares them), which serves content/pages/docs/. */
export const DOCS_SITE = 'https://coldpress.example';

/** The page that lists every kind of problem; with `code`, the place on it that explains this one. */
export function problemAddress(code?: ProblemCode): string {
  const page = `${DOCS_SITE}/docs/problems`;
  return code === undefined ? page : `${page}#${code}`;
}

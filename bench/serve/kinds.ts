/** Requests that cost the site different things. */
import { ARTICLE_PATH } from './article.ts';
import { PAGE_PATH } from './page.ts';

/** A header field: name in lower case, value. */
export type Field = [name: string, value: string];

const BROWSER: Field[] = [
  ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['accept-language', 'en-GB,en;q=0.5'],
  ['accept-encoding', 'gzip, deflate, br, zstd'],
  ['dnt', '1'],
  ['upgrade-insecure-requests', '1'],
  ['sec-fetch-dest', 'document'],
  ['sec-fetch-mode', 'navigate'],
  ['sec-fetch-site', 'none'],
  ['sec-fetch-user', '?1'],
  ['priority', 'u=0, i'],
];

export interface Kind {
  path: string;
  /** The header fields that it carries. */
  fields: readonly Field[];
}

/**
 * The page for a program, for a browser, and for a browser that has it already (304); a larger page for a reader that
 * takes gzip, and for one that does not.
 */
export const KINDS: Readonly<Record<'plain' | 'browser' | 'not-modified' | 'gzip' | 'identity', Kind>> = {
  plain: { path: PAGE_PATH, fields: [] },
  browser: { path: PAGE_PATH, fields: BROWSER },
  'not-modified': { path: PAGE_PATH, fields: [['if-none-match', '*']] },
  gzip: { path: ARTICLE_PATH, fields: [['accept-encoding', 'gzip']] },
  identity: { path: ARTICLE_PATH, fields: [['accept-encoding', 'identity']] },
};

/** The fields as wrk takes them, 'name: value'. */
export function headerLines(fields: readonly Field[]): string[] {
  return fields.map(([name, value]) => `${name}: ${value}`);
}

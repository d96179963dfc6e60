/** The media type that marks the search index: a version with such a representation is a search. */
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { identityOf } from './codings.ts';
import type { Manifest } from './manifest.ts';
import type { ResourceBody } from './resource.ts';

export const SEARCH_INDEX_TYPE = 'application/vnd.coldpress.search-index';

/** A body that the handler reads in place, so that it is never coded. */
export function plainBody(
  body: StoredBytes,
  { type, language, headers }: Pick<ResourceBody, 'type' | 'language' | 'headers'>,
): ResourceBody {
  return { type, language, body, headers, lastModified: null, forms: [identityOf(body)] };
}

/** Whether the site has the MCP endpoint: a search at its path, where an author's page may stand as well. */
export function servesAgents({ routes }: Pick<Manifest, 'routes'>, path: string): boolean {
  const route = routes.find((each) => each.path === path);
  return (
    route?.versions.some(({ representations }) => representations.at(-1)?.type === SEARCH_INDEX_TYPE) ?? false
  );
}

/** The search index as the body of a resource; empty ones stand for it until all documents are made. */
export function indexBody(index: StoredBytes): ResourceBody {
  return plainBody(index, { type: SEARCH_INDEX_TYPE, language: null, headers: [] });
}

/** The media type that marks the search index: a version with such a representation is a search. */
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { identityOf } from './codings.ts';
import type { ResourceBody } from './resource.ts';

export const SEARCH_INDEX_TYPE = 'application/vnd.coldpress.search-index';

/** A body that the handler reads in place, so that it is never coded. */
export function plainBody(
  body: StoredBytes,
  { type, language, headers }: Pick<ResourceBody, 'type' | 'language' | 'headers'>,
): ResourceBody {
  return { type, language, body, headers, lastModified: null, forms: [identityOf(body)] };
}

/** The search index as the body of a resource; empty ones stand for it until all documents are made. */
export function indexBody(index: StoredBytes): ResourceBody {
  return plainBody(index, { type: SEARCH_INDEX_TYPE, language: null, headers: [] });
}

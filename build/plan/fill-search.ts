/** Puts the search index into the searching versions. It has the words of all documents, so they are made first. */

import { decodeText } from '../bundle/document-texts.ts';
import type { Resource, ResourceBody, TimedResource } from '../bundle/resource.ts';
import { indexBody, SEARCH_INDEX_TYPE } from '../bundle/search-version.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { Document } from '../content/model.ts';
import { renderDocument } from '../pages/documents/render-document.ts';
import { GroupReading } from '../pages/search/group-reading.ts';
import { KeptGroups } from '../pages/search/kept-groups.ts';
import { searchDocuments } from '../pages/search/search-documents.ts';
import { writeIndex } from '../pages/search/write-index.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import type { SiteContext } from '../site/site-context.ts';
import { inputFor, type SnapshotInputs, snapshotInputs } from '../site/snapshot-input.ts';

/** `versions` with the index of `makeIndex`, which is called once, and only if a version searches. */
export async function fillSearch(
  versions: ReadonlyMap<string, TimedResource[]>,
  makeIndex: () => Uint8Array | Promise<Uint8Array>,
): Promise<Map<string, TimedResource[]>> {
  const filled = new Map(versions);
  let made: ResourceBody | null = null;
  const known = new Map<Resource, Resource>();
  for (const path of searchingPaths(versions)) {
    const own = versions.get(path) ?? [];
    made ??= indexBody(await makeIndex());
    const index = made;
    filled.set(
      path,
      own.map((each) => {
        const resource = known.get(each.resource) ?? withIndex(each.resource, index);
        known.set(each.resource, resource);
        return { ...each, resource };
      }),
    );
  }
  return filled;
}

/** The paths of `versions` that have a search. */
export function searchingPaths(versions: ReadonlyMap<string, TimedResource[]>): Set<string> {
  const searching = [...versions].filter(([, own]) => own.some(({ resource }) => isSearch(resource)));
  return new Set(searching.map(([path]) => path));
}

function isSearch({ bodies }: Resource): boolean {
  return bodies.some(({ type }) => type === SEARCH_INDEX_TYPE);
}

function withIndex(resource: Resource, index: ResourceBody): Resource {
  if (!isSearch(resource)) return resource;
  const bodies = resource.bodies.map((body) =>
    body.type === SEARCH_INDEX_TYPE ? { ...index, headers: body.headers } : body,
  );
  return { ...resource, bodies };
}

/**
 * The index of a site from `asOf` on. `texts` returns the texts of articles that are encoded already, and a key that
 * stands for them; the words of these are kept in the cache.
 */
export function siteSearchIndex(
  context: SiteContext,
  asOf: number,
  texts: KeyedTexts = NO_TEXTS,
): Uint8Array {
  return writeIndex(readSearch(context, asOf, texts)).index;
}

/** The search of a site, as for `siteSearchIndex`; nothing is read yet. A document is ready when it has a key. */
export function readSearch(context: SiteContext, asOf: number, texts: KeyedTexts): GroupReading {
  let inputs: SnapshotInputs | null = null;
  const textOf = (document: Document): string => {
    const encoded = texts.textsOf(document);
    if (encoded !== null) return decodeText(encoded);
    inputs ??= snapshotInputs(context, asOf);
    return renderDocument(inputFor(inputs, document), document).text;
  };
  const documents = searchDocuments(context, asOf, { textOf, keyOf: (document) => texts.keyOf(document) });
  return new GroupReading(documents, new KeptGroups(context.memo.part(cacheOf)));
}

/** The texts of a site's articles, where they are encoded. */
interface KeyedTexts {
  textsOf: (document: Document) => StoredBytes | null;
  keyOf: (document: Document) => string | undefined;
}

const NO_TEXTS: KeyedTexts = { textsOf: () => null, keyOf: () => undefined };

function cacheOf(cache: ContentCache): ContentCache {
  return cache;
}

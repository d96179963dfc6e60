/** The portable search on an index alone, without pack or site. */

import type { SearchDocument } from '../../build/pages/search/search-document.ts';
import { makeSearchIndex } from '../../build/pages/search/write-index.ts';
import { DocumentRecord } from '../../src/serve/search/document-record.ts';
import { OUTPUT_SIZE, Output } from '../../src/serve/search/output.ts';
import { QUERY_SIZE, Query } from '../../src/serve/search/query.ts';
import { RANKING_SIZE, Ranking } from '../../src/serve/search/ranking.ts';
import { READER_SIZE, readQuery } from '../../src/serve/search/read-query.ts';
import { TEXTS_SIZE, TextWriter } from '../../src/serve/search/texts.ts';
import { PACK_BASE } from '../../src/site/layout.ts';
import { allocate, storeU8, useMemory } from '../../src/site/memory.ts';
import { SearchIndex } from '../../src/site/search-index.ts';

export interface FoundDocuments {
  total: number;
  /** Whether there may be more: not all texts that may hold a phrase were read. */
  isAtLeast: boolean;
  /** Their numbers, best first, and their scores. */
  documents: number[];
  scores: number[];
  /** Their titles and excerpts as HTML, each pair in one. */
  texts: string[];
}

export interface SearchOptions {
  scope?: number;
  /** Seconds since 1970. */
  now?: number;
  /** How many are wanted. */
  most?: number;
}

/** A document of an index; what is not named is not there. */
export function searchDocument(named: Partial<SearchDocument>): SearchDocument {
  return {
    path: '/x',
    title: '',
    text: '',
    headings: [],
    description: '',
    keywords: [],
    tags: [],
    author: null,
    language: 'en',
    created: null,
    from: null,
    until: null,
    scope: 0,
    ...named,
  };
}

/** What searches an index of these documents; null where the index is refused. */
export function searcher(
  documents: readonly Partial<SearchDocument>[],
): (query: string, options?: SearchOptions) => FoundDocuments {
  const search = indexSearcher(makeSearchIndex(documents.map(searchDocument)).index);
  return (query, options) => {
    const found = search(query, options);
    if (found === null) throw new Error('the index is broken');
    return found;
  };
}

/** What searches the bytes of an index, damaged or not. It gives null where the handler would refuse the index. */
export function indexSearcher(
  bytes: Uint8Array,
): (query: string, options?: SearchOptions) => FoundDocuments | null {
  const memory = new Uint8Array(PACK_BASE + bytes.length);
  memory.set(bytes, PACK_BASE);
  return (query, { scope = 0, now = 0, most = 10 } = {}) => {
    useMemory(memory.buffer);
    const text = Buffer.from(query);
    const at = allocate(text.length);
    text.forEach((byte, place) => {
      storeU8(at + place, byte);
    });
    const index = new SearchIndex(PACK_BASE, bytes.length);
    if (index.broken) return null;
    const scratch = allocate(QUERY_SIZE + READER_SIZE + RANKING_SIZE);
    const looked = new Query(index, scope, now, scratch);
    readQuery(index, looked, at, at + text.length, scratch + QUERY_SIZE);
    const ranking = new Ranking(index, looked, scope, now, most, scratch + QUERY_SIZE + READER_SIZE);
    if (index.broken) return null;
    const hits = Array.from({ length: Math.min(most, ranking.count) }, (_, hit) => hit);
    const room = allocate(OUTPUT_SIZE + TEXTS_SIZE);
    const texts = hits.map((hit) => {
      const record = new DocumentRecord(index);
      record.read(ranking.documentAt(hit));
      const out = new Output(room, false);
      const from = out.mark();
      const writer = new TextWriter(index, looked, out, true, room + OUTPUT_SIZE);
      writer.putTitle(record);
      writer.putExcerpt(record);
      return Buffer.from(memory.subarray(from, out.mark())).toString();
    });
    if (index.broken) return null;
    return {
      total: ranking.total,
      isAtLeast: ranking.isAtLeast,
      documents: hits.map((hit) => ranking.documentAt(hit)),
      scores: hits.map((hit) => ranking.scoreAt(hit)),
      texts,
    };
  };
}

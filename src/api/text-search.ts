/**
 * Words in posts: the search of the site (src/serve/search/) on an index of the posts that an API has. As a filter it
 * leaves out what has not all of the words; the search of the site ranks what has any of them.
 */
import { PHRASES_SIZE, PhraseReader } from '../serve/search/phrases.ts';
import { NO_DOCUMENT, type Postings } from '../serve/search/postings.ts';
import { type Phrase, QUERY_SIZE, Query } from '../serve/search/query.ts';
import { READER_SIZE, readQuery } from '../serve/search/read-query.ts';
import { ARENA_END } from '../site/layout.ts';
import { allocate, loadU8, storeU8, useMemory } from '../site/memory.ts';
import { SearchIndex } from '../site/search-index.ts';

/** Posts that are read for a phrase at most, the newest: an engine without a compiler takes some 0.1 ms for each. */
const MOST_READ = 2000;
/** Bytes of a text that count, as in the search of the site. */
const MOST_BYTES = 400;
const BLANK = 0x20;

export class TextSearch {
  readonly #memory: ArrayBuffer;
  readonly #length: number;

  /** Searches an index in base64. Throws where it is no base64. */
  constructor(base64: string) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    this.#length = bytes.length;
    this.#memory = new ArrayBuffer(ARENA_END + bytes.length);
    new Uint8Array(this.#memory).set(bytes, ARENA_END);
  }

  /**
   * The numbers of the documents, public at `now` (seconds since 1970), that have all that `text` looks for, ascending.
   * None where it looks for nothing. Throws where the index is damaged.
   */
  find(text: string, now: number): number[] {
    useMemory(this.#memory);
    const index = new SearchIndex(ARENA_END, this.#length);
    if (index.broken) throw new Error('the search index is damaged');
    const query = readText(index, text, now);
    if (query.isEmpty()) return [];
    const groups = groupsOf(index, query);
    const needed = query.wanted | query.required;
    const found: number[] = [];
    for (const [document, own] of groups.entries()) {
      const suits = (own & needed) === needed && (own & query.excluded) === 0;
      if (suits && index.isShown(document, 0, now)) found.push(document);
    }
    return withPhrases(index, query, found);
  }
}

function readText(index: SearchIndex, text: string, now: number): Query {
  const bytes = new TextEncoder().encode(text.toLowerCase());
  let length = Math.min(bytes.length, MOST_BYTES);
  // Never a part of a character.
  while (length > 0 && ((bytes[length] ?? 0) & 0xc0) === 0x80) length--;
  const at = allocate(length);
  for (let place = 0; place < length; place++) storeU8(at + place, Math.max(bytes[place] ?? 0, BLANK));
  const query = new Query(index, 0, now, allocate(QUERY_SIZE));
  readQuery(index, query, at, at + length, allocate(READER_SIZE));
  return query;
}

/** The groups of the query that each document has. */
function groupsOf(index: SearchIndex, query: Query): Int32Array {
  const groups = new Int32Array(index.documentCount);
  const add = (document: number, group: number): void => {
    groups[document] = (groups[document] ?? 0) | group;
  };
  for (let postings: Postings | null = query.postings; postings !== null; postings = postings.next) {
    for (postings.advance(); postings.document !== NO_DOCUMENT; postings.advance())
      add(postings.document, postings.group);
    if (postings.all === 0) continue;
    for (let document = 0; document < groups.length; document++)
      if (((loadU8(postings.all + (document >> 3)) >> (document & 7)) & 1) !== 0)
        add(document, postings.group);
  }
  return groups;
}

/** Those of `found` that hold the phrases of the query, and none that it excludes. */
function withPhrases(index: SearchIndex, query: Query, found: number[]): number[] {
  if (query.phrases === null) return found;
  const reader = new PhraseReader(index, query, allocate(PHRASES_SIZE));
  let rest = found.slice(0, MOST_READ);
  for (let phrase: Phrase | null = query.phrases; phrase !== null; phrase = phrase.next) {
    const own: Phrase = phrase;
    rest = rest.filter((document) => reader.suits(own, document));
  }
  return rest;
}

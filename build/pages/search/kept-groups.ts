/**
 * Groups of documents whose words an earlier build kept. A group ends where the path of a document says so
 * (groups-in-order.ts): so the groups before and after one that has changed stay as they are, and with them their records.
 */
import { endianness } from 'node:os';
import { type ContentCache, cacheKey, NO_CACHE } from '../../remember/content-cache.ts';
import { nameHash } from '../name-hash.ts';
import { type CommonList, CommonWords } from './common-words.ts';
import type { DocumentGroup } from './document-group.ts';
import type { GroupFinds } from './group-finds.ts';
import { decodeGroup, encodeGroup, type GroupRecord } from './group-record.ts';
import { Grouping } from './grouping.ts';
import type { DocumentWords } from './read-document.ts';
import type { SearchDocument } from './search-document.ts';
import { WordForms } from './word-forms.ts';
import { Words } from './words.ts';

/** The kind of record that has the words of a group. */
export const KEPT_WORDS = 'search words';

/** Whether the words of a group of documents with these keys are kept. */
export function areKept(keys: readonly string[], cache: ContentCache): boolean {
  return cache.locate(keyOf(KEPT_WORDS, keys)) !== null;
}

export interface ReadGroup {
  group: DocumentGroup;
  /** Null: not known yet. */
  finds: GroupFinds | null;
  /** Keeps its words and these finds for later builds. */
  keep: (finds: GroupFinds) => void;
}

export class KeptGroups {
  readonly words: Words = new Words();
  readonly forms: WordForms = new WordForms(this.words);
  readonly #cache: ContentCache;
  readonly #grouping = new Grouping();
  readonly #common: CommonWords;
  /** The list that new groups refer to; null: none was kept yet. */
  #list: CommonList | null = null;
  #madeCount = 0;
  #knownCount = 0;
  /** By key. */
  readonly #ofLastBuild = new Map<string, GroupRecord>();

  constructor(cache: ContentCache) {
    this.#cache = cache;
    this.#common = new CommonWords(cache, this.words, this.forms);
  }

  /** Looks up the groups of the last build, before the documents of this one are known: most of them are the same. */
  recallLast(): void {
    const { sharing } = this.#cache;
    if (sharing === undefined) return;
    for (const { key, bytes } of sharing.lastOf(KEPT_WORDS)) {
      const known = this.#decode(bytes);
      if (typeof known === 'string') continue;
      this.#ofLastBuild.set(key, known);
      for (const place of known.group.found) this.forms.of(known.group.words[place] ?? 0);
    }
  }

  /** The group of documents, of which `read` returns the words where they are not kept. */
  of(documents: readonly SearchDocument[], read: (document: SearchDocument) => DocumentWords): ReadGroup {
    const keys = documents.flatMap(({ key }) => (key === undefined ? [] : [key]));
    if (this.#cache === NO_CACHE || keys.length < documents.length) {
      return { group: this.#make(documents, read, null), finds: null, keep: () => {} };
    }
    const halves = halfKeys(documents);
    const { known, key } = this.#recall(keyOf(KEPT_WORDS, keys));
    if (known === null) this.#madeCount++;
    else this.#knownCount++;
    const group = known?.group ?? this.#make(documents, read, this.#before(halves));
    for (const half of halves) this.#cache.put(half, Buffer.from(key));
    const keep = (finds: GroupFinds): void => {
      // Where most groups are new, so are their words.
      this.#list ??= this.#madeCount > this.#knownCount ? this.#common.begin() : this.#common.list();
      this.#cache.put(key, encodeGroup({ keys, group, finds }, this.#list, this));
    };
    return { group, finds: known?.finds ?? null, keep };
  }

  /** The group of `documents`; those of `before` are not read again. */
  #make(
    documents: readonly SearchDocument[],
    read: (document: SearchDocument) => DocumentWords,
    before: GroupRecord | null,
  ): DocumentGroup {
    const places = new Map(before?.keys.map((key, place) => [key, place]));
    const members = documents.map((document) => places.get(document.key ?? '') ?? read(document));
    const languages = documents.map(({ language }) => language);
    return this.#grouping.group(members, languages, this.words.texts.length, before?.group);
  }

  /** The record at `key`, or at the one that follows it where its list of words is gone; and where it is to be. */
  #recall(key: string): { known: GroupRecord | null; key: string } {
    const last = this.#ofLastBuild.get(key);
    if (last !== undefined) {
      this.#cache.sharing?.use(key);
      return { known: last, key };
    }
    const stored = this.#cache.peek(key);
    if (stored === null) return { known: null, key };
    const known = this.#decode(stored);
    return typeof known === 'string' ? this.#recall(keyOf(KEPT_WORDS, [key, known])) : { known, key };
  }

  /** The group of a record; where its list of words is gone, the key of that. */
  #decode(stored: Uint8Array): GroupRecord | string {
    return decodeGroup(stored, (list) => this.#common.recall(list), this);
  }

  /** The group as it was before some of its documents changed, of which one half mostly has none. */
  #before(halves: readonly string[]): GroupRecord | null {
    for (const half of halves) {
      const key = this.#cache.get(half);
      const before = key === null ? null : this.#recall(Buffer.from(key).toString()).known;
      if (before !== null) return before;
    }
    return null;
  }
}

/** A key for each half of a group, by which its record is found when a document of the other half has changed. */
function halfKeys(documents: readonly SearchDocument[]): string[] {
  const halves: [string[], string[]] = [[], []];
  for (const { path, key = '' } of documents) halves[nameHash(path) >>> 31]?.push(key);
  return halves.filter((half) => half.length > 0).map((half) => keyOf('half of search words', half));
}

function keyOf(kind: string, keys: readonly string[]): string {
  return cacheKey(kind, endianness(), ...keys);
}

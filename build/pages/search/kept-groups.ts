/**
 * The documents in groups, those that an earlier build kept and others. A group ends where the path of a document says
 * so: so the groups before and after one that has changed stay as they are, and with them their records.
 */
import { endianness } from 'node:os';
import { type ContentCache, cacheKey, NO_CACHE } from '../../remember/content-cache.ts';
import { groupsInOrder } from '../../remember/groups-in-order.ts';
import { nameHash } from '../groups.ts';
import { type CommonList, CommonWords } from './common-words.ts';
import type { DocumentGroup } from './document-group.ts';
import { type GroupFinds, MOST_DOCUMENTS } from './group-finds.ts';
import { decodeGroup, encodeGroup, type GroupRecord } from './group-record.ts';
import { Grouping } from './grouping.ts';
import { RANKING, type RankingConstants } from './postings.ts';
import { DocumentReader, type DocumentWords } from './read-document.ts';
import type { SearchDocument } from './search-document.ts';
import { WordForms } from './word-forms.ts';
import { Words } from './words.ts';

/** Approximate number of documents in a group: of a large site more, since the words of each group are looked up. */
function groupSize(count: number): number {
  return count > 4096 ? 64 : 32;
}

export interface SiteGroup {
  group: DocumentGroup;
  /** Null: not known yet. */
  finds: GroupFinds | null;
  /** The number of its first document. */
  first: number;
  /** Keeps its words and these finds for later builds. */
  keep: (finds: GroupFinds) => void;
}

/**
 * The groups of all documents of a site. A build whose threads are still making documents reads groups of those that are
 * there: the order in which groups are read decides the numbers of words, and nothing of the index.
 */
export class GroupReading {
  readonly documents: readonly SearchDocument[];
  readonly words: Words = new Words();
  readonly forms: WordForms = new WordForms(this.words);
  readonly #reader: DocumentReader;
  readonly #kept: KeptGroups;
  readonly #groups: { members: readonly SearchDocument[]; first: number; read: SiteGroup | null }[] = [];

  /** The groups of documents that have keys are kept in `cache`. */
  constructor(
    documents: readonly SearchDocument[],
    { ranking, cache }: { ranking: RankingConstants; cache: ContentCache },
  ) {
    this.documents = documents;
    this.#reader = new DocumentReader(this.words, this.forms, ranking);
    this.#kept = new KeptGroups(ranking === RANKING ? cache : NO_CACHE, this.words, this.forms);
    let first = 0;
    for (const members of groupsOf(documents)) {
      this.#groups.push({ members, first, read: null });
      first += members.length;
    }
  }

  /** Reads the groups of which all documents are ready. */
  advance(isReady: (document: SearchDocument) => boolean): void {
    for (const group of this.#groups) {
      if (group.read === null && group.members.every(isReady)) this.#read(group);
    }
  }

  /** All groups, in their order; the rest is read. */
  groups(): SiteGroup[] {
    return this.#groups.map((group) => group.read ?? this.#read(group));
  }

  #read(group: { members: readonly SearchDocument[]; first: number; read: SiteGroup | null }): SiteGroup {
    const { members, first } = group;
    const read = { ...this.#kept.of(members, (document) => this.#reader.read(document)), first };
    group.read = read;
    return read;
  }
}

/** The documents in groups, in their order. */
export function groupsOf(documents: readonly SearchDocument[]): SearchDocument[][] {
  const size = groupSize(documents.length);
  const sizes = { size, least: size / 2, most: Math.min(3 * size, MOST_DOCUMENTS) };
  return groupsInOrder(documents, ({ path }) => path, sizes);
}

/** The kind of record that has the words of a group. */
export const KEPT_WORDS = 'search words';

/** Whether the words of a group of documents with these keys are kept. */
export function areKept(keys: readonly string[], cache: ContentCache): boolean {
  return cache.locate(keyOf(KEPT_WORDS, keys)) !== null;
}

class KeptGroups {
  readonly #cache: ContentCache;
  readonly #words: Words;
  readonly #forms: WordForms;
  readonly #grouping = new Grouping();
  readonly #common: CommonWords;
  /** The list that new groups refer to; null: none was kept yet. */
  #list: CommonList | null = null;
  #madeCount = 0;
  #knownCount = 0;

  constructor(cache: ContentCache, words: Words, forms: WordForms) {
    this.#cache = cache;
    this.#words = words;
    this.#forms = forms;
    this.#common = new CommonWords(cache, words, forms);
  }

  of(
    documents: readonly SearchDocument[],
    read: (document: SearchDocument) => DocumentWords,
  ): Omit<SiteGroup, 'first'> {
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
      const both = { words: this.#words, forms: this.#forms };
      this.#cache.put(key, encodeGroup({ keys, group, finds }, this.#list, both));
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
    return this.#grouping.group(members, languages, this.#words.texts.length, before?.group);
  }

  /** The record at `key`, or at the one that follows it where its list of words is gone; and where it is to be. */
  #recall(key: string): { known: GroupRecord | null; key: string } {
    const stored = this.#cache.peek(key);
    if (stored === null) return { known: null, key };
    const both = { words: this.#words, forms: this.#forms };
    const known = decodeGroup(stored, (list) => this.#common.recall(list), both);
    return typeof known === 'string' ? this.#recall(keyOf(KEPT_WORDS, [key, known])) : { known, key };
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

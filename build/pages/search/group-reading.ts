/** The documents of a search in groups: those whose words an earlier build kept, and those that are read. */
import { groupsInOrder } from '../../remember/groups-in-order.ts';
import { MOST_DOCUMENTS } from './group-finds.ts';
import type { KeptGroups, ReadGroup } from './kept-groups.ts';
import { RANKING, type RankingConstants } from './postings.ts';
import { DocumentReader } from './read-document.ts';
import type { SearchDocument } from './search-document.ts';
import type { WordForms } from './word-forms.ts';
import type { Words } from './words.ts';

/** Approximate number of documents in a group: of a large site more, since the words of each group are looked up. */
function groupSize(count: number): number {
  return count > 4096 ? 64 : 32;
}

export interface SiteGroup extends ReadGroup {
  /** The number of its first document. */
  first: number;
}

/**
 * The groups of all documents of a site. A build whose threads are still making documents reads groups of those that are
 * there: the order in which groups are read decides the numbers of words, and nothing of the index.
 */
export class GroupReading {
  readonly documents: readonly SearchDocument[];
  readonly words: Words;
  readonly forms: WordForms;
  readonly #reader: DocumentReader;
  readonly #kept: KeptGroups;
  readonly #groups: { members: readonly SearchDocument[]; first: number; read: SiteGroup | null }[] = [];

  /** `kept` has the groups of documents that have keys; only words that are read for RANKING may be kept. */
  constructor(documents: readonly SearchDocument[], kept: KeptGroups, ranking: RankingConstants = RANKING) {
    this.documents = documents;
    this.#kept = kept;
    const { words, forms } = kept;
    this.words = words;
    this.forms = forms;
    this.#reader = new DocumentReader(words, forms, ranking);
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

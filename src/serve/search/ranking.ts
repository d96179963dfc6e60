/**
 * The documents that a query finds, best first. Documents are gone through in windows of their numbers, each list as
 * far as the window reaches: so memory is the same for a site of any size (as Lucene's BooleanScorer does it), and
 * every list is read once, in order. Of equals the first, which is the newest, comes first.
 */
import { copyBytes, peekI32, storeI32 } from '../../site/memory.ts';
import type { IndexReader, SearchIndex } from '../../site/search-index.ts';
import { DocumentRecord } from './document-record.ts';
import { PHRASES_SIZE, PhraseReader } from './phrases.ts';
import type { Postings } from './postings.ts';
import type { Phrase, Query } from './query.ts';

/** Documents of a window. */
const WINDOW: i32 = 1024;
/** A document of a window: its score, and the groups of the query that it has. */
const CELL_SIZE: i32 = 8;
/** A document that was found: its number, its score. */
const HIT_SIZE: i32 = 8;
/** The documents that are kept: the pages that can be turned to show no more. */
const MOST_HITS: i32 = 500;
/** Of the best ones the neighbours count (build/pages/search/neighbours.ts). */
const MOST_LIFTED: i32 = 40;
/** Where it is not known which groups a document has. */
const ALL_GROUPS: i32 = -1;
/** Bytes of memory that a ranking needs. */
export const RANKING_SIZE: i32 =
  WINDOW * CELL_SIZE + (MOST_HITS + 1) * HIT_SIZE + MOST_LIFTED * 4 + PHRASES_SIZE;

export class Ranking {
  /** How many documents were found; those kept are the best. */
  total: i32 = 0;
  /** Whether there may be more: not all texts that may hold a phrase were read. */
  isAtLeast: bool = false;
  /** Address of the documents that were kept, HIT_SIZE bytes each, and their number. */
  hits: i32;
  count: i32 = 0;
  private index: SearchIndex;
  private query: Query;
  private scope: i32;
  private now: f64;
  private cells: i32;
  private lifted: i32;
  private wanted: i32;
  /** The last document that was kept before phrases were looked for, and its score. */
  private cutDocument: i32 = 0;
  private cutScore: i32 = 0;
  private most: i32;
  private record: DocumentRecord;

  /** Ranks for readers of a category at an instant; `most` hits are shown. `memory`: RANKING_SIZE bytes. */
  constructor(index: SearchIndex, query: Query, scope: i32, now: f64, most: i32, memory: i32) {
    this.index = index;
    this.query = query;
    this.scope = scope;
    this.now = now;
    this.wanted = most;
    this.most = most < MOST_LIFTED ? MOST_LIFTED : most > MOST_HITS ? MOST_HITS : most;
    if (query.phrases !== null) this.most = MOST_HITS;
    this.record = new DocumentRecord(index);
    this.cells = memory;
    this.hits = memory + WINDOW * CELL_SIZE;
    this.lifted = this.hits + (MOST_HITS + 1) * HIT_SIZE;
    if (!query.isEmpty()) this.rankAll();
  }

  private rankAll(): void {
    for (let i: i32 = 0; i < WINDOW * CELL_SIZE; i += 4) storeI32(this.cells + i, 0);
    this.rankWindows(null);
    if (this.query.phrases !== null) this.checkPhrases();
    this.lift();
  }

  /** Goes through all documents; with a reader, those that were not kept before are read for the phrases. */
  private rankWindows(reader: PhraseReader | null): void {
    let postings: Postings | null = this.query.postings;
    while (postings !== null) {
      postings.rewind();
      postings.advance();
      postings = postings.next;
    }
    for (let first: i32 = 0; first < this.index.documentCount && !this.index.broken; first += WINDOW)
      this.rank(first, reader);
  }

  /** The document of a hit. */
  documentAt(hit: i32): i32 {
    return peekI32(this.hits + hit * HIT_SIZE);
  }

  scoreAt(hit: i32): i32 {
    return peekI32(this.hits + hit * HIT_SIZE + 4);
  }

  /** Ranks the documents of the window that begins with `first`. */
  private rank(first: i32, reader: PhraseReader | null): void {
    const end: i32 = first + WINDOW;
    const cells: i32 = this.cells - first * CELL_SIZE;
    let postings: Postings | null = this.query.postings;
    let isEmpty: bool = true;
    while (postings !== null) {
      if (postings.addTo(cells, end)) isEmpty = false;
      postings = postings.next;
    }
    let partial: Postings | null = this.query.partial;
    while (partial !== null) {
      partial.addAllTo(cells, first, end);
      isEmpty = false;
      partial = partial.nextPartial;
    }
    if (isEmpty) return;
    for (let cell: i32 = this.cells; cell < this.cells + WINDOW * CELL_SIZE; cell += CELL_SIZE) {
      const groups: i32 = peekI32(cell + 4);
      if (groups === 0) continue;
      const document: i32 = first + ((cell - this.cells) >> 3);
      const score: i32 = peekI32(cell);
      if (this.isHit(document, groups)) {
        if (reader === null) this.keep(document, score);
        else if (this.isBehindCut(document, score)) this.keepPhrases(reader, document, score, groups);
      }
      storeI32(cell, 0);
      storeI32(cell + 4, 0);
    }
  }

  private isHit(document: i32, groups: i32): bool {
    const query: Query = this.query;
    if ((groups & query.excluded) !== 0 || (groups & query.required) !== query.required) return false;
    if (query.required === 0 && query.wanted !== 0 && (groups & query.wanted) === 0) return false;
    return this.index.isShown(document, this.scope, this.now);
  }

  /** Puts a document among the hits, behind those that are as good. */
  private keep(document: i32, score: i32): void {
    this.total++;
    if (this.count === this.most && this.scoreAt(this.count - 1) >= score) return;
    let place: i32 = 0;
    let high: i32 = this.count;
    while (place < high) {
      const middle: i32 = (place + high) >> 1;
      if (this.scoreAt(middle) >= score) place = middle + 1;
      else high = middle;
    }
    const at: i32 = this.hits + place * HIT_SIZE;
    copyBytes(at + HIT_SIZE, at, (this.count - place) * HIT_SIZE);
    storeI32(at, document);
    storeI32(at + 4, score);
    if (this.count < this.most) this.count++;
  }

  /**
   * Takes away what does not hold the phrases of the query, or holds those that it excludes. Of many documents the best
   * are read first, and if they fill the page no others: how many there are is not known then.
   */
  private checkPhrases(): void {
    const reader: PhraseReader = new PhraseReader(this.index, this.query, this.lifted + MOST_LIFTED * 4);
    const found: i32 = this.count;
    const isCut: bool = this.total > found;
    this.cutDocument = found > 0 ? this.documentAt(found - 1) : 0;
    this.cutScore = found > 0 ? this.scoreAt(found - 1) : 0;
    this.count = 0;
    for (let hit: i32 = 0; hit < found && !this.index.broken; hit++) {
      if (!this.suits(reader, this.documentAt(hit), ALL_GROUPS)) continue;
      copyBytes(this.hits + this.count * HIT_SIZE, this.hits + hit * HIT_SIZE, HIT_SIZE);
      this.count++;
    }
    this.total = this.count;
    // Most documents have no excluded phrase, nor its words: they are soon counted.
    const readsAll: bool = isCut && (this.total <= this.wanted || !this.query.requiresPhrase);
    if (readsAll) this.rankWindows(reader);
    this.isAtLeast = reader.isSpent() || (isCut && !readsAll);
  }

  /** Whether a document that was found came after the last that was kept. */
  private isBehindCut(document: i32, score: i32): bool {
    return score < this.cutScore || (score === this.cutScore && document > this.cutDocument);
  }

  private keepPhrases(reader: PhraseReader, document: i32, score: i32, groups: i32): void {
    if (this.suits(reader, document, groups)) this.keep(document, score);
  }

  /** Whether a document that has these groups is as all phrases want it. */
  private suits(reader: PhraseReader, document: i32, groups: i32): bool {
    let phrase: Phrase | null = this.query.phrases;
    while (phrase !== null) {
      const own: i32 = ((1 << phrase.length) - 1) << phrase.first;
      const mayHold: bool = !phrase.isExcluded || (groups & own) === own;
      if (mayHold && !reader.suits(phrase, document)) return false;
      phrase = phrase.next;
    }
    return true;
  }

  /** Gives each of the best a part of the scores of its neighbours among them, and orders them again. */
  private lift(): void {
    const count: i32 = this.count < MOST_LIFTED ? this.count : MOST_LIFTED;
    for (let i: i32 = 0; i < count && !this.index.broken; i++) {
      storeI32(this.lifted + i * 4, this.scoreAt(i) + (this.neighbourScore(this.documentAt(i), count) >> 2));
    }
    if (this.index.broken) return;
    // By insertion: most stay where they are.
    for (let i: i32 = 0; i < count; i++) {
      const document: i32 = this.documentAt(i);
      const score: i32 = peekI32(this.lifted + i * 4);
      let place: i32 = i;
      while (place > 0 && this.isBehind(place - 1, document, score)) {
        copyBytes(this.hits + place * HIT_SIZE, this.hits + (place - 1) * HIT_SIZE, HIT_SIZE);
        place--;
      }
      storeI32(this.hits + place * HIT_SIZE, document);
      storeI32(this.hits + place * HIT_SIZE + 4, score);
    }
  }

  /** Whether a hit comes after a document of that score. */
  private isBehind(hit: i32, document: i32, score: i32): bool {
    const own: i32 = this.scoreAt(hit);
    return own < score || (own === score && this.documentAt(hit) > document);
  }

  /** The scores of those of the first `count` hits that are neighbours of a document. */
  private neighbourScore(document: i32, count: i32): i32 {
    this.record.read(document);
    const reader: IndexReader = this.record.rest;
    let sum: i32 = 0;
    for (let left: i32 = reader.varint(); left > 0 && !this.index.broken; left--) {
      const other: i32 = reader.varint();
      for (let i: i32 = 0; i < count; i++) if (this.documentAt(i) === other) sum += this.scoreAt(i);
    }
    return sum;
  }
}

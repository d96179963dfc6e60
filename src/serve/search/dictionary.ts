/**
 * Words of the dictionary: one as it is written, those that begin with it, and those that are one mistake away (one
 * letter too many, too few, another one, or two changed about: Damerau 1964). The dictionary is a trie, so words with
 * a mistake share the way to it: of some hundred ways most end after two or three letters (Schulz and Mihov, "Fast
 * string correction with Levenshtein automata", 2002, for the distance 1).
 *
 * A place in the dictionary is an edge's address (0: the root) and how many of its letters lie behind. No object is
 * made on the way, since objects take memory until the request ends.
 */
import { peekU8 } from '../../site/memory.ts';
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';
import {
  CLASS_SIZE,
  EDGE_HAS_CHILDREN,
  EDGE_IS_LAST,
  EDGE_IS_STOP_WORD,
  EDGE_IS_WORD,
  EDGE_LENGTH,
  ESCAPE,
} from '../../site/search-layout.ts';
import type { Candidates } from './candidates.ts';

/** How many edges of the dictionary one query may look at: what a stranger can make of it is bounded. */
const MOST_STEPS: i32 = 40000;
/** Letters below it are none: marks of tags and authors. */
const LOWEST_LETTER: i32 = 0x20;
/** What nextEdge gives for a place inside an edge. */
const INSIDE: i32 = -1;

export class Dictionary {
  /** Whether words that say nothing by themselves are looked for as well. */
  takesStopWords: bool = false;
  /** The place that `find` led to. */
  private edge: i32 = 0;
  private used: i32 = 0;
  /** How many edges were looked at. */
  private steps: i32 = 0;
  private index: SearchIndex;
  private reader: IndexReader;

  constructor(index: SearchIndex) {
    this.index = index;
    this.reader = new IndexReader(index, index.at);
  }

  /** Goes to the place behind the `length` letters at `at`. False: no word begins with them. */
  find(at: i32, length: i32): bool {
    this.edge = 0;
    this.used = 0;
    return this.walk(at, length);
  }

  /** The class of the word that ends at the place; 0: none does. */
  classHere(): i32 {
    if (this.edge === 0) return 0;
    const head: i32 = this.index.byteAt(this.edge);
    if (this.used < (head & EDGE_LENGTH) || (head & EDGE_IS_WORD) === 0) return 0;
    return this.index.classAt(this.edge + 1 + this.used);
  }

  /** Whether the word that ends at the place says nothing by itself. */
  isStopWord(): bool {
    return this.edge !== 0 && (this.index.byteAt(this.edge) & EDGE_IS_STOP_WORD) !== 0;
  }

  /** Adds the classes of all words that begin as the place says and have `most` letters more at most. */
  collectBelow(most: i32, found: Candidates): void {
    if (this.edge === 0) return;
    this.collect(this.edge, (this.index.byteAt(this.edge) & EDGE_LENGTH) - this.used, most, found);
  }

  /** Adds the classes of the words one mistake away from the `length` letters at `at`. */
  collectNear(at: i32, length: i32, found: Candidates): void {
    for (let i: i32 = 0; i < length; i++) if (peekU8(at + i) === ESCAPE) return;
    for (let i: i32 = 0; i <= length; i++) {
      if (!this.find(at, i)) return;
      this.collectFrom(this.edge, this.used, at + i, length - i, found);
    }
  }

  /** Goes on from the place by these letters. */
  private walk(at: i32, length: i32): bool {
    for (let i: i32 = 0; i < length; i++) if (!this.step(peekU8(at + i))) return false;
    return true;
  }

  /** Goes one letter on. False: the place stays. */
  private step(letter: i32): bool {
    const first: i32 = this.nextEdge(this.edge, this.used);
    if (first === INSIDE) {
      if (this.index.byteAt(this.edge + 1 + this.used) !== letter) return false;
      this.used++;
      return true;
    }
    let edge: i32 = first;
    while (edge !== 0) {
      const own: i32 = this.index.byteAt(edge + 1);
      if (own > letter) return false;
      if (own === letter) {
        this.edge = edge;
        this.used = 1;
        return true;
      }
      edge = this.after(edge);
    }
    return false;
  }

  /** The first edge below a place; 0: there is none; INSIDE: the place is inside its own edge. */
  private nextEdge(edge: i32, used: i32): i32 {
    if (edge === 0) return this.index.dictionaryEnd > this.index.dictionary ? this.index.dictionary : 0;
    const head: i32 = this.index.byteAt(edge);
    if (used < (head & EDGE_LENGTH)) return INSIDE;
    if ((head & EDGE_HAS_CHILDREN) === 0) return 0;
    this.reader.at = endOfWord(edge, head);
    this.reader.count();
    return this.index.broken ? 0 : this.reader.at;
  }

  /** The edge beside this one; 0: there is none, or enough was looked at. */
  private after(edge: i32): i32 {
    this.steps++;
    const head: i32 = this.index.byteAt(edge);
    if ((head & EDGE_IS_LAST) !== 0 || this.index.broken || this.steps > MOST_STEPS) return 0;
    const end: i32 = endOfWord(edge, head);
    if ((head & EDGE_HAS_CHILDREN) === 0) return end;
    this.reader.at = end;
    const size: i32 = this.reader.count();
    return this.index.broken ? 0 : this.reader.at + size;
  }

  /** Adds the word of an edge that ends `length` letters on, and those below. */
  private collect(edge: i32, length: i32, most: i32, found: Candidates): void {
    if (length > most || this.index.broken || this.steps > MOST_STEPS || found.isFull()) return;
    const head: i32 = this.index.byteAt(edge);
    const size: i32 = head & EDGE_LENGTH;
    // Edges have letters, so that the way down ends.
    if (size === 0) this.index.broken = true;
    if ((head & EDGE_IS_WORD) !== 0 && (head & EDGE_IS_STOP_WORD) === 0)
      found.add(this.index.classAt(edge + 1 + size));
    let child: i32 = this.nextEdge(edge, size);
    while (child > 0) {
      this.collect(child, length + (this.index.byteAt(child) & EDGE_LENGTH), most, found);
      child = this.after(child);
    }
  }

  /** Adds the words behind a place that the `length` letters at `at` are, with a mistake in the first of them. */
  private collectFrom(edge: i32, used: i32, at: i32, length: i32, found: Candidates): void {
    if (length > 0) this.addWord(edge, used, at + 1, length - 1, found);
    if (length > 1) {
      this.edge = edge;
      this.used = used;
      if (this.step(peekU8(at + 1)) && this.step(peekU8(at))) {
        this.addWord(this.edge, this.used, at + 2, length - 2, found);
      }
    }
    let next: i32 = this.nextEdge(edge, used);
    if (next === INSIDE) this.replace(edge, used + 1, at, length, found);
    while (next > 0) {
      if (this.index.byteAt(next + 1) >= LOWEST_LETTER) this.replace(next, 1, at, length, found);
      next = this.after(next);
    }
  }

  /** Adds the words behind a place whose last letter the query left out, or has another one for. */
  private replace(edge: i32, used: i32, at: i32, length: i32, found: Candidates): void {
    this.addWord(edge, used, at, length, found);
    if (length > 0) this.addWord(edge, used, at + 1, length - 1, found);
  }

  /** Adds the word that the letters lead to from a place. */
  private addWord(edge: i32, used: i32, at: i32, length: i32, found: Candidates): void {
    this.edge = edge;
    this.used = used;
    if (!this.walk(at, length) || (this.isStopWord() && !this.takesStopWords)) return;
    const own: i32 = this.classHere();
    if (own !== 0) found.add(own);
  }
}

function endOfWord(edge: i32, head: i32): i32 {
  return edge + 1 + (head & EDGE_LENGTH) + ((head & EDGE_IS_WORD) !== 0 ? CLASS_SIZE : 0);
}

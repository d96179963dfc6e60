/**
 * What a query looks for. Its words become groups, a bit each; a group's postings are those of all classes that the
 * word may mean. Most groups are optional, the more of them a document has the better; phrases, tags and authors are
 * required, and what stands behind a hyphen must not be there.
 */
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';
import { CANDIDATE_SIZE, Candidates, MOST_CANDIDATES } from './candidates.ts';
import { Dictionary } from './dictionary.ts';
import { MARKS_SIZE, Marks } from './marks.ts';
import { NO_DOCUMENT, Postings } from './postings.ts';
import { CODES_SIZE, WordCodes } from './word-codes.ts';

/** Words of a query that count; further ones are left out. */
export const MOST_GROUPS: i32 = 20;
/** Postings lists that a query reads for what its words may mean, beside those of the words as they are written. */
const MOST_LISTS: i32 = 48;
/** A shorter word is not looked for with a mistake in it. */
const SHORTEST_MISTAKEN: i32 = 3;
/** Words that a misspelt one may mean, and that a beginning may: the most frequent ones. */
const MOST_MEANINGS: i32 = 6;
const MOST_ENDINGS: i32 = 8;
/** Letters that an ending may have. */
const LONGEST_ENDING: i32 = 20;

/** How many letters at the end of a word another form of it may have in their place, and how many it must share. */
const LONGEST_SUFFIX: i32 = 3;
const SHORTEST_STEM: i32 = 4;
/** Bytes of memory that a query needs. */
export const QUERY_SIZE: i32 = MARKS_SIZE + CODES_SIZE + MOST_CANDIDATES * CANDIDATE_SIZE;

/** What a class counts for, in quarters: found as written, by its beginning, by its beginning beside the word itself. */
const AS_WRITTEN: i32 = 4;
const BEGINNING: i32 = 2;
const FURTHER: i32 = 1;

/** Words, two at least, that must stand one after another: their groups are bits side by side. */
export class Phrase {
  first: i32;
  length: i32 = 0;
  /** Whether it must not be there. */
  isExcluded: bool;
  /** The two words that texts are searched for: the place of the first, the address of their bytes (phrases.ts). */
  pair: i32 = 0;
  sets: i32 = 0;
  next: Phrase | null;

  constructor(first: i32, isExcluded: bool, next: Phrase | null) {
    this.first = first;
    this.isExcluded = isExcluded;
    this.next = next;
  }
}

export class Query {
  /** The groups of a document must have one of `wanted`, all of `required` and none of `excluded`. */
  wanted: i32 = 0;
  required: i32 = 0;
  excluded: i32 = 0;
  /** The groups whose words are marked in what is shown. */
  shown: i32 = 0;
  /** The lists of all groups. */
  postings: Postings | null = null;
  phrases: Phrase | null = null;
  /** Whether any of them must be there. */
  requiresPhrase: bool = false;
  /** The lists that are not whole, of groups that are required or excluded: a chain by nextPartial. */
  partial: Postings | null = null;
  marks: Marks;
  codes: WordCodes;
  private index: SearchIndex;
  private scope: i32;
  private now: f64;
  private dictionary: Dictionary;
  private candidates: Candidates;
  private reader: IndexReader;
  private groups: i32 = 0;
  private lists: i32 = 0;
  /** Whether a document may have any of the words that are wanted. */
  private isMeant: bool = false;
  /** Whether words that say nothing by themselves count: the query has no others. */
  private takesStopWords: bool = false;

  /** A query for readers of a category at an instant; `memory` is the address of QUERY_SIZE bytes. */
  constructor(index: SearchIndex, scope: i32, now: f64, memory: i32) {
    this.index = index;
    this.scope = scope;
    this.now = now;
    const codes: WordCodes = new WordCodes(index, memory + MARKS_SIZE);
    this.codes = codes;
    this.marks = new Marks(codes, memory);
    this.candidates = new Candidates(index, memory + MARKS_SIZE + CODES_SIZE);
    this.dictionary = new Dictionary(index);
    this.reader = new IndexReader(index, index.at);
  }

  /** Whether it looks for nothing. */
  isEmpty(): bool {
    return (this.wanted | this.required) === 0;
  }

  /** Whether none of its words is in any document, but for those that say nothing by themselves. */
  isVain(): bool {
    return !this.isMeant && this.required === 0;
  }

  /** Forgets all groups: words that say nothing by themselves count from now on. */
  takeStopWords(): void {
    this.takesStopWords = true;
    this.dictionary.takesStopWords = true;
    this.wanted = 0;
    this.excluded = 0;
    this.postings = null;
    this.partial = null;
    this.phrases = null;
    this.groups = 0;
    this.lists = 0;
    this.isMeant = false;
  }

  /** Adds a word of `length` letters, which a document may have; `isBeginning`: its end may be missing. */
  addWord(letters: i32, length: i32, isBeginning: bool): void {
    if (this.groups >= MOST_GROUPS) return;
    const own: i32 = this.find(letters, length);
    if (own !== 0 && this.dictionary.isStopWord() && !this.takesStopWords) return;
    const group: i32 = this.newGroup();
    this.wanted = this.wanted | group;
    this.shown = this.shown | group;
    this.candidates.count = 0;
    const before: i32 = this.lists;
    if (own !== 0) this.addClass(own, group, AS_WRITTEN);
    if (isBeginning && this.dictionary.find(letters, length)) {
      const first: i32 = own === 0 ? 0 : 1;
      if (own !== 0) this.candidates.add(own);
      this.dictionary.collectBelow(LONGEST_ENDING, this.candidates);
      this.candidates.keepFrequent(first, MOST_ENDINGS);
      this.addCandidates(first, group, own === 0 ? BEGINNING : FURTHER);
    }
    if (own === 0 && this.lists === before) this.addMeanings(letters, length, group);
    if (this.lists > before) this.isMeant = true;
  }

  /** Adds what a word that no document has may mean: one with a mistake in it, or another form of it. */
  private addMeanings(letters: i32, length: i32, group: i32): void {
    if (length < SHORTEST_MISTAKEN) return;
    this.candidates.count = 0;
    this.dictionary.collectNear(letters, length, this.candidates);
    for (let cut: i32 = 1; cut <= LONGEST_SUFFIX && length - cut >= SHORTEST_STEM; cut++) {
      if (!this.dictionary.find(letters, length - cut)) continue;
      this.dictionary.collectBelow(LONGEST_SUFFIX, this.candidates);
      break;
    }
    this.candidates.keepFrequent(0, MOST_MEANINGS);
    this.addCandidates(0, group, AS_WRITTEN);
  }

  /** Adds a tag or author (the mark is the first of the letters) that a document must have, or must not. */
  addLabel(letters: i32, length: i32, isExcluded: bool): void {
    if (this.groups >= MOST_GROUPS) return;
    const own: i32 = this.find(letters, length);
    const group: i32 = this.newGroup();
    if (isExcluded) this.excluded = this.excluded | group;
    else this.required = this.required | group;
    if (own !== 0) this.addWhole(own, group, 0);
  }

  /** Begins a phrase, to which addToPhrase adds the words, until endPhrase. */
  beginPhrase(isExcluded: bool): void {
    this.phrases = new Phrase(this.groups, isExcluded, this.phrases);
  }

  /** One of a single word is that word as it is written, or in another form: no text need be read. */
  endPhrase(): void {
    const phrase: Phrase | null = this.phrases;
    if (phrase === null) return;
    if (phrase.length < 2) {
      this.phrases = phrase.next;
      if (phrase.isExcluded && phrase.length > 0) this.excluded = this.excluded | (1 << phrase.first);
    } else if (!phrase.isExcluded) {
      this.requiresPhrase = true;
    }
  }

  /** Adds a word to the phrase that was begun last. */
  addToPhrase(letters: i32, length: i32): void {
    const phrase: Phrase | null = this.phrases;
    if (phrase === null || this.groups >= MOST_GROUPS) return;
    const own: i32 = this.find(letters, length);
    const group: i32 = this.newGroup();
    phrase.length++;
    if (!phrase.isExcluded) {
      this.shown = this.shown | group;
      this.required = this.required | group;
    }
    if (own !== 0) this.addWhole(own, group, phrase.isExcluded ? 0 : AS_WRITTEN);
  }

  /** The class of a word that some reader can find now, or 0. */
  private find(letters: i32, length: i32): i32 {
    const own: i32 = this.dictionary.find(letters, length) ? this.dictionary.classHere() : 0;
    return own !== 0 && this.isFound(own) ? own : 0;
  }

  /** Whether any document of a class is shown: what is scheduled is not known a second early. */
  private isFound(own: i32): bool {
    if (!this.index.isPartial()) return true;
    this.reader.at = own;
    const postings: Postings = new Postings(this.index, this.reader, 0);
    postings.advance();
    while (postings.document !== NO_DOCUMENT) {
      if (this.index.isShown(postings.document, this.scope, this.now)) return true;
      postings.advance();
    }
    return false;
  }

  private newGroup(): i32 {
    const group: i32 = 1 << this.groups;
    this.groups++;
    return group;
  }

  private addCandidates(first: i32, group: i32, worth: i32): void {
    for (let i: i32 = first; i < this.candidates.count && this.lists < MOST_LISTS; i++) {
      const own: i32 = this.candidates.get(i);
      if (this.isFound(own)) this.addClass(own, group, worth);
    }
  }

  /** Adds a class that a document must or must not have: where its list is not whole, the set of all documents. */
  private addWhole(own: i32, group: i32, worth: i32): void {
    let known: Postings | null = this.postings;
    while (known !== null) {
      // A word that stands twice in phrases has one list for both.
      if (known.whole === own) {
        known.group = known.group | group;
        if (known.weight === 0) known.weight = this.index.byteAt(own) * worth;
        this.markWords(own, group);
        return;
      }
      known = known.next;
    }
    const postings: Postings = this.addClass(own, group, worth);
    postings.whole = own;
    if (postings.all === 0) return;
    postings.nextPartial = this.partial;
    this.partial = postings;
  }

  /** Adds the list of a class, and marks its words. */
  private addClass(own: i32, group: i32, worth: i32): Postings {
    this.lists++;
    this.reader.at = own;
    const weight: i32 = this.reader.byte();
    this.reader.at = own;
    const postings: Postings = new Postings(this.index, this.reader, group);
    postings.weight = weight * worth;
    postings.next = this.postings;
    this.postings = postings;
    this.markWords(own, group);
    return postings;
  }

  private markWords(own: i32, group: i32): void {
    const reader: IndexReader = this.reader;
    reader.at = own + 1;
    reader.varint();
    reader.varint();
    let left: i32 = reader.varint();
    let word: i32 = 0;
    while (left > 0 && !this.index.broken) {
      word += reader.varint();
      if (word < 0 || word >= this.index.wordCount) this.index.broken = true;
      else this.marks.add(word, group);
      left--;
    }
  }
}

/** The classes that a word of a query may mean: a bounded set, from which the most frequent are chosen. */
import { peekI32, storeI32 } from '../../site/memory.ts';
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';

/** As many are looked at. */
export const MOST_CANDIDATES: i32 = 128;
/** Bytes of one: its class, and how many postings that has. */
export const CANDIDATE_SIZE: i32 = 8;

export class Candidates {
  count: i32 = 0;
  /** Address of MOST_CANDIDATES records. */
  private at: i32;
  private reader: IndexReader;

  constructor(index: SearchIndex, at: i32) {
    this.at = at;
    this.reader = new IndexReader(index, index.at);
  }

  isFull(): bool {
    return this.count >= MOST_CANDIDATES;
  }

  /** Adds a class, if it is not there yet. */
  add(own: i32): void {
    if (this.isFull()) return;
    for (let i: i32 = 0; i < this.count; i++) if (this.get(i) === own) return;
    const record: i32 = this.at + this.count * CANDIDATE_SIZE;
    this.reader.at = own + 1;
    storeI32(record, own);
    storeI32(record + 4, this.reader.varint());
    this.count++;
  }

  get(index: i32): i32 {
    return peekI32(this.at + index * CANDIDATE_SIZE);
  }

  /** Puts the `most` classes with the most postings first, from `first` on, and forgets the others. */
  keepFrequent(first: i32, most: i32): void {
    for (let i: i32 = first; i < this.count && i < first + most; i++) {
      let best: i32 = i;
      for (let k: i32 = i + 1; k < this.count; k++) if (this.frequency(k) > this.frequency(best)) best = k;
      const own: i32 = this.get(i);
      const frequency: i32 = this.frequency(i);
      storeI32(this.at + i * CANDIDATE_SIZE, this.get(best));
      storeI32(this.at + i * CANDIDATE_SIZE + 4, this.frequency(best));
      storeI32(this.at + best * CANDIDATE_SIZE, own);
      storeI32(this.at + best * CANDIDATE_SIZE + 4, frequency);
    }
    if (this.count > first + most) this.count = first + most;
  }

  private frequency(index: i32): i32 {
    return peekI32(this.at + index * CANDIDATE_SIZE + 4);
  }
}

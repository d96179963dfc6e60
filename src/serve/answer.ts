/**
 * The answer: what the host is to send. Header lists and bodies that stand in the pack are named where they
 * lie; a list that must differ from the pack's is copied to the arena first.
 */
import { sameBytes } from '../site/bytes.ts';
import { findHeader, setValue } from '../site/headers.ts';
import { RECORD_NAME, RECORD_NAME_LENGTH, RECORD_SIZE } from '../site/layout.ts';
import { allocate, copyBytes, loadI32, storeI32 } from '../site/memory.ts';

export class Answer {
  status: i32 = 500;
  /** The header list: address of the first record (RECORD_*), and their number. */
  headersAt: i32 = 0;
  headersCount: i32 = 0;
  /** The same of those that follow them, as long as the list is the pack's. */
  restAt: i32 = 0;
  restCount: i32 = 0;
  /** What is to be sent of the body: address of the first span (SPAN_*); none for HEAD, 204 and 304. */
  spansAt: i32 = 0;
  spansCount: i32 = 0;
  /** The sum of the spans' lengths. */
  length: i32 = 0;
  /** How many records fit at headersAt; 0 while the list is the pack's own. */
  private room: i32 = 0;

  /**
   * Makes the header list the answer's own, with room for `more` records. False: the arena is full.
   */
  own(more: i32): bool {
    const count: i32 = this.headersCount + this.restCount;
    if (count + more <= this.room) return true;
    const room: i32 = count + more;
    const at: i32 = allocate(room * RECORD_SIZE);
    if (at === 0) return false;
    copyBytes(at, this.headersAt, this.headersCount * RECORD_SIZE);
    const restSize: i32 = this.restCount * RECORD_SIZE;
    if (restSize > 0) copyBytes(at + this.headersCount * RECORD_SIZE, this.restAt, restSize);
    this.headersAt = at;
    this.headersCount = count;
    this.restCount = 0;
    this.room = room;
    return true;
  }

  /** The address of the first record of that name (lower case), or 0. */
  find(name: string): i32 {
    const record: i32 = findHeader(this.headersAt, this.headersCount, name);
    return record === 0 ? findHeader(this.restAt, this.restCount, name) : record;
  }

  /** Adds a record at the end. The list is the answer's own and has room. */
  add(name: i32, nameLength: i32, value: i32, valueLength: i32): void {
    const record: i32 = this.headersAt + this.headersCount * RECORD_SIZE;
    storeI32(record + RECORD_NAME, name);
    storeI32(record + RECORD_NAME_LENGTH, nameLength);
    setValue(record, value, valueLength);
    this.headersCount++;
  }

  /**
   * Takes the records of that name (lower case) out of the first `end` records of a list that is the answer's
   * own; gives their number.
   */
  remove(name: i32, nameLength: i32, end: i32): i32 {
    let kept: i32 = 0;
    for (let i: i32 = 0; i < this.headersCount; i++) {
      const record: i32 = this.headersAt + i * RECORD_SIZE;
      const goes: bool =
        i < end &&
        loadI32(record + RECORD_NAME_LENGTH) === nameLength &&
        sameBytes(loadI32(record + RECORD_NAME), name, nameLength);
      if (goes) continue;
      if (kept < i) copyBytes(this.headersAt + kept * RECORD_SIZE, record, RECORD_SIZE);
      kept++;
    }
    const removed: i32 = this.headersCount - kept;
    this.headersCount = kept;
    return removed;
  }
}

/** Content-Range (RFC 9110 §14.4) and the Content-Length of what is not the whole. */
import { allocateText, digitCount, putNumber, putText } from '../site/bytes.ts';
import { setValue } from '../site/headers.ts';
import { allocate } from '../site/memory.ts';
import type { Answer } from './answer.ts';

/** Adds the Content-Range of one range to a list that has room. False: the arena is full. */
export function addContentRange(answer: Answer, first: i32, last: i32, size: i32): bool {
  const name: i32 = allocateText('content-range');
  const value: i32 = allocate(contentRangeLength(first, last, size));
  if (name === 0 || value === 0) return false;
  answer.add(name, 13, value, putContentRange(value, first, last, size) - value);
  return true;
}

/** The length of "bytes first-last/size". */
export function contentRangeLength(first: i32, last: i32, size: i32): i32 {
  return 8 + digitCount(first) + digitCount(last) + digitCount(size);
}

/** Writes "bytes first-last/size" at `at` and gives the address after it. */
export function putContentRange(at: i32, first: i32, last: i32, size: i32): i32 {
  let end: i32 = putNumber(putText(at, 'bytes '), first);
  end = putNumber(putText(end, '-'), last);
  return putNumber(putText(end, '/'), size);
}

/** Makes Content-Length what the spans add up to, in a list with room for one more. False: the arena is full. */
export function setContentLength(answer: Answer): bool {
  const value: i32 = allocate(digitCount(answer.length));
  if (value === 0) return false;
  const valueLength: i32 = putNumber(value, answer.length) - value;
  const record: i32 = answer.find('content-length');
  if (record !== 0) {
    setValue(record, value, valueLength);
    return true;
  }
  const name: i32 = allocateText('content-length');
  if (name === 0) return false;
  answer.add(name, 14, value, valueLength);
  return true;
}

/** Adds the "Content-Range: bytes *" + "/size" of a 416 (§14.4). False: the arena is full. */
export function addUnsatisfiedRange(answer: Answer, size: i32): bool {
  const name: i32 = allocateText('content-range');
  const value: i32 = allocate(8 + digitCount(size));
  if (name === 0 || value === 0 || !answer.own(1)) return false;
  const end: i32 = putNumber(putText(value, 'bytes */'), size);
  answer.add(name, 13, value, end - value);
  return true;
}

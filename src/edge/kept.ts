/**
 * Bodies that are not all in the pack. Several ranges come with heads that decide makes in the arena, which the next
 * request in this instance will use. While such an answer is being sent its spans, and the bytes they name in the
 * arena, are kept in a buffer. What is inflated is kept with the state and the window that inflate it, in a page.
 */

import { resetInflation } from '../inflate/inflate';
import { INFLATE_STATE_SIZE, WINDOW_SIZE } from '../inflate/state';
import type { Answer } from '../serve/answer';
import { PACK_BASE } from '../site/layout';
import { loadI32 } from '../site/memory';
import { BUFFER_SIZE, PAGE_SIZE, releaseBuffer, releasePage, takeBuffer, takePage } from './buffers';
import { leavePlaces, takePlaces } from './places';

/** A page has the state, the list, the window. Its list does not begin where one in a buffer does. */
const LIST: i32 = (INFLATE_STATE_SIZE + 15) & ~15;
const WINDOW: i32 = PAGE_SIZE - WINDOW_SIZE;
/** Places that an answer takes more than others: for the buffer it is kept in, or for as much memory as a page is. */
const BUFFER_PLACES: i32 = 1;
const PAGE_PLACES: i32 = PAGE_SIZE / BUFFER_SIZE - 1;

/** Whether the answer has other spans than one of the pack, and so needs keeping while it is sent. */
export function isMade(answer: Answer): bool {
  return answer.spansCount > 1 || (answer.spansCount == 1 && loadI32(answer.spansAt) < PACK_BASE);
}

/**
 * Makes the answer's spans outlive the request. Gives where they are kept, or 0 where they do not fit a buffer or the
 * host gives no more memory.
 */
export function keep(answer: Answer): usize {
  const count = answer.spansCount;
  const from = answer.spansAt;
  let size = count << 3;
  let isInflated = false;
  for (let i = 0; i < count; i++) {
    const at = loadI32(from + (i << 3));
    if (at < 0) isInflated = true;
    else if (at < PACK_BASE) size += loadI32(from + (i << 3) + 4);
  }
  const list = isInflated ? roomInPage(size) : roomInBuffer(size);
  if (list != 0) copySpans(answer, list);
  return list;
}

/** What inflates the answer whose spans are kept at `list`, which has bytes that are inflated. */
export function inflationOf(list: usize): i32 {
  return <i32>list - LIST;
}

/** The answer whose spans are kept at `list` has been sent. */
export function release(list: usize): void {
  if ((list & (BUFFER_SIZE - 1)) == 0) {
    releaseBuffer(list);
    leavePlaces(BUFFER_PLACES);
  } else {
    releasePage(list - LIST);
    leavePlaces(PAGE_PLACES);
  }
}

function roomInBuffer(size: i32): usize {
  if (size > BUFFER_SIZE) return 0;
  const list = takeBuffer();
  if (list != 0) takePlaces(BUFFER_PLACES);
  return list;
}

function roomInPage(size: i32): usize {
  if (size > WINDOW - LIST) return 0;
  const page = takePage();
  if (page == 0) return 0;
  takePlaces(PAGE_PLACES);
  resetInflation(<i32>page, <i32>page + WINDOW);
  return page + LIST;
}

/** Copies the answer's spans to `list`, and behind them the bytes that they name in memory. */
function copySpans(answer: Answer, list: usize): void {
  const from = answer.spansAt;
  const listSize = answer.spansCount << 3;
  let bytes: usize = list + listSize;
  for (let offset = 0; offset < listSize; offset += 8) {
    const length = loadI32(from + offset + 4);
    let at = loadI32(from + offset);
    if (at >= 0 && at < PACK_BASE) {
      memory.copy(bytes, at, length);
      at = <i32>bytes;
      bytes += length;
    }
    store<i32>(list + offset, at);
    store<i32>(list + offset, length, 4);
  }
  answer.spansAt = <i32>list;
}

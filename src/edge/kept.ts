/**
 * Bodies that are not all in the pack: several ranges come with heads that decide makes in the arena, which
 * the next request in this instance will use. While such an answer is being sent its spans, and the bytes
 * they name in the arena, are kept in a buffer.
 */
import type { Answer } from '../serve/answer';
import { PACK_BASE } from '../site/layout';
import { loadI32 } from '../site/memory';
import { BUFFER_SIZE, releaseBuffer, takeBuffer } from './buffers';

/** Answers that are kept at once, at most: what readers can make an instance hold has a bound. */
const MOST: i32 = 64;

let kept: i32 = 0;

/** Whether the answer has more than one span of the pack, and so needs keeping while it is sent. */
export function isMade(answer: Answer): bool {
  return answer.spansCount > 1 || (answer.spansCount == 1 && loadI32(answer.spansAt) < PACK_BASE);
}

/**
 * Makes the answer's spans outlive the request. Gives the buffer that has them, or 0 where there is no room
 * until others have been sent.
 */
export function keep(answer: Answer): usize {
  const listSize = answer.spansCount << 3;
  const from: usize = answer.spansAt;
  let size = listSize;
  for (let offset = 0; offset < listSize; offset += 8) {
    if (load<i32>(from + offset) < PACK_BASE) size += load<i32>(from + offset, 4);
  }
  if (size > BUFFER_SIZE || kept == MOST) return 0;
  const list = takeBuffer();
  if (list == 0) return 0;
  kept++;

  let bytes: usize = list + listSize;
  for (let offset = 0; offset < listSize; offset += 8) {
    const length = load<i32>(from + offset, 4);
    let at = load<i32>(from + offset);
    if (at < PACK_BASE) {
      memory.copy(bytes, at, length);
      at = <i32>bytes;
      bytes += length;
    }
    store<i32>(list + offset, at);
    store<i32>(list + offset, length, 4);
  }
  answer.spansAt = <i32>list;
  return list;
}

/** The answer whose spans are in this buffer has been sent. */
export function release(list: usize): void {
  kept--;
  releaseBuffer(list);
}

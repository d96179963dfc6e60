/**
 * Bodies that are not all in the pack: several ranges come with heads that decide makes in the arena, which
 * the next request in this instance will use. While such an answer is being sent its spans, and the bytes
 * they name in the arena, are kept here.
 */
import type { Answer } from '../serve/answer';
import { ARENA_END } from '../site/layout';

const SIZE: usize = 16384;
const START = memory.data(16384, 16);

let end: usize = START;
let holders: i32 = 0;

/** Whether the answer names more than one span of the pack, and so needs keeping while it is sent. */
@inline
export function isMade(answer: Answer): bool {
  return answer.spansCount > 1 || (answer.spansCount == 1 && load<i32>(answer.spansAt) < ARENA_END);
}

/** Makes the answer's spans outlive the request. False: there is no room until others have been sent. */
export function keep(answer: Answer): bool {
  const listSize: usize = answer.spansCount << 3;
  let size: usize = listSize;
  const from: usize = answer.spansAt;
  for (let span: usize = from; span < from + listSize; span += 8) {
    if (load<i32>(span) < ARENA_END) size += load<u32>(span, 4);
  }
  if (size > START + SIZE - end) return false;

  const list: usize = end;
  let bytes: usize = list + listSize;
  for (let offset: usize = 0; offset < listSize; offset += 8) {
    const length: usize = load<u32>(from + offset, 4);
    let at = load<i32>(from + offset);
    if (at < ARENA_END) {
      memory.copy(bytes, at, length);
      at = <i32>bytes;
      bytes += length;
    }
    store<i32>(list + offset, at);
    store<u32>(list + offset, <u32>length, 4);
  }
  answer.spansAt = <i32>list;
  end = (bytes + 7) & ~7;
  holders++;
  return true;
}

/** One kept answer has been sent; the room is free again when all have. */
export function release(): void {
  holders--;
  if (holders == 0) end = START;
}

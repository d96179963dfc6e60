/** The header list of an answer, from the pack into memory, where the host can read it. */
import { PACK_BASE, RECORD_SIZE } from '../site/layout';
import { allocateForHost, copyBytes, loadI32 } from '../site/memory';

/**
 * The address of `count` header records with all their text in memory. The list that is given, and any part
 * of it, may be in the pack. 0: memory has no room for it.
 */
export function fetchHeaders(list: i32, count: i32): i32 {
  const copy = allocateForHost(count * RECORD_SIZE);
  if (copy == 0) return 0;
  // Name and value alike are an address and a length.
  for (let offset = 0; offset < count * RECORD_SIZE; offset += 8) {
    let text = loadI32(list + offset);
    const length = loadI32(list + offset + 4);
    if (text >= PACK_BASE) {
      const own = allocateForHost(length);
      if (own == 0) return 0;
      copyBytes(own, text, length);
      text = own;
    }
    store<i32>(copy + offset, text);
    store<i32>(copy + offset, length, 4);
  }
  return copy;
}

/**
 * Memory for answers under way. The host reads what it is given when the reader has asked for it, which may be
 * many requests later, so each answer has a buffer of its own for the piece of its body that the host is to
 * take next. Buffers are used again and never given back; more are made when they are needed.
 */
import { PACK_BASE } from '../site/layout';
import { BUFFERS, BUFFERS_END } from '../site/memory';

/** Bytes of a buffer: most pages of a site in one piece, and little for each of many slow readers. */
export const BUFFER_SIZE: i32 = 16384;

/** Bytes of a page. */
export const PAGE_SIZE: i32 = 0x10000;

/** Room for buffers that were not used yet; 0: there was none so far. */
let fresh: usize = 0;
let freshEnd: usize = 0;
/** Buffers that are free again: each begins with the address of the next, 0 is the end. */
let free: usize = 0;

/** A buffer; 0: the host gives no more memory. */
export function takeBuffer(): usize {
  const again = free;
  if (again != 0) {
    free = load<usize>(again);
    return again;
  }
  if (fresh == 0) {
    fresh = BUFFERS;
    freshEnd = BUFFERS_END;
  } else if (fresh == freshEnd) {
    const page = memory.grow(1);
    if (page < 0) return 0;
    fresh = <usize>page << 16;
    freshEnd = fresh + 0x10000;
  }
  const buffer = fresh;
  fresh += BUFFER_SIZE;
  return buffer;
}

/** Pages that are free again, as buffers are. */
let freePages: usize = 0;

/** A page of memory, 64 KiB from an address that is a multiple of that, where addresses are memory's; 0: there is none. */
export function takePage(): usize {
  const again = freePages;
  if (again != 0) {
    freePages = load<usize>(again);
    return again;
  }
  const page = memory.grow(1);
  return page < 0 || page >= PACK_BASE >> 16 ? 0 : <usize>page << 16;
}

/** Gives a page back: nothing reads it any more. */
export function releasePage(page: usize): void {
  store<usize>(page, freePages);
  freePages = page;
}

/** Gives a buffer back: nothing reads it any more. */
export function releaseBuffer(buffer: usize): void {
  store<usize>(buffer, free);
  free = buffer;
}

/**
 * Memory for pieces of bodies that a buffer does not hold. It is grown by blocks of 256 KiB; an answer uses one whole, or
 * a page of one that others use too. What is free is used again and never given back.
 */
import { BLOCKS } from '../site/memory';
import { BUFFER_SIZE, PAGE_SIZE } from './buffers';
import { PLACES } from './most-answers';

/** Pages of a block. */
export const BLOCK_PAGES: i32 = 4;
/** Blocks at most, 8: as much memory as all places have buffers. */
const MOST_BLOCKS: i32 = (PLACES * BUFFER_SIZE) / (BLOCK_PAGES * PAGE_SIZE);
/** Blocks that are used whole at once, at most: of the others many slow readers have pages. */
const MOST_WHOLE: i32 = MOST_BLOCKS / 2;

/** How many there are; the address of each is at BLOCKS. */
let blocks: i32 = 0;
let wholes: i32 = 0;
/** A bit for each page that is free; those of block n begin with bit 4n. */
let free: u32 = 0;
const FIRST_PAGES: u32 = 0x11111111;

/** Takes a whole block: the number of its first page, or -1 where there is none. */
export function takeBlock(): i32 {
  if (wholes == MOST_WHOLE || (freeBlocks() == 0 && !grow())) return -1;
  const page = ctz(freeBlocks());
  free &= ~(<u32>15 << page);
  wholes++;
  return page;
}

/** Takes a page, of a block that others use already where there is one: its number, or -1 where there is none. */
export function takePageOfBlock(): i32 {
  if (free == 0 && !grow()) return -1;
  const others = free & ~(freeBlocks() * 15);
  const page = ctz(others != 0 ? others : free);
  free &= ~(<u32>1 << page);
  return page;
}

/** Gives `count` pages back, 1 or BLOCK_PAGES: nothing reads them any more. */
export function releasePages(page: i32, count: i32): void {
  if (count == BLOCK_PAGES) wholes--;
  free |= ((<u32>1 << count) - 1) << page;
}

/** Where the page of that number is. */
export function addressOf(page: i32): usize {
  return load<usize>(BLOCKS + (<usize>(page >> 2) << 2)) + <usize>((page & 3) * PAGE_SIZE);
}

/** The bits of the first pages of blocks that are all free. */
// @ts-expect-error: decorator
@inline
function freeBlocks(): u32 {
  const pairs = free & (free >>> 1);
  return pairs & (pairs >>> 2) & FIRST_PAGES;
}

/** Makes one more block; false: there are as many as there may be, or the host gives no memory. */
function grow(): bool {
  if (blocks == MOST_BLOCKS) return false;
  const at = memory.grow(BLOCK_PAGES);
  if (at < 0) return false;
  store<usize>(BLOCKS + (<usize>blocks << 2), <usize>at << 16);
  free |= <u32>15 << (blocks << 2);
  blocks++;
  return true;
}

/**
 * The runtime that asc compiles classes against: every object comes from the request's arena and is gone
 * when the arena is reset. There is no collector and nothing is freed.
 */

// Bounded by the arena; past its end the memory module grows the memory and raises its overflow flag, so
// that a request that does not fit is answered 431 instead of trapping (memory-module.wat).
// @ts-expect-error: decorator
@external("env", "cabi_realloc")
declare function reallocate(old: usize, oldSize: usize, align: usize, size: usize): usize;

// The arena's bounds are memory.ts's: a module may import each only once.

const HEADER: usize = 20; // what asc keeps before an object: two collector words, the class id and the size
const ID: usize = 8;
const SIZE: usize = 4;

// @ts-expect-error: decorator
@global @unsafe
function __new(size: usize, id: u32): usize {
  let at = (<usize>arena + HEADER + 15) & ~15;
  const end = (at + size + 7) & ~7;
  if (end <= <usize>arenaEnd) arena = <i32>end;
  else at = (reallocate(0, 0, 16, size + HEADER + 19) + HEADER + 15) & ~15;
  store<u32>(at - ID, id);
  store<u32>(at - SIZE, <u32>size);
  // Objects are small: a call of the host's to fill them costs more.
  for (let word = at; word < at + size; word += 8) store<u64>(word, 0);
  return at;
}

// @ts-expect-error: decorator
@global @unsafe
function __renew(old: usize, size: usize): usize {
  const at = __new(size, load<u32>(old - ID));
  const oldSize = load<u32>(old - SIZE);
  memory.copy(at, old, oldSize < size ? oldSize : size);
  return at;
}

// @ts-expect-error: decorator
@global @unsafe
function __link(parent: usize, child: usize, expectMultiple: bool): void {}

// @ts-expect-error: decorator
@global @unsafe
function __pin(at: usize): usize {
  return at;
}

// @ts-expect-error: decorator
@global @unsafe
function __unpin(at: usize): void {}

// @ts-expect-error: decorator
@global @unsafe
function __collect(): void {}

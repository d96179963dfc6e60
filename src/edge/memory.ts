/**
 * The component's linear memory for WASI 0.3, with the interface of src/site/memory.ts: asc compiles this
 * file in its place. The pack is in memory, as src/site/layout.ts says; each function is one or two
 * instructions. Hosts use an instance for many requests, so what its memory costs is shared by them.
 */
import { ARENA_END, ARENA_START } from '../site/layout';

/** Where the host writes results: 64 bytes, of which an error-code, the largest, takes 40. */
export const RESULT: usize = ARENA_START;
const ARENA_FIRST: i32 = ARENA_START + 64;

// The memory module (memory-module.wat) owns the bump pointer, since `cabi_realloc`, which the
// host calls, moves it as well.
// @ts-expect-error: decorator
@external("env", "arena")
declare let arena: i32;

// @ts-expect-error: decorator
@inline
export function resetArena(): void {
  arena = ARENA_FIRST;
}

// @ts-expect-error: decorator
@inline
export function memorySize(): i32 {
  return memory.size() << 16;
}

// @ts-expect-error: decorator
@inline
export function loadU8(at: i32): i32 {
  return load<u8>(at);
}

// @ts-expect-error: decorator
@inline
export function loadI32(at: i32): i32 {
  return load<i32>(at);
}

// @ts-expect-error: decorator
@inline
export function loadU32(at: i32): f64 {
  return <f64>load<u32>(at);
}

// @ts-expect-error: decorator
@inline
export function storeU8(at: i32, value: i32): void {
  store<u8>(at, value);
}

// @ts-expect-error: decorator
@inline
export function storeI32(at: i32, value: i32): void {
  store<i32>(at, value);
}

// @ts-expect-error: decorator
@inline
export function copyBytes(to: i32, from: i32, length: i32): void {
  memory.copy(to, from, length);
}

// @ts-expect-error: decorator
@inline
export function multiply(a: i32, b: i32): i32 {
  return a * b;
}

// @ts-expect-error: decorator
@inline
export function toI32(value: f64): i32 {
  return <i32>value;
}

export function allocate(size: i32): i32 {
  const at: i32 = (arena + 7) & ~7;
  if (size < 0 || size > ARENA_END - at) return 0;
  arena = at + size;
  return at;
}

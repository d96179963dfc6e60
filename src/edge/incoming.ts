/**
 * What the two WASI versions hand over alike: the parts of a request, as the canonical ABI writes them to
 * memory. option<string>: a byte at +0, address at +4, length at +8. list<tuple<string, list<u8>>>: address
 * and length at +0 and +4, and each entry two such pairs, 16 bytes.
 */
import type { Request } from '../serve/request';

// `spilled`, which memory.ts declares, says that the host had more to write than the arena holds.

/** Call it with the arena's reset, before the host writes anything of a request. */
@inline
export function forgetOverflow(): void {
  spilled = 0;
}

/** Takes the target from the option<string> at `at`; none is an empty path (wasi:http). */
@inline
export function takeTarget(request: Request, at: usize): void {
  if (load<u8>(at) == 0) return;
  request.targetAt = load<i32>(at, 4);
  request.targetLength = load<i32>(at, 8);
}

/**
 * Takes the header fields from the list whose address and length are at `at`. Where the request did not fit
 * the arena none is read: decide then knows what to answer.
 */
@inline
export function takeFields(request: Request, at: usize): void {
  request.overflow = spilled != 0;
  let entry: usize = load<u32>(at);
  const end: usize = request.overflow ? entry : entry + (load<u32>(at, 4) << 4);
  while (entry < end) {
    request.addHeader(load<i32>(entry), load<i32>(entry, 4), load<i32>(entry, 8), load<i32>(entry, 12));
    entry += 16;
  }
}

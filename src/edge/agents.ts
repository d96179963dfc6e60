/**
 * The MCP endpoint, in frames without it: nothing, and it costs nothing. For a site with `mcp: yes` asc is given
 * agents-0.2.ts or agents-0.3.ts in place of this file (build/handler/compile.ts).
 */
import { INFLATE_STATE_SIZE } from '../inflate/state';
import type { Answer } from '../serve/answer';
import { Request } from '../serve/request';
import type { Site } from '../site/site';

/**
 * Takes what the endpoint needs of a request whose header fields lie in the list whose address and length are at `at`; true:
 * the host's request is gone with it.
 */
// @ts-expect-error: decorator
@inline
export function takeMessage(_incoming: i32, _request: Request, _at: usize): bool {
  return false;
}

/** The answer of the endpoint to the request that was taken last; null: it is not for it. */
// @ts-expect-error: decorator
@inline
export function answerMessage(_request: Request, _site: Site | null, _now: f64): Answer | null {
  return null;
}

// WASI 0.3 has none: the memory is taken only where it is used.
// @ts-expect-error: decorator
@lazy
const INFLATION: i32 = <i32>memory.data(INFLATE_STATE_SIZE, 16);

/** What inflates bodies, for the requests of an instance in turn; 0: there is no memory for it. */
// @ts-expect-error: decorator
@inline
export function inflation(): i32 {
  return INFLATION;
}

/** Under WASI 0.3, whether the request that was taken last has a body that must be waited for. */
// @ts-expect-error: decorator
@inline
export function isReading(): bool {
  return false;
}

/** Whether a task is about a message that is being read: its context says so. */
// @ts-expect-error: decorator
@inline
export function isMessage(_context: i32): bool {
  return false;
}

/** Reads as much of a message as is there. Returns what the task returns to the host; 0: the message is whole. */
// @ts-expect-error: decorator
@inline
export function readOn(_context: i32, _event: i32, _result: i32): i32 {
  return 0;
}

/** The request of a message that is whole. */
// @ts-expect-error: decorator
@inline
export function messageOf(_context: i32): Request {
  return new Request();
}

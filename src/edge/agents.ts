/**
 * The MCP endpoint, in frames without it: nothing, and it costs nothing. For a site with `mcp: yes` asc is given
 * agents-0.2.ts in place of this file (build/handler/compile.ts).
 */
import { INFLATE_STATE_SIZE } from '../inflate/state';
import type { Answer } from '../serve/answer';
import type { Request } from '../serve/request';
import type { Site } from '../site/site';

/** Takes what the endpoint needs of a request whose header fields lie in the list whose address and length are at `at`. */
// @ts-expect-error: decorator
@inline
export function takeMessage(_incoming: i32, _request: Request, _at: usize): void {}

/** The answer of the endpoint to the request that was taken last; null: it is not for it. */
// @ts-expect-error: decorator
@inline
export function answerMessage(_request: Request, _site: Site | null, _now: f64): Answer | null {
  return null;
}

const INFLATION: i32 = <i32>memory.data(INFLATE_STATE_SIZE, 16);

/** What inflates bodies, for the requests of an instance in turn; 0: there is no memory for it. */
// @ts-expect-error: decorator
@inline
export function inflation(): i32 {
  return INFLATION;
}

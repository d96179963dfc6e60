/**
 * Where the host writes the results of imports: 64 bytes, of which an error-code, the largest, takes 40. They
 * lie at the arena's start, so that a small request dirties one page of memory and not two: a host that uses
 * an instance once must clean each.
 */
import { ARENA_START } from '../site/layout';

export const RESULT: usize = ARENA_START;
/** The first address of the arena that is free for a request. */
export const RESULT_END: i32 = ARENA_START + 64;

/** The path of a request, as path.ts and canonical.ts read it. */
import { HASH_SEED } from '../site/hash.ts';

export class Path {
  /** The canonical path; length 0 where what was sent cannot be decoded. It begins with "/". */
  at: i32 = 0;
  length: i32 = 0;
  hash: i32 = HASH_SEED;
  /** Whether it was sent in another spelling. */
  respelled: bool = false;
  /** Whether there was no room for it in the arena. */
  overflow: bool = false;
}

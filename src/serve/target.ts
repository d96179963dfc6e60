/**
 * Step 1: the request target (RFC 9112 §3.2) taken apart into path and query.
 *
 * Origin form ("/x?q") and absolute form ("http://host/x?q", which a server must accept) lead to a path, "*"
 * stands for the server as a whole. A target that begins with "//" is origin form: its host is not looked
 * for. The part from a "#" on does not belong to a target and is left out.
 */
import { isText } from '../site/bytes.ts';
import { loadU8 } from '../site/memory.ts';

/** Neither of the others: cannot be answered by any path. */
const TARGET_INVALID: i32 = 0;
export const TARGET_PATH: i32 = 1;
/** "*" (RFC 9112 §3.2.4). */
export const TARGET_SERVER: i32 = 2;

const SLASH: i32 = 0x2f;
const QUESTION_MARK: i32 = 0x3f;
const HASH: i32 = 0x23;

export class Target {
  /** TARGET_*. */
  kind: i32 = TARGET_INVALID;
  /** The path, still percent-encoded. Length 0: "/" ("http://host" has an empty one). */
  path: i32 = 0;
  pathLength: i32 = 0;
  query: i32 = 0;
  /** Without the "?". -1: there is none, which is not the same as an empty one. */
  queryLength: i32 = -1;
}

/** Reads the target of `length` bytes at `at`. */
export function readTarget(at: i32, length: i32): Target {
  const target: Target = new Target();
  let end: i32 = at + length;
  for (let i: i32 = at; i < end; i++) {
    if (loadU8(i) === HASH) end = i;
  }
  if (end - at === 1 && loadU8(at) === 0x2a) {
    target.kind = TARGET_SERVER;
    return target;
  }
  let start: i32 = at;
  // A host that has taken the authority off an absolute form may leave a query alone.
  if (end > at && loadU8(at) !== SLASH && loadU8(at) !== QUESTION_MARK) {
    start = afterAuthority(at, end);
    if (start === 0) return target;
  }
  let pathEnd: i32 = start;
  while (pathEnd < end && loadU8(pathEnd) !== QUESTION_MARK) pathEnd++;
  target.kind = TARGET_PATH;
  target.path = start;
  target.pathLength = pathEnd - start;
  if (pathEnd < end) {
    target.query = pathEnd + 1;
    target.queryLength = end - pathEnd - 1;
  }
  return target;
}

/** Where the path begins in an absolute form of http or https, or 0 where the target is not one. */
function afterAuthority(at: i32, end: i32): i32 {
  let i: i32 = 0;
  if (end - at >= 8 && isText(at, 8, 'https://')) i = at + 8;
  else if (end - at >= 7 && isText(at, 7, 'http://')) i = at + 7;
  else return 0;
  const authority: i32 = i;
  while (i < end && loadU8(i) !== SLASH && loadU8(i) !== QUESTION_MARK) i++;
  return i === authority ? 0 : i;
}

/** Faults of a block, placed by an offset in its `raw`. */
import type { ProblemCode } from '../../content/problem-kinds.ts';
import type { Fault, Part } from '../findings.ts';
import type { FenceLine } from './fence.ts';

export interface BlockFault extends Fault, Part {}

/** A fault at a part of the block; without `hint`, the code's own hint is shown. */
export function faultAt(at: FenceLine, code: ProblemCode, message: string, hint?: string): BlockFault {
  return { code, message, hint, from: at.from, length: at.text.length };
}

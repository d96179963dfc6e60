/** What is wrong with a block, placed by an offset in its `raw`. */
import type { Finding } from '../findings.ts';
import type { FenceLine } from './fence.ts';

export type Fault = Omit<Finding, 'token'>;

/** A warning at a piece of the block. */
export function warning(code: string, at: FenceLine, message: string, hint: string): Fault {
  return { severity: 'warning', code, message, hint, from: at.from, length: at.text.length };
}

/** An error at a piece of the block: nothing can be shown in its place. */
export function error(code: string, at: FenceLine, message: string, hint: string): Fault {
  return { ...warning(code, at, message, hint), severity: 'error' };
}

/** A key that is nearly one the block has. */
export function optionFault(line: FenceLine, key: string, meant: string): Fault {
  return warning(
    'block-option',
    { text: key, from: line.from },
    `The block has no option '${key}'`,
    `Did you mean '${meant}'?`,
  );
}

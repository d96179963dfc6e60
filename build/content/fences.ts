/** Fences of code, for texts that are read line by line. */

/**
 * The backticks or tildes with which a line opens or closes a fence; '' for none. A fence of backticks has no further
 * ones on its line (CommonMark 0.31, section 4.5): that is code in a line.
 */
export function fenceOf(line: string): string {
  return /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? '';
}

/** Whether `line` closes the fence that `open` has opened (CommonMark 0.31, section 4.5). */
export function closesFence(line: string, open: string): boolean {
  const fence = fenceOf(line);
  return fence.startsWith(open) && line.trim() === fence;
}

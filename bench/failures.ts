/** Failures of what is measured, in a line for the results. */

/** The first line of an error's message. */
export function firstLine(error: unknown): string {
  const [line = ''] = messageOf(error).split('\n');
  return withoutFolders(line);
}

/** The first line that a failed command printed; the message begins with the command itself. */
export function firstPrintedLine(error: unknown): string {
  const [, ...printed] = messageOf(error).split('\n');
  return withoutFolders(printed.find((line) => line.trim() !== '') ?? 'it failed');
}

function messageOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error);
}

/** Folders of this machine are of no use to others. */
function withoutFolders(line: string): string {
  return line.trim().replaceAll(/(?:\/[\w.@-]+){2,}/g, '…');
}

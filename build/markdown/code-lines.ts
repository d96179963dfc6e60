/** A code block's HTML line by line: marked, numbered, added or removed. */

/** The mark of a line; '' for none. */
export type LineMark = '' | 'marked' | 'added' | 'removed' | 'focused';

/** Splits highlighted HTML, whose spans are not nested, into lines; a span over several lines is repeated in each. */
export function linesOf(html: string): string[] {
  let open = '';
  return html.split('\n').map((line) => {
    const start = open;
    const last = line.lastIndexOf('<span');
    const ends = line.lastIndexOf('</span>');
    if (last > ends) open = line.slice(last, line.indexOf('>', last) + 1);
    else if (ends >= 0) open = '';
    return start + line + (open === '' ? '' : '</span>');
  });
}

/** Joins lines, each in its own element. `first` is the number of the first line; null: lines have no numbers. */
export function renderLines(
  lines: readonly string[],
  marks: readonly LineMark[],
  first: number | null,
): string {
  return lines
    .map((line, index) => {
      const mark = marks[index] ?? '';
      const number = first === null ? '' : ` data-line="${first + index}"`;
      return `<span class="line${mark === '' ? '' : ` ${mark}`}"${number}>${line}\n</span>`;
    })
    .join('');
}

/** Signs that begin a comment at the end of a line of code, the longer ones first. */
const COMMENTS: readonly string[] = ['<!--', '//', '/*', '--', '#', ';', '%'];
const NOTES: Readonly<Record<string, LineMark>> = {
  '++': 'added',
  '--': 'removed',
  focus: 'focused',
  highlight: 'marked',
  hl: 'marked',
  warning: 'marked',
  error: 'marked',
};

/** Reads VitePress's `// [!code ++]` at the end of a line: returns the line without it, and its mark. */
export function readNote(line: string): { line: string; mark: LineMark } {
  const at = line.indexOf('[!code ');
  const end = at < 0 ? -1 : line.indexOf(']', at);
  const mark = end < 0 ? undefined : NOTES[line.slice(at + '[!code '.length, end).trim()];
  if (mark === undefined) return { line, mark: '' };
  const before = line.slice(0, at).trimEnd();
  const comment = COMMENTS.find((sign) => before.endsWith(sign));
  if (comment === undefined) return { line, mark: '' };
  return { line: before.slice(0, -comment.length).trimEnd(), mark };
}

/** Reads the lines at the start of a text, for extensions. */

/** The offset of the line end after `from`, or the length of the text. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The first line of a text. */
export function firstLine(text: string): string {
  return text.slice(0, lineEnd(text, 0));
}

/** Lines that are indented by four columns, and blank ones between them: a body in mkdocs's syntax. */
export interface IndentedBody {
  /** Without the margin. */
  text: string;
  /** Where it ends in the text. */
  end: number;
}

/** Reads the indented lines of `src` that begin at `from`; null where there is none. */
export function indentedBody(src: string, from: number): IndentedBody | null {
  const lines: string[] = [];
  let end = -1;
  let kept = 0;
  for (let at = from; at < src.length; ) {
    const stop = lineEnd(src, at);
    const line = src.slice(at, stop);
    const margin = /^(?: {4}| {0,3}\t)/.exec(line)?.[0].length;
    if (margin === undefined && line.trim() !== '') break;
    lines.push(line.slice(margin ?? line.length));
    if (margin !== undefined && line.trim() !== '') {
      end = stop;
      kept = lines.length;
    }
    at = stop + 1;
  }
  return end < 0 ? null : { text: lines.slice(0, kept).join('\n'), end };
}

/**
 * The Markdown that is published at its own URL, in llms-full.txt and in the manifest: the author's, without comments
 * (`%%…%%` of Obsidian, and those of MDX, Liquid, Hugo, Handlebars and Jinja).
 */
import { readComment } from './extensions/comment.ts';

const FENCE = /^[ \t>]{0,9}(`{3,}|~{3,})/;
/** Code within a line, or the beginning of a comment. */
const CODE_OR_COMMENT = /`+|%%|\{[/%{#]/g;

/** Removes comments outside code, with the lines that they fill. */
export function withoutComments(text: string): string {
  if (!/%%|\{[/%{#]/.test(text)) return text;
  const kept: string[] = [];
  const endless = new Set<string>();
  let fence = '';
  let end = 0;
  for (let at = 0; at < text.length; ) {
    if (end <= at) end = text.indexOf('\n', at) + 1 || text.length;
    const line = text.slice(at, end);
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence)) fence = '';
    } else if (mark !== '') {
      fence = mark;
    } else {
      const found = commentIn(text, at, line, endless);
      if (found !== null) {
        kept.push(text.slice(at, found.start));
        // A comment on lines of its own leaves no blank line.
        const isAlone = (found.start === at || text[found.start - 1] === '\n') && text[found.end] === '\n';
        at = found.end + (isAlone ? 1 : 0);
        continue;
      }
    }
    kept.push(line);
    at += line.length;
  }
  return kept.join('');
}

/**
 * The start and the end of the first comment that begins in `line`; it may end on a later line. `endless` has the
 * signs of comments without an end, which are not searched again.
 */
function commentIn(
  text: string,
  at: number,
  line: string,
  endless: Set<string>,
): { start: number; end: number } | null {
  CODE_OR_COMMENT.lastIndex = 0;
  for (let match = CODE_OR_COMMENT.exec(line); match !== null; match = CODE_OR_COMMENT.exec(line)) {
    const [mark] = match;
    if (mark.startsWith('`')) {
      const closing = line.indexOf(mark, CODE_OR_COMMENT.lastIndex);
      if (closing >= 0) CODE_OR_COMMENT.lastIndex = closing + mark.length;
      continue;
    }
    // `100%% sure` is text, and `{#id}` behind a heading its id.
    const before = line.slice(0, match.index);
    if ((mark === '%%' && /\d$/.test(before)) || (mark === '{#' && before !== '')) continue;
    const start = at + match.index;
    const comment = endless.has(mark) ? null : readComment(text.slice(start));
    if (comment?.length === null) endless.add(mark);
    else if (comment !== null) return { start, end: start + comment.length };
  }
  return null;
}

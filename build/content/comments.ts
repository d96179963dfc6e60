/**
 * Comments that are not published: `%%…%%` of Obsidian, those of MDX, Liquid, Hugo, Handlebars and Jinja. The parser of
 * articles hides them by `readComment`; titles and excerpts, which are read without a parser, by the functions below
 * it.
 */
import { closesFence, fenceOf } from './fences.ts';

/** How comments begin and end. Tags of Liquid and Hugo may contain blanks. */
const MARKS: readonly { begins: RegExp; end: string | RegExp }[] = [
  { begins: /^%%/, end: '%%' },
  { begins: /^\{\/\*/, end: '*/}' },
  { begins: /^\{%-?[ \t]{0,9}comment[ \t]{0,9}-?%\}/, end: /\{%-?[ \t]{0,9}endcomment[ \t]{0,9}-?%\}/ },
  { begins: /^\{\{[<%]?-?[ \t]{0,9}\/\*/, end: /\*\/[ \t]{0,9}-?[>%]?\}\}/ },
  { begins: /^\{\{!--/, end: '--}}' },
  { begins: /^\{#/, end: '#}' },
];
/** The same signs anywhere in a text; `{#` alone is usually the id of a heading. */
const SIGN = /%%|\{\/\*|\{%-?[ \t]{0,9}comment|\{\{[<%]?-?[ \t]{0,9}\/\*|\{\{!--|\{#/;
/** The same, or backticks around code in a line. */
const SIGN_OR_BACKTICKS = /`+|%%|\{\/\*|\{%-?[ \t]{0,9}comment|\{\{[<%]?-?[ \t]{0,9}\/\*|\{\{!--|\{#/g;

interface Comment {
  /** The sign that it begins with: `%%`, `{/*`. */
  mark: string;
  /** Its length in UTF-16 units; null: it does not end. */
  length: number | null;
}

/** Whether a text has a sign that may begin a comment. */
export function mayHaveComments(text: string): boolean {
  return SIGN.test(text);
}

/** The comment that `src` begins with, or null. */
export function readComment(src: string): Comment | null {
  if (!/^(?:%%|\{[/%{#])/.test(src)) return null;
  for (const { begins, end } of MARKS) {
    const mark = begins.exec(src)?.[0];
    if (mark === undefined) continue;
    const rest = src.slice(mark.length);
    const found = typeof end === 'string' ? rest.indexOf(end) : rest.search(end);
    if (found < 0) return { mark, length: null };
    const closing = typeof end === 'string' ? end : (end.exec(rest.slice(found))?.[0] ?? '');
    return { mark, length: mark.length + found + closing.length };
  }
  return null;
}

const MARGIN = /^ {0,3}/;

/**
 * The text without the comments that begin at the start of a line, HTML's too, outside of fences at the margin. Of one
 * that never ends the rest goes with it. Line breaks are `\n`.
 */
export function withoutBlockComments(text: string): string {
  if (!text.includes('<!--') && !mayHaveComments(text)) return text;
  const source = text.replace(/\r\n?/g, '\n');
  const kept: string[] = [];
  let fence = '';
  // False after the first search for `#}` that found none: a text may have thousands of `{#`.
  let hasJinjaEnd = true;
  for (let at = 0; at < source.length; ) {
    const end = source.indexOf('\n', at) + 1 || source.length;
    const line = source.slice(at, end);
    const start = at + (MARGIN.exec(line)?.[0].length ?? 0);
    const isText = fence !== '' || (!hasJinjaEnd && source.startsWith('{#', start));
    const comment = isText ? null : blockComment(source.slice(start));
    if (comment?.mark === '{#' && comment.length === null) hasJinjaEnd = false;
    else if (comment !== null) {
      if (comment.length === null) break;
      at = start + comment.length;
      continue;
    }
    if (fence === '') fence = fenceOf(line);
    else if (closesFence(line, fence)) fence = '';
    kept.push(line);
    at = end;
  }
  return kept.join('');
}

/** The comment at the start of a line, HTML's too. */
function blockComment(src: string): Comment | null {
  if (!src.startsWith('<!--')) return readComment(src);
  const end = src.indexOf('-->', 4);
  return { mark: '<!--', length: end < 0 ? null : end + 3 };
}

/**
 * A line without the comments in it. `100%% sure` has none, `{#id}` is an id, and code keeps its signs. Of a comment
 * that never ends the rest of the line goes with it.
 */
export function withoutInlineComments(line: string): string {
  let kept = '';
  let at = 0;
  for (const match of line.matchAll(SIGN_OR_BACKTICKS)) {
    const [sign] = match;
    if (match.index < at || sign === '{#') continue;
    const comment = sign.startsWith('`') ? null : commentInLine(line, match.index);
    const code = sign.startsWith('`') ? line.indexOf(sign, match.index + sign.length) : -1;
    const end = code >= 0 ? code + sign.length : match.index + (comment?.length ?? 0);
    kept += line.slice(at, comment === null ? end : match.index);
    at = comment?.length === null ? line.length : end;
  }
  return kept + line.slice(at);
}

/** The comment at an offset of a line; null where its sign is text. */
function commentInLine(line: string, at: number): Comment | null {
  const previous = line[at - 1] ?? ' ';
  const isPercent = line.startsWith('%%', at);
  if (isPercent && /\d/.test(previous)) return null;
  const comment = readComment(line.slice(at));
  // `%%` between words, or before a blank, is text where no second one comes.
  const isText = isPercent && !(/\s/.test(previous) && /\S/.test(line[at + 2] ?? ' '));
  return comment?.length === null && isText ? null : comment;
}

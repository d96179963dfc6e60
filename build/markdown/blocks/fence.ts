/** A fence that starts with `mdcms`: its tag, the argument after the tag, and its lines. */

import type { Body } from '../body.ts';

export interface FenceLine {
  text: string;
  /** Offset in the fence's `raw`. */
  from: number;
}

export interface Fence {
  raw: string;
  /** The first word: callout-info. Empty when there is none. */
  tag: FenceLine;
  /** The rest of the tag's line: the section in `toc-section: guides`. */
  argument: FenceLine;
  /** The lines after the tag's, without the closing fence and without the fence's own indentation. */
  lines: FenceLine[];
}

const INFO = /^mdcms(?![^\s:])/;

/**
 * Reads the `raw` of a top-level code token; null if it does not start with `mdcms`. The tag is on the fence's line,
 * else on the first line inside that is not blank.
 */
export function readFence(raw: string): Fence | null {
  const opening = /^( {0,3})(`{3,}|~{3,})[ \t]*/.exec(raw);
  if (opening === null) return null;
  const [first, ...rest] = splitLines(raw);
  if (first === undefined) return null;
  const info = { text: first.text.slice(opening[0].length).trimEnd(), from: opening[0].length };
  if (!INFO.test(info.text)) return null;
  const lines = insideLines(rest, opening[1]?.length ?? 0, opening[2] ?? '');
  let head = skip(info, 'mdcms'.length);
  while (head.text === '' && lines.length > 0) head = skip(lines.shift() ?? head, 0);
  const end = head.text.search(/[\s:]|$/);
  const argument = skip(head, end);
  return {
    raw,
    tag: { text: head.text.slice(0, end), from: head.from },
    argument: argument.text.startsWith(':') ? skip(argument, 1) : argument,
    lines,
  };
}

/** Lines of a fence as Markdown that is not parsed yet; `raw` is the fence's. */
export function bodyOf(lines: readonly FenceLine[], raw: string): Body {
  const text = lines.map((line) => line.text).join('\n');
  return { text, tokens: [], from: lines[0]?.from ?? raw.length };
}

/** The line without its first `count` characters, trimmed. */
function skip(line: FenceLine, count: number): FenceLine {
  const rest = line.text.slice(count);
  const text = rest.trimStart();
  return { text: text.trimEnd(), from: line.from + count + rest.length - text.length };
}

function splitLines(raw: string): FenceLine[] {
  let from = 0;
  return raw.split('\n').map((text) => {
    const line = { text, from };
    from += text.length + 1;
    return line;
  });
}

/** The lines inside. The closing fence, if there is one, is the last line that is not empty. */
function insideLines(rest: FenceLine[], indentation: number, fence: string): FenceLine[] {
  const lines = [...rest];
  while (lines.at(-1)?.text === '') lines.pop();
  const last = lines.at(-1)?.text.trim() ?? '';
  const closes = last.length >= fence.length && last === (fence[0] ?? '').repeat(last.length);
  if (closes) lines.pop();
  return lines.map(({ text, from }) => {
    const margin = Math.min(indentation, text.length - text.trimStart().length);
    return { text: text.slice(margin), from: from + margin };
  });
}

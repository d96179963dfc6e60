/**
 * The options beside a fence's language: a title, marked lines, line numbers, as Docusaurus, VitePress, Hugo and
 * mkdocs write them: `js:src/a.js`, `js {1,3-5} title="a.js" showLineNumbers`, `js:line-numbers`, `hl_lines="1 3"`,
 * `diff-js`.
 */

export interface CodeInfo {
  language: string;
  title: string;
  /** Numbers of marked lines, from 1. */
  marked: ReadonlySet<number>;
  /** The number of the first line; null: lines have no numbers. */
  firstNumber: number | null;
  /** Each line begins with `+`, `-` or a blank, which are not of the language. */
  diff: boolean;
}

/** At most this many lines are marked. */
const MOST_LINES = 10_000;
const KEY = /(?<![\w-])([A-Za-z][\w-]{0,40})=/g;
const WORD = /[^\s"'{}[\],]*/y;
const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']' };

/** Reads the info string of a fence, its character references already decoded. */
export function readCodeInfo(info: string): CodeInfo {
  const [word = ''] = /^[^\s{]*/.exec(info) ?? [];
  const rest = info.slice(word.length);
  const values = attributesOf(rest);
  const braces = [...rest.matchAll(/\{([\d\s,-]{1,400})\}/g)].map(([, list = '']) => list).join(',');
  const bare = rest.replace(/\{[^{}]*\}|"[^"]*"|'[^']*'/g, ' ');
  const { language, title, numbered } = readWord(word);
  const bracketed = /\[([^[\]\n]+)\]/.exec(bare)?.[1];
  const isDiff = language.startsWith('diff-') && language.length > 'diff-'.length;
  return {
    language: isDiff ? language.slice('diff-'.length) : language,
    title:
      values.get('title') ??
      values.get('filename') ??
      values.get('file') ??
      values.get('name') ??
      (title || bracketed || ''),
    marked: lineSet(`${braces},${values.get('hl_lines') ?? ''}`),
    firstNumber: firstNumber(values, bare, numbered),
    diff: isDiff || /(?:^|\s)diff(?:\s|$)/.test(bare),
  };
}

/** Reads the first word: `js`, `js:path/a.js` or `js:line-numbers=2`. */
function readWord(word: string): { language: string; title: string; numbered: string | null } {
  const colon = word.indexOf(':');
  if (colon <= 0) return { language: word, title: '', numbered: null };
  const language = word.slice(0, colon);
  const after = word.slice(colon + 1);
  const numbers = /^(no-)?line-numbers(?:=(\d{1,6}))?$/.exec(after);
  if (numbers !== null)
    return { language, title: '', numbered: numbers[1] === undefined ? (numbers[2] ?? '1') : null };
  return { language, title: after, numbered: null };
}

function attributesOf(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const match of text.matchAll(KEY)) {
    const [written, key = ''] = match;
    values.set(key.toLowerCase(), valueAt(text, match.index + written.length));
  }
  return values;
}

function valueAt(text: string, at: number): string {
  const closing = CLOSING[text[at] ?? ''];
  const end = closing === undefined ? -1 : text.slice(at + 1, at + 401).indexOf(closing);
  if (end >= 0) return text.slice(at + 1, at + 1 + end);
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0] ?? '';
}

function firstNumber(
  values: ReadonlyMap<string, string>,
  bare: string,
  numbered: string | null,
): number | null {
  const start = values.get('linenostart') ?? values.get('startline') ?? values.get('start');
  const wanted = values.get('linenos') ?? values.get('linenums') ?? values.get('showlinenumbers') ?? numbered;
  const word = /(?:^|\s)(?:showLineNumbers|line-numbers|linenos|numberLines|lineNumbers)(?:\s|$)/i.test(bare);
  if (
    wanted === 'false' ||
    wanted === 'no' ||
    wanted === '0' ||
    ((wanted === undefined || wanted === null) && !word)
  )
    return null;
  const number = Number(start ?? wanted ?? '1');
  return Number.isInteger(number) && number >= 0 && number < 1e6 ? number : 1;
}

/** Line numbers such as `1,3-5`, separated by commas or blanks. */
function lineSet(list: string): Set<number> {
  const lines = new Set<number>();
  for (const part of list.split(/[\s,"']+/)) {
    const [, from = '', to = from] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? [];
    for (let line = Number(from); line > 0 && line <= Number(to) && lines.size < MOST_LINES; line++)
      lines.add(line);
  }
  return lines;
}

/**
 * Finds the start and end of front matter, tolerantly: blank lines, blanks and comments may come before it, its fence
 * may name a format or have four hyphens. Front matter without an end, or with a malformed fence, is refused: published
 * as text it would show its keys and ignore its `draft: yes`.
 */

import { kindOfKey } from './front-matter-words.ts';
import { jsonEnd } from './json-end.ts';
import type { ProblemCode } from './problem-kinds.ts';

/** The language of front matter. */
export type FrontMatterFormat = 'yaml' | 'toml' | 'json';

/** Where front matter stands: offsets in the text. */
interface Bounds {
  format: FrontMatterFormat;
  /** The text between the fences. */
  start: number;
  end: number;
  /** The closing fence and where it ends; its line break is not part of it. */
  close: number;
  closeEnd: number;
}

/** Front matter that cannot be read. */
interface Refusal {
  code: ProblemCode;
  at: number;
  length: number;
  message: string;
  hint?: string;
}

/** Front matter, its fault, or null where there is none. */
export type FrontMatterSearch = { found: Bounds } | { refused: Refusal } | null;

const FENCE = /^(-{3,})[ \t]*(?:#.*|(yaml|yml|toml|json))?$/i;
const CLOSE = /^[ \t]*(?:-{3,}|\.{3})[ \t]*$/gm;
const CLOSE_TOML = /^[ \t]*\+{3,}[ \t]*$/gm;
/** Nearly a fence: dashes that an editor made of hyphens, one hyphen too few, text after the fence. */
const NEARLY_A_FENCE = /^(?:[-\u2010-\u2015\u2212\u00ad]{1,8}|-(?: -){2,7}|;{3,}|-{3,}[^-].*)$/;
const YAML_KEY = /^[ \t]*(["']?)([A-Za-z_][\w.-]{0,60})\1 ?:(?:[ \t]|$)/;
const TOML_KEY = /^[ \t]*(["']?)([A-Za-z_][\w.-]{0,60})\1[ \t]*=[ \t]*\S/;
const TOML_TABLE = /^\[\[?[A-Za-z_][\w.-]*\]?\]$/;
/** Characters of a block that are searched for its kind. */
const LOOK_AHEAD = 2000;

/** Searches the top of `text` for front matter. */
export function findFrontMatter(text: string): FrontMatterSearch {
  const at = skipToText(text);
  const line = lineAt(text, at);
  const isFirst = at === 0;
  const fence = FENCE.exec(line);
  if (fence !== null)
    return fenced(text, at, line, { word: fence[2] ?? null, isFirst, hyphens: fence[1] ?? '' });
  if (/^\+{3,}$/.test(line)) return fencedToml(text, at, line);
  if (line.startsWith('{')) return jsonObject(text, at);
  if (NEARLY_A_FENCE.test(line)) return refuseFence(text, at, line);
  if (TOML_KEY.test(line) || TOML_TABLE.test(line)) return openToml(text, at, line);
  if (YAML_KEY.test(line)) return openYaml(text, at, line);
  return line.startsWith('# ') ? belowTitle(text, at, line) : null;
}

/** A closing fence: its offset, and where it ends. */
interface Close {
  index: number;
  end: number;
}

/** The opening fence: the name of a format in it, whether it begins the file, its hyphens. */
interface Fence {
  word: string | null;
  isFirst: boolean;
  hyphens: string;
}

function fenced(
  text: string,
  at: number,
  line: string,
  { word, isFirst, hyphens }: Fence,
): FrontMatterSearch {
  const start = nextLine(text, at);
  const isPlain = isFirst && word === null && hyphens.length === 3;
  const kind = keyKind(text, start);
  const close = findClose(text, start, kind !== null);
  if (close === null) {
    const isMeant =
      kind !== null && (isPlain || word !== null || namesKnownKey(text.slice(start, start + LOOK_AHEAD)));
    return isMeant ? unclosed(at, line.length, '---') : null;
  }
  const block = text.slice(start, close.index);
  if (!isPlain && word === null && !namesKnownKey(block)) return null;
  const format = (word?.toLowerCase().replace('yml', 'yaml') ?? kind ?? 'yaml') as FrontMatterFormat;
  return between(format, start, close);
}

function fencedToml(text: string, at: number, line: string): FrontMatterSearch {
  const start = nextLine(text, at);
  const close = firstMatch(CLOSE_TOML, text, start);
  if (close !== null) {
    return between('toml', start, close);
  }
  return keyKind(text, start) === null ? null : unclosed(at, line.length, '+++');
}

function jsonObject(text: string, at: number): FrontMatterSearch {
  if (!/^\{\s*"[^"\n]{1,60}"\s*:/.test(text.slice(at, at + 300))) return null;
  const end = jsonEnd(text, at);
  if (end === null) return unclosed(at, 1, '}');
  const rest = /^[^\n\r]*/.exec(text.slice(end, end + LOOK_AHEAD))?.[0] ?? '';
  if (rest.trim() !== '') {
    const key = /"([^"]*)"/.exec(text.slice(at, at + LOOK_AHEAD))?.[1] ?? '';
    if (kindOfKey(key) === 'unknown') return null;
    const message = 'this begins like front matter in JSON, but text follows the object on its last line';
    return { refused: { code: 'front-matter-fence', at, length: 1, message } };
  }
  return { found: { format: 'json', start: at, end, close: end - 1, closeEnd: end + rest.length } };
}

/** TOML without an opening fence, closed by `---`: front matter of Bartholomew. */
function openToml(text: string, at: number, line: string): FrontMatterSearch {
  const close = firstMatch(CLOSE, text, at) ?? firstMatch(CLOSE_TOML, text, at);
  const block = text.slice(at, close?.index ?? at + LOOK_AHEAD);
  if (!namesKnownKey(block)) return null;
  if (close !== null) {
    return between('toml', at, close);
  }
  const isMeant = /=[ \t]*(?:["'[{\d]|true|false)/.test(line) && namesKnownKey(line);
  return isMeant ? unclosed(at, line.length, '---') : null;
}

/** Keys without an opening fence: with a closing one they are front matter; without, they are not published. */
function openYaml(text: string, at: number, line: string): FrontMatterSearch {
  const lines = paragraphLines(text, at);
  const end = lines.findIndex((each) => /^(?:-{3,}|\.{3}|\+{3,})[ \t]*$/.test(each));
  const keys = end === -1 ? lines : lines.slice(0, end);
  const isBlock = keys.every((each) => YAML_KEY.test(each) || /^[ \t]+\S|^- |^#/.test(each));
  if (!isBlock || !namesKnownKey(keys.join('\n'))) return null;
  if (end !== -1) {
    const close = firstMatch(CLOSE, text, at) ?? firstMatch(CLOSE_TOML, text, at);
    if (close === null) return null;
    return between('yaml', at, close);
  }
  const known = keys.filter((each) => /^[a-z]/.test(each) && namesKnownKey(each));
  const hasDraftKey = keys.some((each) =>
    /^(?:draft|published|publish|private|unlisted)[ \t]*:[ \t]*(?:true|false|yes|no|on|off)[ \t]*$/i.test(
      each,
    ),
  );
  if (known.length < 2 && !hasDraftKey) return null;
  const message = 'these look like the keys of front matter, but no `---` stands before and after them';
  return {
    refused: {
      code: 'front-matter-unclosed',
      at,
      length: line.length,
      message,
      hint: 'Write a line of three hyphens before the first key and after the last',
    },
  };
}

/** Front matter below the title: it would be published as text. */
function belowTitle(text: string, at: number, line: string): FrontMatterSearch {
  const below = at + fullLine(text, at).length;
  const next = skipToText(text, below);
  if (!FENCE.test(lineAt(text, next))) return null;
  const start = nextLine(text, next);
  const close = findClose(text, start, true);
  if (close === null) return null;
  const lines = text
    .slice(start, close.index)
    .split(/\r\n|[\r\n]/)
    .slice(0, -1);
  const isBlock =
    lines.length > 0 &&
    lines.every((each) => YAML_KEY.test(each) || TOML_KEY.test(each) || /^[ \t]+\S|^- /.test(each));
  if (!isBlock || !namesKnownKey(lines.join('\n'))) return null;
  const message = 'the front matter stands below a heading, where it would be shown as text';
  return {
    refused: {
      code: 'front-matter-fence',
      at: next,
      length: lineAt(text, next).length,
      message,
      hint: `Move it to the top of the file, above \`${line}\``,
    },
  };
}

function refuseFence(text: string, at: number, line: string): FrontMatterSearch {
  const start = nextLine(text, at);
  const isJson = /^;{3}/.test(line) && /^\s*["{]/.test(text.slice(start, start + LOOK_AHEAD));
  const first = firstKeyLine(text, start);
  if (!isJson && (first === null || !namesKnownKey(first))) return null;
  const message = `\`${line}\` does not open front matter, but the next lines look like its keys`;
  return { refused: { code: 'front-matter-fence', at, length: line.length, message } };
}

/** Front matter from `start` to its closing fence. */
function between(format: FrontMatterFormat, start: number, close: Close): FrontMatterSearch {
  return { found: { format, start, end: close.index, close: close.index, closeEnd: close.end } };
}

function unclosed(at: number, length: number, fence: string): FrontMatterSearch {
  const message = `the front matter that starts here has no closing \`${fence}\``;
  const hint = fence === '---' ? undefined : `Write \`${fence}\` on a line of its own after the last key`;
  return {
    refused: { code: 'front-matter-unclosed', at, length, message, ...(hint === undefined ? {} : { hint }) },
  };
}

/** The offset of the first line after blanks, byte order marks and HTML comments. */
function skipToText(text: string, from = 0): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x200b || (code <= 0x20 && code >= 9) || code === 0xa0 || code === 0xfeff) at++;
    else if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end === -1) return at;
      at = end + 3;
    } else return at;
  }
}

/** The line at `at` to its end, without the blanks there. */
function lineAt(text: string, at: number): string {
  return fullLine(text, at).trimEnd();
}

/** The offset of the line after the one at `at`. */
function nextLine(text: string, at: number): number {
  return afterLineBreak(text, at + fullLine(text, at).length);
}

/** The line at `at` to its end, without its line break. */
function fullLine(text: string, at: number): string {
  let end = at;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return text.slice(at, end);
}

/** The lines from `at` up to the first blank one. */
function paragraphLines(text: string, at: number): string[] {
  const lines: string[] = [];
  for (let next = at; next < text.length; ) {
    const line = fullLine(text, next);
    if (line.trim() === '') break;
    lines.push(line);
    next = afterLineBreak(text, next + line.length);
  }
  return lines;
}

/** The first line from `start` that is neither blank nor a comment. */
function firstKeyLine(text: string, start: number): string | null {
  const lines = text.slice(start, start + LOOK_AHEAD).split(/\r\n|[\r\n]/);
  return lines.find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? null;
}

/** The format of the keys at `start`; null where there are none. */
function keyKind(text: string, start: number): FrontMatterFormat | null {
  const line = firstKeyLine(text, start);
  if (line === null) return null;
  if (YAML_KEY.test(line)) return 'yaml';
  if (TOML_KEY.test(line) || TOML_TABLE.test(line)) return 'toml';
  return /^\s*\{/.test(line) ? 'json' : null;
}

/** Whether a line of `block` has a key that front matter may have. */
function namesKnownKey(block: string): boolean {
  return block.split(/\r\n|[\r\n]/).some((line) => {
    const key = (YAML_KEY.exec(line) ?? TOML_KEY.exec(line))?.[2];
    return key !== undefined && kindOfKey(key) !== 'unknown';
  });
}

/**
 * The first closing fence from `start`. Where keys stand above it, any spelling of it counts; else only three
 * hyphens at the start of a line.
 */
function findClose(text: string, start: number, isKeyed: boolean): Close | null {
  if (!isKeyed) return firstMatch(/^---[ \t]*$/gm, text, start);
  return firstMatch(/^(?:-{3,}|\.{3})[ \t]*$/gm, text, start) ?? firstMatch(CLOSE, text, start);
}

function firstMatch(pattern: RegExp, text: string, start: number): Close | null {
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  pattern.lastIndex = 0;
  return match === null ? null : { index: match.index, end: match.index + match[0].length };
}

/** The offset after the line break at `at`. */
export function afterLineBreak(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2;
  return at < text.length ? at + 1 : at;
}

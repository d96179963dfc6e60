/** One line of `_headers`: a path, `Name: value` to set a field, or `! Name` to take one away. */
import type { ProblemCode } from '../content/problem-kinds.ts';
import type { SourceText } from '../content/source-text.ts';
import { whyForbidden } from './header-fields.ts';
import type { RuleLine, Word } from './rule-lines.ts';
import { readRulePath } from './rule-path.ts';

/** A line, read; a problem with it points at `word`. */
export type HeaderLine =
  | { kind: 'path'; word: Word; path: string; isExact: boolean }
  | { kind: 'set'; word: Word; name: string; value: string }
  | { kind: 'remove'; word: Word; name: string }
  | Unreadable;

interface Unreadable {
  kind: 'unreadable';
  word: Word;
  code: ProblemCode;
  message: string;
  hint?: string;
  /** Set for a refused path: the lines below it then belong to no rule. */
  isPath?: true;
}

/** Hosts refuse heads of more than some 16,000 bytes, all fields together. */
const LONGEST_VALUE = 8_000;

/** Without these, caches and readers would have to guess. */
const INDISPENSABLE: ReadonlySet<string> = new Set(['cache-control', 'content-type', 'vary']);

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** RFC 9110 §5.5, without obs-text: bytes above ASCII have no agreed meaning. */
const VALUE = /^[\x20-\x7e\t]+$/;

/** Reads a line; names come in lower case, paths in canonical spelling. */
export function readHeaderLine(line: RuleLine, source: SourceText): HeaderLine {
  const [first] = line.words;
  if (/^(?:\/|https?:\/\/)/i.test(first.text)) return readPath(line);
  return first.text.startsWith('!') ? readRemoval(line) : readField(line, source);
}

function readPath({ words: [word, extra] }: RuleLine): HeaderLine {
  const refuse = (code: ProblemCode, at: Word, message: string, hint?: string): Unreadable => ({
    ...unreadable(code, at, message, hint),
    isPath: true,
  });
  if (extra !== undefined) {
    const hint = 'Write each header on a line of its own, below the path';
    return refuse('header-syntax', extra, `'${extra.text}' stands behind the path`, hint);
  }
  const path = readRulePath(word.text);
  if ('unsupported' in path) return refuse('header-unsupported', word, `this is ${path.unsupported}`);
  if ('refused' in path) return refuse('header-syntax', word, path.refused);
  return { kind: 'path', word, path: path.path, isExact: path.isExact };
}

function readRemoval({ words: [mark, ...rest] }: RuleLine): HeaderLine {
  const isApart = mark.text === '!';
  const word = isApart ? rest[0] : { text: mark.text.slice(1), start: mark.start + 1 };
  const extra = rest[isApart ? 1 : 0];
  if (word === undefined) {
    const message = 'the name of the header to remove is missing';
    return unreadable('header-syntax', mark, message, 'Write `! Name`');
  }
  if (extra !== undefined)
    return unreadable('header-syntax', extra, `'${extra.text}' stands behind the name`);
  const name = word.text.toLowerCase();
  if (INDISPENSABLE.has(name)) {
    return unreadable('header-forbidden', word, `${word.text} cannot be removed, only set to another value`);
  }
  return checkName(word) ?? { kind: 'remove', word, name };
}

function readField(line: RuleLine, source: SourceText): HeaderLine {
  const text = source.text.slice(line.start, line.end);
  const colon = text.indexOf(':');
  const word: Word = { text: (colon === -1 ? text : text.slice(0, colon)).trimEnd(), start: line.start };
  if (colon === -1) {
    return unreadable('header-syntax', word, `'${word.text}' is neither a path nor a header with its value`);
  }
  const value = text.slice(colon + 1).trim();
  if (value === '') {
    const hint = `Write \`! ${word.text}\` to remove the header`;
    return unreadable('header-syntax', word, `${word.text} has no value`, hint);
  }
  const refused = checkName(word);
  if (refused !== null) return refused;
  if (!VALUE.test(value)) {
    const at: Word = { text: value, start: line.start + text.indexOf(value, colon + 1) };
    return unreadable('header-invalid', at, 'the value has a character that is not ASCII');
  }
  if (value.length > LONGEST_VALUE) {
    return unreadable('header-invalid', word, `the value is longer than ${LONGEST_VALUE} characters`);
  }
  return { kind: 'set', word, name: word.text.toLowerCase(), value };
}

function checkName(word: Word): Unreadable | null {
  if (!TOKEN.test(word.text)) {
    return unreadable('header-invalid', word, `'${word.text}' is not a valid header name`);
  }
  const why = whyForbidden(word.text.toLowerCase());
  return why === null ? null : unreadable('header-forbidden', word, `${word.text} cannot be set: ${why}`);
}

function unreadable(code: ProblemCode, word: Word, message: string, hint?: string): Unreadable {
  return { kind: 'unreadable', word, code, message, ...(hint === undefined ? {} : { hint }) };
}

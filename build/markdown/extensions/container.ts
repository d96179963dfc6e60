/** `:::note[Title]` up to `:::`: callouts and groups as Docusaurus, VitePress, MyST and Pandoc write them. */
import type { Lexer, TokenizerAndRendererExtension } from 'marked';
import { didYouMean, hintFor } from '../../content/did-you-mean.ts';
import { closesFence, fenceOf } from '../../content/fences.ts';
import { parseAttributes } from '../attributes.ts';
import type { Block } from '../blocks/block.ts';
import { CALLOUT_NAMES, calloutKind } from '../callout-kinds.ts';
import { parseStateOf } from '../parse-state.ts';
import type { BlockToken } from '../tokens.ts';
import { tabsOfCode } from './code-group.ts';
import { firstLine, lineEnd } from './lines.ts';
import { mayNest, readBody, readTitle } from './nested.ts';

const OPENING = /^( {0,3})(:{3,})[ \t]*(?=[A-Za-z{])/;
const NAME = /^[A-Za-z][\w-]{0,60}/;
/** VitePress's containers without a look of their own. */
const TRANSPARENT: ReadonlySet<string> = new Set(['raw', 'v-pre', 'no-spell']);
/** Groups that the theme shows in a way of its own (css/landing.css). */
const SHOWN: ReadonlySet<string> = new Set(['hero', 'features', 'call-to-action']);

/** The first line: a name, a title (and its offset), class names. */
interface Head {
  name: string;
  title: string | null;
  titleAt: number;
  classes: readonly string[];
}

export const container: TokenizerAndRendererExtension = {
  name: 'container',
  level: 'block',

  tokenizer(src) {
    const opening = src.startsWith(':::') || src.startsWith(' ') ? OPENING.exec(src) : null;
    if (opening === null || !mayNest(this.lexer)) return;
    const line = firstLine(src);
    const head = readHead(line, opening[0].length);
    if (head === null) return;
    const start = Math.min(line.length + 1, src.length);
    const { bodyEnd, end, closed } = findEnd(src, start, opening[2]?.length ?? 0);
    const block = makeBlock(this.lexer, head, src.slice(start, bodyEnd), start);
    const token: BlockToken = { type: 'block', raw: src.slice(0, end), block };
    report(this.lexer, token, head, closed);
    return token;
  },
};

function report(lexer: Lexer, token: BlockToken, { name }: Head, closed: boolean): void {
  const part = { from: 0, length: firstLine(token.raw).length };
  if (!closed) {
    const message = `\`:::${name}\` is never closed, so the rest of the page is inside it`;
    parseStateOf(lexer).report(token, { code: 'unclosed-container', message }, part);
  }
  if (token.block.kind !== 'group' || name === '' || TRANSPARENT.has(name) || SHOWN.has(name)) return;
  const meant = didYouMean(name, [...CALLOUT_NAMES, ...SHOWN, 'details', 'code-group']);
  const hint = hintFor(meant === null ? null : `:::${meant}`);
  const message = `\`:::${name}\` is not a callout: its text is shown in an element of that class`;
  parseStateOf(lexer).report(token, { code: 'unknown-container', message, hint }, part);
}

/** `note[Title]{…}`, `note Title`, `{.note title="…"}`; null if the line opens no container. */
function readHead(line: string, from: number): Head | null {
  const text = withoutColons(line.slice(from));
  const name = NAME.exec(text)?.[0] ?? '';
  const rest = text.slice(name.length);
  const braces = /\{([^{}]*)\}$/.exec(rest);
  const attributes = braces === null ? null : parseAttributes(braces[1] ?? '');
  const written = attributes === null ? rest : rest.slice(0, braces?.index);
  const classes = attributes?.classes ?? [];
  const titleAttribute = attributes?.values.get('title') ?? null;
  if (name === '') {
    if (attributes === null || written.trim() !== '') return null;
    const [first = '', ...others] = classes;
    const known = calloutKind(first, 'container') !== null;
    return {
      name: known ? first : '',
      title: titleAttribute,
      titleAt: from,
      classes: known ? others : classes,
    };
  }
  if (!/^(?:[ \t[]|$)/.test(written)) return null;
  const trimmed = written.trim();
  const bracketed = trimmed.startsWith('[') && trimmed.endsWith(']');
  const title = bracketed ? trimmed.slice(1, -1) : trimmed;
  const titleAt = from + name.length + Math.max(0, written.indexOf(title));
  return { name: name.toLowerCase(), title: title === '' ? titleAttribute : title, titleAt, classes };
}

/** Removes the colons at the end of the line, which Pandoc allows. */
function withoutColons(line: string): string {
  let end = line.trimEnd().length;
  while (line[end - 1] === ':') end--;
  return line.slice(0, end).trimEnd();
}

function makeBlock(lexer: Lexer, head: Head, text: string, from: number): Block {
  const { name, title } = head;
  const body = readBody(lexer, text, from);
  const kind = calloutKind(name, 'container');
  const heading = title === null ? null : readTitle(lexer, title, head.titleAt);
  const tabs = name === 'code-group' ? tabsOfCode(body) : null;
  if (tabs !== null) return tabs;
  if (kind === null && name !== 'details') {
    const own = name === '' || TRANSPARENT.has(name) || name === 'code-group' ? [] : [name];
    return { kind: 'group', classes: [...own, ...head.classes], heading, body };
  }
  return {
    kind: 'callout',
    type: kind?.type ?? 'info',
    title: null,
    heading,
    named: kind?.title ?? 'details',
    fold: kind === null ? 'closed' : null,
    icon: null,
    body,
  };
}

interface End {
  bodyEnd: number;
  end: number;
  closed: boolean;
}

/**
 * Finds the line of colons that closes the container, after any containers and fences inside. Such a line closes the
 * innermost container with exactly as many colons, else the innermost one if it has fewer.
 */
function findEnd(src: string, from: number, colons: number): End {
  const open = [colons];
  let fence = '';
  for (let at = from; at < src.length; ) {
    const stop = lineEnd(src, at);
    const line = src.slice(at, stop);
    if (fence !== '') {
      if (closesFence(line, fence)) fence = '';
    } else {
      fence = fenceOf(line);
      const [, marks = '', after = ''] = /^ {0,3}(:{3,})[ \t]*(\S?)/.exec(line) ?? [];
      if (marks !== '' && /[A-Za-z{]/.test(after)) open.push(marks.length);
      else if (marks !== '' && after === '') close(open, marks.length);
      if (open.length === 0) return { bodyEnd: Math.max(from, at - 1), end: stop, closed: true };
    }
    at = stop + 1;
  }
  return { bodyEnd: src.length, end: src.length, closed: false };
}

function close(open: number[], colons: number): void {
  const exact = open.lastIndexOf(colons);
  if (exact >= 0) open.length = exact;
  else if ((open.at(-1) ?? 0) <= colons) open.pop();
}

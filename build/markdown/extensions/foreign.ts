/**
 * Syntax of other tools that is not supported: shortcodes, template tags, imports and components. None of it is shown.
 * Each kind is reported once, at its first place, with a count.
 */
import type { Lexer, TokenizerAndRendererExtension } from 'marked';
import { parseStateOf } from '../parse-state.ts';
import { type ArticleToken, childTokens, type HiddenToken } from '../tokens.ts';
import { isComponent } from './html-names.ts';
import { firstLine, lineEnd } from './lines.ts';

/** Longer templates and tags are text, which bounds the search for an end that is missing (UTF-16 units). */
const LONGEST = 2000;

/** How templates begin and end, with the name of their kind in messages. */
const TEMPLATES: readonly { begins: string; end: string; kind: string }[] = [
  { begins: '{{<', end: '>}}', kind: 'Hugo shortcodes (`{{< … >}}`)' },
  { begins: '{{%', end: '%}}', kind: 'Hugo shortcodes (`{{% … %}}`)' },
  { begins: '{%', end: '%}', kind: 'template tags (`{% … %}`)' },
  { begins: '{{', end: '}}', kind: 'template expressions (`{{ … }}`)' },
  { begins: '<%', end: '%>', kind: 'template tags (`<% … %>`)' },
];
const COMPONENTS = 'components (`<Name>`)';
const IMPORTS = 'imports and exports of MDX';
/** A line of MDX; exports go on to the next blank line. */
const IMPORT = /^import[ \t]([^"'\n]{0,400})["'][^"'\n]+["'];?$/;
const EXPORT = /^export[ \t]+(?:const|let|var|default|function|async|class|\*|\{)[ \t{(\w*]/;

/** The length and the kind of the template at the start of `src`; null if there is none. */
function readTemplate(src: string): { length: number; kind: string } | null {
  for (const { begins, end, kind } of TEMPLATES) {
    if (!src.startsWith(begins)) continue;
    const at = src.slice(0, LONGEST).indexOf(end, begins.length);
    if (at < 0) continue;
    return { length: at + end.length, kind };
  }
  return null;
}

/** The length of the component's tag at the start of `src`, with its braces and quotes; 0 if there is none. */
function componentTag(src: string): number {
  const name = /^<\/?([A-Z][\w.]{0,99})(?=[\s/>])/.exec(src)?.[1];
  if (name === undefined || !isComponent(name)) return 0;
  const stop = Math.min(src.length, LONGEST);
  let depth = 0;
  let quote = '';
  for (let at = 1; at < stop; at++) {
    const sign = src[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || (depth > 0 && (sign === "'" || sign === '`'))) quote = sign;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign === '>' && depth <= 0) return at + 1;
  }
  return 0;
}

export const foreignInline: TokenizerAndRendererExtension = {
  name: 'foreignInline',
  level: 'inline',

  tokenizer(src) {
    const first = src[0];
    if (first !== '{' && first !== '<') return;
    const template = readTemplate(src);
    if (template !== null) return hide(this.lexer, src.slice(0, template.length), template.kind);
    const length = first === '<' ? componentTag(src) : 0;
    return length === 0 ? undefined : hide(this.lexer, src.slice(0, length), COMPONENTS);
  },
};

/** Tags of components alone on their lines, so that the text between them is Markdown; and imports. */
export const foreignBlock: TokenizerAndRendererExtension = {
  name: 'foreignBlock',
  level: 'block',

  tokenizer(src) {
    const first = src.trimStart()[0];
    if (first === 'i' || first === 'e') return mdxLines(this.lexer, src);
    const margin = /^ {0,3}(?=[<{])/.exec(src)?.[0].length;
    if (margin === undefined) return;
    const rest = src.slice(margin);
    const template = readTemplate(rest);
    const length = template?.length ?? componentTag(rest);
    if (length === 0 || rest.slice(length, lineEnd(rest, length)).trim() !== '') return;
    if (template === null && isHtmlBlock(rest, length)) return;
    return hide(this.lexer, src.slice(0, margin + length), template?.kind ?? COMPONENTS);
  },
};

function mdxLines(lexer: Lexer, src: string): HiddenToken | undefined {
  const line = firstLine(src);
  if (isImport(line.trimEnd())) return hide(lexer, line, IMPORTS);
  if (!EXPORT.test(line)) return;
  const end = src.search(/\n[ \t]*\n/);
  const raw = end < 0 ? src : src.slice(0, end);
  return /[={(]/.test(raw) ? hide(lexer, raw, IMPORTS) : undefined;
}

function isImport(line: string): boolean {
  const names = IMPORT.exec(line)?.[1]?.trim();
  return names === '' || (names !== undefined && /^[\w{*]/.test(names) && /[\s}]from$/.test(names));
}

/** A token that is not shown, with the kind of its syntax. */
function hide(lexer: Lexer, raw: string, kind: string): HiddenToken {
  const token: HiddenToken = { type: 'hidden', raw };
  parseStateOf(lexer).foreign.set(token, kind);
  return token;
}

/** Reports each kind once, at the first token of that kind. */
export function reportForeign(lexer: object, tokens: readonly ArticleToken[]): void {
  const state = parseStateOf(lexer);
  const kinds = new Map<string, { first: ArticleToken; count: number }>();
  const visit = (token: ArticleToken): void => {
    const kind = kindOf(token, state.foreign);
    if (kind === undefined) {
      childTokens(token).forEach(visit);
      return;
    }
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { first: token, count: 1 });
    else known.count++;
  };
  tokens.forEach(visit);
  for (const [kind, { first, count }] of kinds) {
    const times = count === 1 ? '' : `, ${count} times on this page`;
    const message = `${kind} are not read here and not shown${times}`;
    state.report(
      first,
      { code: 'foreign-syntax', message },
      { from: 0, length: firstLine(first.raw).length },
    );
  }
}

function kindOf(token: ArticleToken, known: ReadonlyMap<HiddenToken, string>): string | undefined {
  if (token.type === 'hidden') return known.get(token);
  const name = token.type === 'html' ? /<([A-Z][\w.]{0,99})[\s/>]/.exec(token.raw)?.[1] : undefined;
  return name !== undefined && isComponent(name) ? COMPONENTS : undefined;
}

/** Whether a tag begins a block of HTML (CommonMark 0.31, section 4.6): it has no attributes, and text is below it. */
function isHtmlBlock(src: string, length: number): boolean {
  if (!/^<[A-Z]\w*>$/.test(src.slice(0, length))) return false;
  const at = lineEnd(src, length) + 1;
  return /^[ \t]*[^\s<]/.test(src.slice(at, lineEnd(src, at)));
}

/** Terms with `: ` and a definition below each, as PHP Markdown Extra, Pandoc and kramdown have them. */
import type { Lexer, TokenizerAndRendererExtension } from 'marked';
import type { DefinitionItem } from '../blocks/block.ts';
import type { Body } from '../body.ts';
import type { BlockToken } from '../tokens.ts';
import { lineEnd } from './lines.ts';
import { mayNest, readBody, readTitle } from './nested.ts';

/** Lines that begin another block and so are not terms. */
const NO_TERM =
  /^(?: {4}|\t| {0,3}(?:#{1,6}(?:\s|$)|>|[*+-]\s|\d{1,9}[.)]\s|`{3}|~{3}|<|\||:|\[\^|!!!|\?{3}|=+\s*$|-+\s*$|$))/;
const DEFINITION = /^ {0,3}:(?: {1,3}|\t)(?=\S)/;
const INDENTED = /^(?: {2,4}|\t)/;
/** More lines than this above a definition are a paragraph. */
const MOST_TERMS = 8;

export const definitionList: TokenizerAndRendererExtension = {
  name: 'definitionList',
  level: 'block',

  tokenizer(src) {
    if (!mayNest(this.lexer) || readTerms(src, 0) === null) return;
    const items: DefinitionItem[] = [];
    let end = 0;
    for (let at = 0; ; ) {
      const terms = readTerms(src, at);
      if (terms === null) break;
      const item: DefinitionItem = {
        terms: terms.lines.map(([from, to]) => term(this.lexer, src, from, to)),
        definitions: [],
      };
      end = readDefinitions(this.lexer, src, terms.end, item);
      items.push(item);
      at = end;
      while (src[at] === '\n') at++;
    }
    return {
      type: 'block',
      raw: src.slice(0, end),
      block: { kind: 'definitions', items },
    } satisfies BlockToken;
  },
};

function term(lexer: Lexer, src: string, from: number, to: number): Body {
  const text = src.slice(from, to).trim();
  return readTitle(lexer, text, src.indexOf(text, from));
}

/** The lines of terms at `at`, and the offset of the definition below them; null if there are none. */
function readTerms(src: string, at: number): { lines: [number, number][]; end: number } | null {
  const lines: [number, number][] = [];
  for (let from = at; from < src.length && lines.length < MOST_TERMS; ) {
    const to = lineEnd(src, from);
    const line = src.slice(from, to);
    if (lines.length > 0 && DEFINITION.test(line)) return { lines, end: from };
    if (line.trim() === '') {
      // One blank line may separate a term from its definition.
      const next = src.slice(to + 1, lineEnd(src, to + 1));
      return lines.length === 1 && DEFINITION.test(next) ? { lines, end: to + 1 } : null;
    }
    if (NO_TERM.test(line)) return null;
    lines.push([from, to]);
    from = to + 1;
  }
  return null;
}

/** Reads the definitions that begin at `at` into the item; returns the offset of their end. */
function readDefinitions(lexer: Lexer, src: string, at: number, item: DefinitionItem): number {
  let end = at;
  for (let from = at; from < src.length; ) {
    const mark = DEFINITION.exec(src.slice(from, lineEnd(src, from)))?.[0].length;
    if (mark === undefined) break;
    const { text, to, loose } = readLines(src, from + mark);
    item.definitions.push({ body: readBody(lexer, text, from + mark, loose), loose });
    end = to;
    from = to + 1;
    while (src[from] === '\n') from++;
  }
  return end;
}

/** The first line with the lines that continue it: any line, but after a blank one only indented lines. */
function readLines(src: string, from: number): { text: string; to: number; loose: boolean } {
  let to = lineEnd(src, from);
  const lines = [src.slice(from, to)];
  let blank = 0;
  let loose = false;
  for (let at = to + 1; at < src.length; ) {
    const stop = lineEnd(src, at);
    const line = src.slice(at, stop);
    if (line.trim() === '') blank++;
    else if (INDENTED.test(line) || (blank === 0 && !DEFINITION.test(line) && !NO_TERM.test(line))) {
      loose ||= blank > 0;
      for (; blank > 0; blank--) lines.push('');
      lines.push(line.replace(INDENTED, ''));
      to = stop;
    } else break;
    at = stop + 1;
  }
  return { text: lines.join('\n'), to, loose };
}

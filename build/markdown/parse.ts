/** Parses an article's Markdown into tokens and blocks, without the rest of the site. */
import { Lexer } from 'marked';
import type { Article } from './article.ts';
import { readFence } from './blocks/fence.ts';
import type { BlockContext } from './blocks/kind.ts';
import { readBlock } from './blocks/read.ts';
import type { Body } from './body.ts';
import { placeAttributesAbove, tableOfContents } from './extensions/attributes.ts';
import { reportForeign } from './extensions/foreign.ts';
import type { Finding } from './findings.ts';
import { grammarFor } from './grammar.ts';
import { parseStateOf } from './parse-state.ts';
import { setTexts } from './set-texts.ts';
import { checkTexts } from './text-faults.ts';
import { articleTokens, type BlockToken, bodiesOf, type Token } from './tokens.ts';

/** The greatest depth of blocks in blocks; deeper ones stay code. */
const DEEPEST = 8;

/**
 * Reads a document's Markdown. `context` has the site's reusable messages and icons. Throws only the RangeError of
 * nesting too deep for the stack.
 */
export function parseArticle(body: string, context: BlockContext): Article {
  const source = body.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  const lexer = new Lexer(grammarFor(source));
  parseStateOf(lexer).math = context.math;
  parseStateOf(lexer).shortcodes = context.shortcodes;
  const findings: Finding[] = [];
  // Blocks first, then inline Markdown, so that the definitions of links and notes apply to the whole article.
  readBlocks(lexer.blockTokens(source, lexer.tokens), lexer, context, findings, 0);
  placeAttributesAbove(parseStateOf(lexer));
  for (const next of lexer.inlineQueue) {
    lexer.state.inRawBlock = false;
    lexer.inlineTokens(next.src, next.tokens);
  }
  lexer.inlineQueue = [];
  checkTexts(articleTokens(lexer.tokens), parseStateOf(lexer));
  setTexts(articleTokens(lexer.tokens), source, context);
  reportForeign(lexer, articleTokens(lexer.tokens));
  for (const finding of parseStateOf(lexer).findings) findings.push(finding);
  return { source, tokens: articleTokens(lexer.tokens), footnotes: parseStateOf(lexer), findings };
}

/** Replaces, in `tokens`, the fences that are blocks, and reads the Markdown in them. */
function readBlocks(
  tokens: Token[],
  lexer: Lexer,
  context: BlockContext,
  findings: Finding[],
  depth: number,
): void {
  if (depth === DEEPEST) return;
  for (const [index, token] of tokens.entries()) {
    for (const body of bodiesInside(token)) readBlocks(body.tokens, lexer, context, findings, depth + 1);
    if (isTocMark(token, lexer)) tokens[index] = tableOfContents(token);
    const fence = token.type === 'code' ? readFence(token.raw) : null;
    if (fence === null) continue;
    const read = readBlock(fence, context);
    if (read.block !== null) tokens[index] = { type: 'block', raw: token.raw, block: read.block };
    const [current] = articleTokens(tokens.slice(index, index + 1));
    if (current !== undefined)
      for (const each of read.faults.map((fault) => ({ ...fault, token: current }))) findings.push(each);
    for (const body of read.block === null ? [] : bodiesOf(read.block)) {
      readBlocks(lexer.blockTokens(body.text, body.tokens), lexer, context, findings, depth + 1);
    }
  }
}

/** The bodies of a block that an extension has read: fences in them may be blocks too. */
function bodiesInside(token: Token): readonly Body[] {
  return token.type === 'block' ? bodiesOf((token as BlockToken).block) : [];
}

/** `[TOC]` alone in a paragraph, and its forms in other tools: `[[toc]]`, and a list above kramdown's `{:toc}`. */
function isTocMark(token: Token, lexer: Lexer): boolean {
  if (token.type === 'list') return /^[*+-] [^\n]*\n\{:[ \t]*toc[ \t]*\}\s*$/i.test(token.raw);
  if (token.type !== 'paragraph' || !/^\[(?:\[_?)?toc_?\]?\]$/i.test(token.raw.trim())) return false;
  return !Object.hasOwn(lexer.tokens.links, 'toc');
}

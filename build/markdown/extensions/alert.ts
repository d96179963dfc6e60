/** `> [!NOTE]`: a quotation that is a callout, as GitHub and Obsidian (`> [!tip]- Title`) have it. */
import type { Lexer } from 'marked';
import type { CalloutBlock } from '../blocks/block.ts';
import type { Body } from '../body.ts';
import { calloutKind } from '../callout-kinds.ts';
import type { BlockToken, Tokens } from '../tokens.ts';
import { readTitle } from './nested.ts';

const MARKER = /^( {0,3}>[ \t]?)\[!([A-Za-z][\w-]{0,60})\]([+-]?)([ \t]+[^\n]*)?(?=\n|$)/;

/** The first line of an alert: its parts, and its length. */
export interface AlertHead {
  name: string;
  fold: CalloutBlock['fold'];
  title: string;
  titleAt: number;
  length: number;
  /** Offset of `[!NOTE]`, after the quotation's `>`. */
  markerAt: number;
}

/** Reads the first line of `src`; null if it begins no alert. */
export function readAlert(src: string): AlertHead | null {
  const match = MARKER.exec(src);
  if (match === null) return null;
  const [whole, sign = '', name = '', fold = '', rest = ''] = match;
  const title = rest.trim();
  return {
    name,
    fold: fold === '+' ? 'open' : fold === '-' ? 'closed' : null,
    title,
    titleAt: whole.length - rest.length + rest.indexOf(title),
    length: whole.length,
    markerAt: sign.length,
  };
}

/** The quotation without the alert's first line, of the same length. */
export function withoutMarker(src: string, { markerAt, length }: AlertHead): string {
  return src.slice(0, markerAt) + ' '.repeat(length - markerAt) + src.slice(length);
}

/** The callout for a quotation that was read after `withoutMarker`. */
export function alertToken(lexer: Lexer, head: AlertHead, quote: Tokens.Blockquote, src: string): BlockToken {
  const kind = calloutKind(head.name, 'alert');
  const written = head.title === '' && kind === null ? head.name.replaceAll('-', ' ') : head.title;
  const body: Body = { text: quote.text, tokens: quote.tokens, from: 0 };
  const block: CalloutBlock = {
    kind: 'callout',
    type: kind?.type ?? 'info',
    title: null,
    heading: written === '' ? null : readTitle(lexer, written, head.titleAt),
    named: kind?.title ?? 'note',
    fold: head.fold,
    icon: null,
    body,
  };
  return { type: 'block', raw: src.slice(0, quote.raw.length), block };
}

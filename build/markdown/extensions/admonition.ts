/** `!!! note "Title"`, `??? note` and `=== "Tab"` with an indented body, as mkdocs has them. */
import type { Lexer, TokenizerAndRendererExtension } from 'marked';
import type { CalloutBlock, PanelItem } from '../blocks/block.ts';
import { calloutKind } from '../callout-kinds.ts';
import type { BlockToken } from '../tokens.ts';
import { firstLine, indentedBody, lineEnd } from './lines.ts';
import { mayNest, readBody, readTitle } from './nested.ts';

/** Groups: the mark, the kind, further class names, the title. */
const OPENING = /^(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]{0,60})((?:[ \t]+[\w-]+)*)(?:[ \t]+"([^"\n]*)")?[ \t]*$/;
const TAB = /^===[+!]*[ \t]*"([^"\n]+)"[ \t]*$/;

export const admonition: TokenizerAndRendererExtension = {
  name: 'admonition',
  level: 'block',

  tokenizer(src) {
    if (!/^[!?=]{3}/.test(src) || !mayNest(this.lexer)) return;
    const line = firstLine(src);
    const opening = OPENING.exec(line);
    if (opening === null) return src.startsWith('===') ? tabs(this.lexer, src) : undefined;
    const body = indentedBody(src, line.length + 1);
    if (body === null) return;
    const raw = src.slice(0, body.end);
    return { type: 'block', raw, block: callout(this.lexer, line, opening, body.text) } satisfies BlockToken;
  },
};

function callout(lexer: Lexer, line: string, opening: RegExpExecArray, text: string): CalloutBlock {
  const [, mark = '', name = '', , title] = opening;
  const kind = calloutKind(name, 'admonition');
  const own = title === undefined && kind === null ? capitalised(name) : title;
  return {
    kind: 'callout',
    type: kind?.type ?? 'info',
    title: null,
    heading: own === undefined ? null : readTitle(lexer, own, Math.max(0, line.indexOf(`"${own}"`) + 1)),
    named: kind?.title ?? 'note',
    fold: mark === '!!!' ? null : mark === '???+' ? 'open' : 'closed',
    icon: null,
    body: readBody(lexer, text, line.length + 1),
  };
}

function capitalised(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

/** Reads consecutive tabs as one group. */
function tabs(lexer: Lexer, src: string): BlockToken | undefined {
  const items: PanelItem[] = [];
  let end = 0;
  for (let at = 0; at < src.length; ) {
    const stop = lineEnd(src, at);
    const title = TAB.exec(src.slice(at, stop))?.[1];
    const body = title === undefined ? null : indentedBody(src, stop + 1);
    if (title === undefined || body === null) break;
    const inside = readBody(lexer, body.text, stop + 1);
    items.push({ title, headingLevel: null, open: items.length === 0, body: inside });
    end = body.end;
    at = end;
    while (src[at] === '\n') at++;
  }
  if (items.length === 0) return;
  return { type: 'block', raw: src.slice(0, end), block: { kind: 'tabs', style: 'underline', items } };
}

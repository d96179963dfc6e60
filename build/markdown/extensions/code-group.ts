/** `:::code-group`: the fences in it, each a tab with the name in its brackets, as VitePress has them. */
import type { PanelItem, PanelsBlock } from '../blocks/block.ts';
import type { Body } from '../body.ts';
import { articleTokens } from '../tokens.ts';

/** The fences in a body as tabs; null if it has none. Text between the fences is left out, as VitePress does. */
export function tabsOfCode(body: Body): PanelsBlock | null {
  const items: PanelItem[] = [];
  let at = body.from ?? 0;
  for (const token of articleTokens(body.tokens)) {
    if (token.type === 'code' && token.lang !== undefined) {
      const title = /\[([^[\]]+)\]/.exec(token.lang)?.[1] ?? /^\S*/.exec(token.lang)?.[0] ?? '';
      items.push({
        title: title === '' ? String(items.length + 1) : title,
        headingLevel: null,
        open: items.length === 0,
        body: { text: token.raw, tokens: [token], from: at },
      });
    }
    at += token.raw.length;
  }
  return items.length === 0 ? null : { kind: 'tabs', style: 'underline', items };
}

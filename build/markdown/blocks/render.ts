/** A block becomes HTML. */
import type { RenderState } from '../state.ts';
import type { BlockToken, Body } from '../tokens.ts';
import { renderAccordion } from './accordion.ts';
import { renderCallout } from './callout.ts';
import { renderPosts } from './posts-html.ts';
import { renderTabs } from './tabs.ts';
import { renderToc } from './toc.ts';

/** The HTML of a block; `render` gives that of the Markdown in it. */
export function renderBlock(token: BlockToken, state: RenderState, render: (body: Body) => string): string {
  const { block } = token;
  switch (block.kind) {
    case 'callout':
      return renderCallout(block, render(block.body), state.words);
    case 'toc':
      return renderToc(block, token, state);
    case 'posts':
      return renderPosts(block, state);
    case 'tabs':
      return renderTabs(block, state, render);
    case 'accordion':
      return renderAccordion(block, state, render);
  }
}

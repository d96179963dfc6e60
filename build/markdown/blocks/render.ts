/** A block becomes HTML. */
import type { RenderState } from '../state.ts';
import type { BlockToken, Body } from '../tokens.ts';
import { renderCallout } from './callout.ts';

/** The HTML of a block; `render` gives that of the Markdown in it. */
export function renderBlock(token: BlockToken, state: RenderState, render: (body: Body) => string): string {
  const { block } = token;
  switch (block.kind) {
    case 'callout':
      return renderCallout(block, render(block.body), state.words);
  }
}

/** A block becomes HTML. */
import { escapeHtml } from '../../theme/html.ts';
import type { RenderState } from '../state.ts';
import type { BlockToken, Body } from '../tokens.ts';
import { renderAccordion } from './accordion.ts';
import type { DefinitionsBlock, GroupBlock } from './block.ts';
import { renderCallout } from './callout.ts';
import { renderPosts } from './posts-html.ts';
import { renderTabs } from './tabs.ts';
import { renderToc } from './toc.ts';

/** The HTML of the Markdown in a block: that of its bodies, and that of its titles. */
export interface BodyRenderer {
  render(body: Body): string;
  renderTitle(title: Body): string;
}

/** The HTML of a block. */
export function renderBlock(token: BlockToken, state: RenderState, bodies: BodyRenderer): string {
  const { render } = bodies;
  const { block } = token;
  switch (block.kind) {
    case 'callout':
      return renderCallout(block, { ...bodies, words: state.words, language: state.context.language });
    case 'toc':
      return renderToc(block, token, state);
    case 'posts':
      return renderPosts(block, state);
    case 'tabs':
      return renderTabs(block, state, render);
    case 'accordion':
      return renderAccordion(block, state, render);
    case 'definitions':
      return renderDefinitions(block, bodies);
    case 'group':
      return renderGroup(block, bodies);
  }
}

/** An element with the author's class names. */
function renderGroup({ classes, heading, body }: GroupBlock, { render, renderTitle }: BodyRenderer): string {
  const names = classes.length === 0 ? '' : ` class="${escapeHtml(classes.join(' '))}"`;
  const title = heading === null ? '' : `<p class="group-title">${renderTitle(heading)}</p>\n`;
  return `<div${names}>\n${title}${render(body)}</div>\n`;
}

function renderDefinitions({ items }: DefinitionsBlock, { render, renderTitle }: BodyRenderer): string {
  const item = ({ terms, definitions }: DefinitionsBlock['items'][number]): string =>
    terms.map((term) => `<dt>${renderTitle(term)}</dt>\n`).join('') +
    definitions.map(({ body, loose }) => `<dd>${loose ? '\n' : ''}${render(body)}</dd>\n`).join('');
  return `<dl>\n${items.map(item).join('')}</dl>\n`;
}

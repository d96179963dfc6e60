/** Accordions: `details` elements, which need no script; any number may be open. */
import { escapeHtml } from '../../theme/html.ts';
import type { Body } from '../body.ts';
import type { RenderState } from '../state.ts';
import type { PanelItem, PanelsBlock } from './block.ts';

/** The accordion; `render` returns the HTML of an item's Markdown. */
export function renderAccordion(
  block: PanelsBlock,
  state: RenderState,
  render: (body: Body) => string,
): string {
  state.uses.accordions = true;
  const fold = ({ title, headingLevel, open, body }: PanelItem): string => {
    const text = escapeHtml(title);
    const summary = headingLevel === null ? text : `<h${headingLevel}>${text}</h${headingLevel}>`;
    return `<details class="accordion-item"${open ? ' open' : ''}><summary class="accordion-title">${summary}</summary>\n<div class="accordion-body">\n${render(body)}</div></details>\n`;
  };
  return `<div class="accordion accordion-${block.style}">\n${block.items.map(fold).join('')}</div>\n`;
}

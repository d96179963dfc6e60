/** Containers (`:::name`) that are not callouts. */
import { escapeHtml } from '../../theme/html.ts';
import type { GroupBlock } from './block.ts';
import type { HtmlTools } from './kind.ts';

/** An element with the author's class names. */
export function renderGroup(
  { classes, heading, body }: GroupBlock,
  { render, renderTitle }: Pick<HtmlTools, 'render' | 'renderTitle'>,
): string {
  const names = classes.length === 0 ? '' : ` class="${escapeHtml(classes.join(' '))}"`;
  const title = heading === null ? '' : `<p class="group-title">${renderTitle(heading)}</p>\n`;
  return `<div${names}>\n${title}${render(body)}</div>\n`;
}

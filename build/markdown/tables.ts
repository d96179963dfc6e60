/** Tables: on a narrow screen the table scrolls, not the page. */
import { escapeHtml } from '../theme/html.ts';
import { inlineText } from './inline-text.ts';
import { articleTokens, type Tokens } from './tokens.ts';
import { fill } from './words.ts';
import type { Words } from './words.types.ts';

/** The scrolling region around a table: it can have the focus and has a name (WCAG 2.1.1, 1.3.1). */
export function wrapTable(html: string, token: Tokens.Table, number: number, words: Words): string {
  const columns = token.header
    .map((cell) => inlineText(articleTokens(cell.tokens)).trim())
    .filter((name) => name);
  const name = [fill(words.table, { n: number }), columns.join(', ')].filter((part) => part).join(': ');
  return `<section class="table-scroll" aria-label="${escapeHtml(name)}" tabindex="0">${html.trimEnd()}</section>\n`;
}

/** A cell; its alignment is a class, since HTML's attribute for it is obsolete. */
export function renderCell(token: Tokens.TableCell, html: string): string {
  const name = token.header ? 'th' : 'td';
  return `<${name}${token.align ? ` class="align-${token.align}"` : ''}>${html}</${name}>\n`;
}

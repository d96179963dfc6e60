/** Definition lists. */
import type { DefinitionsBlock } from './block.ts';
import type { HtmlTools, TextTools } from './kind.ts';

/** The HTML of the list; a definition after a blank line has paragraphs. */
export function renderDefinitions(
  { items }: DefinitionsBlock,
  { render, renderTitle }: Pick<HtmlTools, 'render' | 'renderTitle'>,
): string {
  const item = ({ terms, definitions }: DefinitionsBlock['items'][number]): string =>
    terms.map((term) => `<dt>${renderTitle(term)}</dt>\n`).join('') +
    definitions.map(({ body, loose }) => `<dd>${loose ? '\n' : ''}${render(body)}</dd>\n`).join('');
  return `<dl>\n${items.map(item).join('')}</dl>\n`;
}

/** Each term and its definitions on lines of their own. */
export function definitionsText({ items }: DefinitionsBlock, { body: text, title }: TextTools): string[] {
  return items.map(({ terms, definitions }) =>
    [...terms.map(title), ...definitions.map(({ body }) => text(body))].join('\n'),
  );
}

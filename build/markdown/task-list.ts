/** Task lists: `- [x] done`. */
import type { Tokens } from './tokens.ts';
import type { Words } from './words.types.ts';

/** Whether an item of the list is a task. */
export function isTaskList(token: Tokens.List): boolean {
  return token.items.some((item) => item.task);
}

/**
 * The list with its tasks marked. `render` returns an item's HTML, the box included; `attributed` adds an item's
 * attributes to its element.
 */
export function renderTaskList(
  token: Tokens.List,
  render: (item: Tokens.ListItem) => string,
  attributed: (item: Tokens.ListItem, html: string) => string,
): string {
  const items = token.items
    .map((item) => attributed(item, `<li${item.task ? ' class="task"' : ''}>${render(item)}</li>\n`))
    .join('');
  const name = token.ordered ? 'ol' : 'ul';
  const start = token.ordered && token.start !== 1 ? ` start="${token.start}"` : '';
  return `<${name} class="task-list"${start}>\n${items}</${name}>\n`;
}

/** The HTML of a task's box, with a label, since the task's text is no label for it. */
export function renderTaskBox(checked: boolean, words: Words): string {
  const [state, label] = checked ? [' checked', words.done] : ['', words.notDone];
  return `<input type="checkbox" disabled${state} aria-label="${label}"> `;
}

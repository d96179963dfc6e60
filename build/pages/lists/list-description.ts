/** The description of a list for search engines: the titles on it. */
import type { ListModel } from './list-model.ts';

/** In UTF-16 units: search engines show less than this. */
const LONGEST = 160;

/** The titles of the posts, or the names of the lists, as many as there is room for; '' for an empty list. */
export function listDescription({ posts, groups }: Pick<ListModel, 'posts' | 'groups'>): string {
  const titles = [...posts, ...groups.flatMap(({ links }) => links)].map(({ title }) => title);
  let text = '';
  for (const title of titles) {
    const longer = text === '' ? title : `${text} · ${title}`;
    if (longer.length > LONGEST && text !== '') return `${text} …`;
    text = longer;
  }
  return text;
}

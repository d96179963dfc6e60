/** The lists of years and months, by the wall clock on which each post's date was written. */
import type { Document, Moment } from '../../content/model.ts';
import { ARCHIVE_PATH, type ListKind, type PostList } from './list.ts';

/** The lists of all years of `posts` (newest first), newest year first. */
export function yearLists(posts: readonly Document[]): PostList[] {
  return groupByTime(
    'year',
    posts,
    ({ year }) => year,
    ({ year }) => [four(year)],
  );
}

/** The lists of all months of `posts` (newest first), newest month first. */
export function monthLists(posts: readonly Document[]): PostList[] {
  return groupByTime(
    'month',
    posts,
    ({ year, month }) => year * 12 + month,
    ({ year, month }) => [four(year), two(month)],
  );
}

type Created = Pick<Moment, 'year' | 'month'>;

/** Posts of one `time` are of one list, whose name has the `parts`. */
function groupByTime(
  kind: ListKind,
  posts: readonly Document[],
  time: (created: Created) => number,
  parts: (created: Created) => string[],
): PostList[] {
  const lists = new Map<number, PostList>();
  for (const post of posts) {
    const { created } = post;
    if (created === null) continue;
    const list = lists.get(time(created));
    if (list !== undefined) {
      list.posts.push(post);
      continue;
    }
    const names = parts(created);
    const path = [ARCHIVE_PATH, ...names].join('/');
    lists.set(time(created), { kind, path, name: names.join('-'), posts: [post] });
  }
  // Written offsets can put two posts of one instant into different months, so months are ordered by name.
  return [...lists.values()].sort((a, b) => (a.name > b.name ? -1 : 1));
}

function four(year: number): string {
  return String(year).padStart(4, '0');
}

function two(month: number): string {
  return String(month).padStart(2, '0');
}

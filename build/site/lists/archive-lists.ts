/** The lists of years and months, by the wall clock on which each post's date was written. */
import type { Document } from '../../content/model.ts';
import { ARCHIVE_PATH, type ListKind, type PostList } from './list.ts';

/** The lists of all years of `posts` (newest first), newest year first. */
export function yearLists(posts: readonly Document[]): PostList[] {
  return groupByTime('year', posts, ({ year }) => [four(year)]);
}

/** The lists of all months of `posts` (newest first), newest month first. */
export function monthLists(posts: readonly Document[]): PostList[] {
  return groupByTime('month', posts, ({ year, month }) => [four(year), two(month)]);
}

function groupByTime(
  kind: ListKind,
  posts: readonly Document[],
  partsOf: (created: { year: number; month: number }) => string[],
): PostList[] {
  const lists = new Map<string, PostList>();
  for (const post of posts) {
    if (post.created === null) continue;
    const parts = partsOf(post.created);
    const path = [ARCHIVE_PATH, ...parts].join('/');
    const list = lists.get(path);
    if (list === undefined) lists.set(path, { kind, path, name: parts.join('-'), posts: [post] });
    else list.posts.push(post);
  }
  // Written offsets can put two posts of one instant into different months: the order is the names'.
  return [...lists.values()].sort((a, b) => (a.name > b.name ? -1 : 1));
}

function four(year: number): string {
  return String(year).padStart(4, '0');
}

function two(month: number): string {
  return String(month).padStart(2, '0');
}

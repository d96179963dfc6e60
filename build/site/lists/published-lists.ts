/** Every list that has something in it at one instant. */
import type { Document, Nav } from '../../content/model.ts';
import { lastChange } from '../changes.ts';
import { monthLists, yearLists } from './archive-lists.ts';
import { ALL_POSTS_PATH, type PostList } from './list.ts';
import { authorLists, sectionLists, tagLists } from './named-lists.ts';

export interface PublishedList extends PostList {
  /** When it last changed, by a post that came, changed or went: seconds since 1970. */
  changed: number;
}

/**
 * The lists of `published` (newest first) at `now`. `everPublished` are those and the ones that have expired
 * since: a list also changes when a post leaves it. `prefix` stands before every path: '', or a category's /nb.
 */
export function publishedLists(
  published: readonly Document[],
  everPublished: readonly Document[],
  nav: Pick<Nav, 'sections'>,
  now: number,
  prefix: string = '',
): PublishedList[] {
  const changes = new Map(
    allLists(everPublished, nav, prefix).map(({ path, posts }) => [path, lastChange(posts, now)]),
  );
  return allLists(published, nav, prefix).map((list) => ({ ...list, changed: changes.get(list.path) ?? 0 }));
}

/** The lists of `posts` (newest first), whatever the time: those of all posts, then tags, authors … */
export function allLists(
  posts: readonly Document[],
  nav: Pick<Nav, 'sections'>,
  prefix: string = '',
): PostList[] {
  if (posts.length === 0) return [];
  const lists: PostList[] = [
    { kind: 'posts', path: ALL_POSTS_PATH, name: '', posts: [...posts] },
    ...tagLists(posts),
    ...authorLists(posts),
    ...sectionLists(posts, nav),
    ...yearLists(posts),
    ...monthLists(posts),
  ];
  return prefix === '' ? lists : lists.map((list) => ({ ...list, path: prefix + list.path }));
}

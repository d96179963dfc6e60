/** Every list that has a post at one instant. */
import type { Config, Document, Nav } from '../../content/model.ts';
import { lastChange } from '../changes.ts';
import { monthLists, yearLists } from './archive-lists.ts';
import { hasPages } from './has-feeds.ts';
import { ALL_POSTS_PATH, type PostList } from './list.ts';
import { authorLists, sectionLists, tagLists } from './named-lists.ts';

export interface PublishedList extends PostList {
  /** When a post of it last appeared, changed or went: seconds since 1970. */
  changed: number;
}

/**
 * The lists of `published` (newest first) at `now` that have pages. `everPublished` are those and the ones that have
 * expired since: a list also changes when a post leaves it, and stays when a single one is left. `prefix` stands
 * before every path: '', or a category's /nb.
 */
export function publishedLists(
  published: readonly Document[],
  everPublished: readonly Document[],
  { nav, config }: { nav: Pick<Nav, 'sections'>; config: Pick<Config, 'singleTags'> },
  now: number,
  prefix: string = '',
): PublishedList[] {
  const lists = allLists(published, nav, prefix);
  const ever = published.length === everPublished.length ? lists : allLists(everPublished, nav, prefix);
  const standing = ever.filter((list) => hasPages(list, config));
  const changes = new Map(standing.map(({ path, posts }) => [path, lastChange(posts, now) ?? 0]));
  return lists.flatMap((list) => {
    const changed = changes.get(list.path);
    return changed === undefined ? [] : [{ ...list, changed }];
  });
}

/** The lists of an array of posts, which links, lists and feeds share. */
const listsOf: WeakMap<
  readonly Document[],
  { nav: Pick<Nav, 'sections'>; prefix: string; lists: PostList[] }
> = new WeakMap();

/** The lists of `posts` (newest first), at any time: those of all posts, then tags, authors … */
export function allLists(
  posts: readonly Document[],
  nav: Pick<Nav, 'sections'>,
  prefix: string = '',
): PostList[] {
  if (posts.length === 0) return [];
  const known = listsOf.get(posts);
  if (known?.nav === nav && known.prefix === prefix) return known.lists;
  const lists = makeLists(posts, nav).map((list) => ({ ...list, path: prefix + list.path }));
  listsOf.set(posts, { nav, prefix, lists });
  return lists;
}

function makeLists(posts: readonly Document[], nav: Pick<Nav, 'sections'>): PostList[] {
  return [
    { kind: 'posts', path: ALL_POSTS_PATH, name: '', posts: [...posts] },
    ...tagLists(posts),
    ...authorLists(posts),
    ...sectionLists(posts, nav),
    ...yearLists(posts),
    ...monthLists(posts),
  ];
}

/** A long list in pages, each with a URL. */
import type { Document } from '../../content/model.ts';
import type { ListKind, PostList } from './list.ts';

/** How many posts stand on one page of a list. */
const POSTS_PER_PAGE = 20;
/** The same where a post is its title and its date. */
const TITLES_PER_PAGE = 100;

/** Each post stands in three lists by time, of which those of a year and of a month have titles alone. */
export function hasTitlesOnly(kind: ListKind): boolean {
  return kind === 'year' || kind === 'month';
}

/** The pages of a list of posts. */
export function pagesOf({ kind, path, posts }: PostList): ListPage<Document>[] {
  return paginate(path, posts, hasTitlesOnly(kind) ? TITLES_PER_PAGE : POSTS_PER_PAGE);
}

export interface ListPage<T> {
  /** From 1. */
  number: number;
  count: number;
  path: string;
  previous: string | null;
  next: string | null;
  items: T[];
}

/** The path of page `number` of the list at `path`: /posts, /posts/page/2 … */
export function listPagePath(path: string, number: number): string {
  return number === 1 ? path : `${path === '/' ? '' : path}/page/${number}`;
}

/** `items` in pages of `size`; none where there are no items. */
export function paginate<T>(path: string, items: readonly T[], size: number = POSTS_PER_PAGE): ListPage<T>[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index): ListPage<T> => {
    const number = index + 1;
    return {
      number,
      count,
      path: listPagePath(path, number),
      previous: number === 1 ? null : listPagePath(path, number - 1),
      next: number === count ? null : listPagePath(path, number + 1),
      items: items.slice(index * size, number * size),
    };
  });
}

/** Which posts a list shows, on which of its pages, and which are folded away: no HTML yet. */
import type { DocumentSummary } from '../render.types.ts';
import type { PostsBlock } from './block.ts';

/** The default number of posts per page. */
const PAGE_SIZE = 20;
const DAY = 86_400;

export interface DatedPost extends DocumentSummary {
  date: NonNullable<DocumentSummary['date']>;
}

export interface PostsSelection {
  /** The posts to show, in order. */
  shown: DatedPost[];
  /** Further posts, behind a fold. */
  folded: DatedPost[];
  /** The page of the list, from 1, and the number of pages. */
  page: number;
  pages: number;
  /** For each year the page of the list on which it begins, in the order of the list. */
  years: { year: number; page: number }[];
  /** Seconds since 1970 after which a post is too old for the list. */
  leaves: number[];
}

/** Whether a list is split into pages; a grouped one is only if its options say so. */
export function isPaged(block: PostsBlock): boolean {
  if (block.paginate === 'none') return false;
  return block.group === 'none' || block.paginate === 'yes' || block.limit !== null;
}

/**
 * Selects the list of a document whose pages get URLs: the first with `paginate: yes`, else the first that is split
 * into pages. Other lists fold the posts after their first page.
 */
export function primaryList(lists: readonly PostsBlock[]): PostsBlock | null {
  const paged = lists.filter(isPaged);
  return paged.find((list) => list.paginate === 'yes') ?? paged[0] ?? null;
}

/** Selects from `posts` (newest first) at `now`; `wanted` is the requested page. */
export function selectPosts(
  block: PostsBlock,
  posts: readonly DocumentSummary[],
  { now, wanted, primary }: { now: number; wanted: number; primary: boolean },
): PostsSelection {
  const span = block.days === null ? null : block.days * DAY;
  const listed = posts.filter((post): post is DatedPost => {
    return post.date !== null && (span === null || now < post.date.epoch + span);
  });
  if (block.order === 'chronological') listed.reverse();
  const size = block.limit ?? PAGE_SIZE;
  const pages = primary && isPaged(block) ? Math.max(1, Math.ceil(listed.length / size)) : 1;
  const page = Math.min(wanted, pages);
  const [from, to] = cut(block, { size, page, length: listed.length });
  return {
    shown: listed.slice(from, to),
    folded: primary || !isPaged(block) ? [] : listed.slice(to),
    page,
    pages,
    years: yearPages(listed, size),
    leaves: span === null ? [] : listed.map((post) => post.date.epoch + span),
  };
}

/** The part of the list to show: a page, the first few, or all. */
function cut(
  block: PostsBlock,
  { size, page, length }: { size: number; page: number; length: number },
): [from: number, to: number] {
  if (isPaged(block)) return [(page - 1) * size, page * size];
  return [0, block.paginate === 'none' && block.limit !== null ? block.limit : length];
}

function yearPages(listed: readonly DatedPost[], size: number): { year: number; page: number }[] {
  const first = new Map<number, number>();
  for (const [index, { date }] of listed.entries()) {
    if (!first.has(date.year)) first.set(date.year, Math.floor(index / size) + 1);
  }
  return [...first].map(([year, page]) => ({ year, page }));
}

export interface Group<Key> {
  key: Key;
  posts: DatedPost[];
}

/** Neighbouring posts of one year or month together; the order of the posts stays. */
export function groupPosts<Key>(posts: readonly DatedPost[], keyOf: (post: DatedPost) => Key): Group<Key>[] {
  const groups: Group<Key>[] = [];
  for (const post of posts) {
    const key = keyOf(post);
    const last = groups.at(-1);
    if (last?.key === key) last.posts.push(post);
    else groups.push({ key, posts: [post] });
  }
  return groups;
}

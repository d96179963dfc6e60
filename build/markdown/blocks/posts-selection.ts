/** Which posts a list shows, on which of its pages, and which are folded away: no HTML yet. */
import type { DocumentSummary } from '../render.types.ts';
import type { PostsBlock } from './block.ts';

/** Posts on a page of a list that does not say how many. */
const PAGE_SIZE = 20;
const DAY = 86_400;

export interface DatedPost extends DocumentSummary {
  date: NonNullable<DocumentSummary['date']>;
}

export interface PostsSelection {
  /** The posts to show, in order. */
  shown: DatedPost[];
  /** Those behind a fold, after them. */
  folded: DatedPost[];
  /** 1-based page of the list, and how many there are. */
  page: number;
  pages: number;
  /** For each year the page of the list on which it begins, in the order of the list. */
  years: { year: number; page: number }[];
  /** Seconds since 1970 after which a post is too old for the list. */
  leaves: number[];
}

/** Whether a list is cut into pages: one that is grouped only if its options say so. */
export function isPaged(block: PostsBlock): boolean {
  if (block.paginate === 'none') return false;
  return block.group === 'none' || block.paginate === 'yes' || block.limit !== null;
}

/**
 * The one of a document's lists whose pages have URLs: the first with `paginate: yes`, else the first that is cut
 * into pages. The others fold the posts after their first page.
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

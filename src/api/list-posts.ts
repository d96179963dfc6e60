/** GET /api/posts: the published posts, filtered, sorted, a page at a time. */
import { answerJson } from './answer.ts';
import type { ApiContext } from './contract.ts';
import type { ApiPost } from './data.ts';
import { cacheControl } from './freshness.ts';
import * as parameters from './parameters.ts';
import { problem } from './problem-document.ts';
import { summarise } from './summary.ts';

const SORT_ORDERS = ['-created', 'created', '-modified', 'modified', 'title', '-title'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

export interface ListQuery {
  tag: string[];
  author: string | null;
  year: number | null;
  text: string | null;
  limit: number;
  offset: number;
  sort: SortOrder;
}

export const LIST_PARAMETERS: { [Name in keyof ListQuery]: parameters.Parameter<ListQuery[Name]> } = {
  tag: parameters.texts('A tag or keyword the post has, in any case; given several times, all of them.', {
    maxLength: 100,
    most: 10,
  }),
  author: parameters.text('The author, in any case.', { maxLength: 100 }),
  year: parameters.year('The year of `created`, by the author’s own clock.'),
  text: parameters.text(
    'Words that all occur in title, description, keywords, tags or text, in any form and case, with signs as in the search of the site.',
    {
      maxLength: 200,
    },
  ),
  limit: parameters.integer('The most posts in one answer.', { minimum: 1, maximum: 100 }, 20),
  offset: parameters.integer('How many posts to pass over.', { minimum: 0, maximum: 1_000_000 }, 0),
  sort: parameters.choice('The order; `-` is descending. Equals stand by slug.', SORT_ORDERS, '-created'),
};

export async function listPosts(request: Request, context: ApiContext): Promise<Response> {
  const { search } = new URL(request.url);
  const reading = parameters.readParameters(search, LIST_PARAMETERS);
  if (!reading.ok) return problem('InvalidRequest', 'The query has errors.', reading.errors);
  const { values } = reading;
  const now = context.now();
  const listed = context.posts.listedAt(now);
  const withText = values.text === null ? null : context.posts.withText(values.text, now);
  const matching = filterPosts(
    withText === null ? listed : listed.filter((post) => withText.has(post)),
    values,
  );
  const posts = sortPosts(matching, values.sort).slice(values.offset, values.offset + values.limit);
  const links = pageLinks(search, values, matching.length);
  const page = { total: matching.length, limit: values.limit, offset: values.offset, ...links };
  return answerJson(
    request,
    { ...page, posts: posts.map(summarise) },
    {
      cacheControl: cacheControl(now, context.posts.nextChangeAfter(now), context.settings.maxAge),
      headers: linkHeader(links),
    },
  );
}

/** The posts that every given filter but the text lets pass, in their order. */
function filterPosts(posts: ApiPost[], query: ListQuery): ApiPost[] {
  const tags = query.tag.map(fold);
  const author = query.author === null ? null : fold(query.author);
  return posts.filter((post) => {
    if (author !== null && (post.author === null || fold(post.author) !== author)) return false;
    // The ISO form shows the author's own clock, which is what an author means by a year.
    if (query.year !== null && Number(post.created?.slice(0, 4)) !== query.year) return false;
    const own = new Set([...post.tags, ...post.keywords].map(fold));
    return tags.every((tag) => own.has(tag));
  });
}

/** Same letters in any case. The engine has neither locales nor normalize(), so composed as written. */
export function fold(text: string): string {
  return text.toLowerCase();
}

/** A sorted copy. Posts without the date sorted by stand last either way. */
export function sortPosts(posts: ApiPost[], order: SortOrder): ApiPost[] {
  const isDescending = order.startsWith('-');
  const key = isDescending ? order.slice(1) : order;
  return [...posts].sort((a, b) => {
    const [left, right] = [sortKey(a, key), sortKey(b, key)];
    if (left === null || right === null) return left === right ? bySlug(a, b) : left === null ? 1 : -1;
    if (left === right) return bySlug(a, b);
    return left < right === isDescending ? 1 : -1;
  });
}

function sortKey(post: ApiPost, key: string): string | number | null {
  if (key === 'title') return fold(post.title);
  const moment = key === 'modified' ? (post.modified ?? post.created) : post.created;
  return moment === null ? null : Date.parse(moment);
}

function bySlug(a: ApiPost, b: ApiPost): number {
  return a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0;
}

interface PageLinks {
  next: string | null;
  previous: string | null;
}

/** The neighbouring pages, with every other parameter as it was written. */
function pageLinks(search: string, { offset, limit }: ListQuery, total: number): PageLinks {
  const at = (start: number): string => {
    const query = new URLSearchParams(search);
    query.set('offset', String(start));
    query.set('limit', String(limit));
    return `/api/posts?${query}`;
  };
  return {
    next: offset + limit < total ? at(offset + limit) : null,
    previous: offset > 0 ? at(Math.max(0, Math.min(offset, total) - limit)) : null,
  };
}

/** RFC 8288. */
function linkHeader({ next, previous }: PageLinks): Record<string, string> {
  const links = [
    ...(next === null ? [] : [`<${next}>; rel="next"`]),
    ...(previous === null ? [] : [`<${previous}>; rel="prev"`]),
  ];
  return links.length === 0 ? {} : { link: links.join(', ') };
}

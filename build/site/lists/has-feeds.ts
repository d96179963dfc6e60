/** Which lists have pages and feeds of their own. */
import type { Config, Document } from '../../content/model.ts';
import type { ListKind, PostList } from './list.ts';

/** Years and months are over and need no subscription. */
const WITH_FEEDS: ReadonlySet<ListKind> = new Set(['tag', 'author', 'section']);

/**
 * Whether a list has pages, given as it is with all that was ever in it. Most keywords of a site are those of a
 * single post, and a page for one leads nowhere but to that post.
 */
export function hasPages(
  { kind, name, posts }: PostList,
  { singleTags }: Pick<Config, 'singleTags'>,
): boolean {
  if (kind !== 'tag' || posts.length > 1 || singleTags === 'all') return true;
  return singleTags === 'named' && posts.some((post) => isDeclared(post, name));
}

/**
 * Whether a list that has pages has feeds. `keywords` are often words for search engines: one that a single post has
 * gets none.
 */
export function hasFeeds({ kind, name, posts }: PostList): boolean {
  if (!WITH_FEEDS.has(kind)) return false;
  return kind !== 'tag' || posts.length > 1 || posts.some((post) => isDeclared(post, name));
}

/** Whether the post has it as one of its `tags`, and not only among its keywords. */
function isDeclared({ keywords, meta }: Document, tag: string): boolean {
  if (!keywords.includes(tag)) return true;
  const written = Array.isArray(meta.tags) ? meta.tags.map(String) : String(meta.tags ?? '').split(',');
  return written.some((each) => each.trim() === tag);
}

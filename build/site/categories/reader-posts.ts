/** The posts that readers of a category can reach, at one instant. */
import { categoryPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import { publicationState } from '../../content/publication.ts';
import { listedPosts, newestFirst } from '../site-context.ts';
import type { SiteInstant } from '../site-instant.ts';
import type { CategoryScope } from './category-scope.ts';

export interface ReaderPosts {
  /** The prefix of the category's lists: /nb; '' for the default's. */
  prefix: string;
  /** Every post that its readers can reach, newest first. */
  posts: readonly Document[];
  /** These and those that have expired, in any order. */
  everPublished: readonly Document[];
  /** The posts of its lists and feeds: those that are written for it. Newest first. */
  listed: readonly Document[];
  /** These and those that have expired. */
  everListed: readonly Document[];
}

/** The posts of `scope`, where `main` are those of the default category; both null: those of the default, or of all. */
export function readerPosts(
  instant: SiteInstant,
  scope: CategoryScope | null,
  main: ReaderPosts | null,
): ReaderPosts {
  if (scope === null || main === null) return mainPosts(instant);
  const { code } = scope.category;
  const isOwn = ({ kind, variant, created }: Document): boolean =>
    kind === 'post' && variant === code && created !== null;
  const everListed = [...instant.context.documents.values()].filter(
    (document) => isOwn(document) && publicationState(document, instant.now) !== 'scheduled',
  );
  const listed = [...instant.documents.values()].filter(isOwn).sort(newestFirst);
  return {
    prefix: categoryPath(code, '/'),
    posts: reachablePosts(main.posts, listed, scope),
    everPublished: [...main.everPublished, ...everListed],
    listed,
    everListed,
  };
}

function mainPosts({ context, now }: SiteInstant): ReaderPosts {
  const posts = listedPosts(context, now);
  const ever = context.posts.filter((post) => publicationState(post, now) !== 'scheduled');
  // The identical array where it is all of them, whose lists are remembered.
  const everPublished = ever.length === context.posts.length ? context.posts : ever;
  return { prefix: '', posts, everPublished, listed: posts, everListed: everPublished };
}

/** Every post once: the category's own, its stand-in, or the default's; newest first. */
function reachablePosts(
  main: readonly Document[],
  own: readonly Document[],
  scope: CategoryScope,
): Document[] {
  const inherited = main.map((post) => scope.pages.get(post.baseFile)?.document ?? post);
  const bases = new Set(main.map(({ baseFile }) => baseFile));
  return [...inherited, ...own.filter(({ baseFile }) => !bases.has(baseFile))].sort(newestFirst);
}

/** The newest posts as a blog's own page shows them: with tags and the time they take to read. */
import type { Document } from '../../content/model.ts';
import { tagPath } from '../../site/lists/named-lists.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import type { PostSummaryView } from '../../theme/view.ts';
import { listHref } from '../lists/list-href.ts';
import { listedPost } from '../lists/listed-post.ts';
import { readingMinutes } from './reading-time.ts';
import { readAround, renderArticle } from './render-document.ts';
import { textLength } from './text-length.ts';

/** The newest `count` posts of these readers. */
export function newestPosts(input: SnapshotInput, count: number): PostSummaryView[] {
  return input.posts.slice(0, count).flatMap((post) =>
    listedPost(input, 'posts', post).map(({ isDescribed: _, ...listed }) => ({
      ...listed,
      minutesToRead: minutesOf(input, post),
      tags: post.tags.map((name) => ({ name, href: listHref(input, tagPath(name)) })),
    })),
  );
}

/** The same number that stands on the post's page, whose article is remembered. */
function minutesOf(input: SnapshotInput, post: Document): number {
  const { rendered } = renderArticle(input, post, 1, readAround(input, post));
  return readingMinutes(textLength(rendered.text));
}

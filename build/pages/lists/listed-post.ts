/** A post as lists show it, and the homepage of a site that has written none. */
import type { Document } from '../../content/model.ts';
import { descriptionOf } from '../../site/description.ts';
import type { ListKind } from '../../site/lists/list.ts';
import { hasTitlesOnly } from '../../site/lists/paginate.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { coverOf } from '../documents/cover.ts';
import type { ListedPost } from './list-model.ts';

/** The post in a list of this kind; none where it is not among the posts of this instant. */
export function listedPost(
  { context, positions, summaries }: SnapshotInput,
  kind: ListKind,
  post: Document,
): ListedPost[] {
  const titleOnly = hasTitlesOnly(kind);
  const summary = summaries[positions.get(post) ?? -1];
  if (summary === undefined) return [];
  const { href, title, date } = summary;
  const listed = {
    href,
    title,
    description: titleOnly ? '' : descriptionOf(post),
    date: date === null ? null : { text: date.text, iso: date.iso },
    author: post.author,
    cover: titleOnly ? null : coverOf(context, post),
    isDescribed: post.description !== '',
  };
  return [listed];
}

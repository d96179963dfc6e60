/** A post as lists show it, and the homepage of a site that has written none. */
import type { Document } from '../../content/model.ts';
import { descriptionOf } from '../../site/description.ts';
import type { ListKind } from '../../site/lists/list.ts';
import { hasTitlesOnly } from '../../site/lists/paginate.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { coverOf } from '../documents/cover.ts';
import type { ListedPost } from './list-model.ts';

/** A post is in several lists, which share the identical object: in lists of titles, and in the others. */
const known: WeakMap<SnapshotInput, Map<Document, ListedPost>[]> = new WeakMap();

/** The post in a list of this kind; none where it is not among the posts of this instant. */
export function listedPost(input: SnapshotInput, kind: ListKind, post: Document): ListedPost[] {
  const titleOnly = hasTitlesOnly(kind);
  const both = known.get(input) ?? [new Map(), new Map()];
  known.set(input, both);
  const posts = both[Number(titleOnly)];
  const listed = posts?.get(post) ?? makeListedPost(input, titleOnly, post);
  if (listed === null) return [];
  posts?.set(post, listed);
  return [listed];
}

function makeListedPost(
  { context, positions, summaries }: SnapshotInput,
  titleOnly: boolean,
  post: Document,
): ListedPost | null {
  const summary = summaries[positions.get(post) ?? -1];
  if (summary === undefined) return null;
  const { href, title, date } = summary;
  return {
    href,
    title,
    description: titleOnly ? '' : descriptionOf(post),
    date: date === null ? null : { text: date.text, iso: date.iso },
    author: post.author,
    cover: titleOnly ? null : coverOf(context, post),
    isDescribed: post.description !== '',
  };
}

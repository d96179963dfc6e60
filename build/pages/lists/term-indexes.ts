/** The lists of lists: all tags, all authors, all sections, and the archive's years and months. */

import {
  ALL_POSTS_PATH,
  ARCHIVE_PATH,
  AUTHORS_PATH,
  type ListKind,
  SECTIONS_PATH,
  TAGS_PATH,
} from '../../site/lists/list.ts';
import type { PublishedList } from '../../site/lists/published-lists.ts';
import { FEED_FILES, feedPath } from '../../site/paths.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { languagePack } from '../../theme/languages/language.ts';
import type { Strings } from '../../theme/languages/language.types.ts';
import type { FeedLink } from '../feeds/site-feeds.ts';
import type { CountedLink, ListGroup, ListModel } from './list-model.ts';
import { monthTitle } from './list-titles.ts';

export interface IndexList {
  model: Omit<ListModel, 'posts'>;
  shape: 'tags' | 'list';
  /** Seconds since 1970. */
  changed: number;
}

/** The indexes that are not empty. */
export function indexLists(input: SnapshotInput): IndexList[] {
  const { strings } = languagePack(input.language);
  const index = (at: string, title: string, shape: 'tags' | 'list', groups: ListGroup[]): IndexList[] => {
    if (groups.every(({ links }) => links.length === 0)) return [];
    const path = input.prefix + at;
    const model = {
      title,
      path,
      listLinks: linksToLists(input, path, strings),
      groups,
      pager: null,
    };
    return [{ model, shape, changed: input.listsChanged ?? 0 }];
  };
  const flat = (kind: ListKind): ListGroup[] => [{ heading: null, links: ofKind(input, kind).map(counted) }];
  return [
    ...index(TAGS_PATH, strings.tags, 'tags', flat('tag')),
    ...index(AUTHORS_PATH, strings.authors, 'list', flat('author')),
    ...index(SECTIONS_PATH, strings.sections, 'list', flat('section')),
    ...index(ARCHIVE_PATH, strings.archive, 'list', archiveGroups(input)),
  ];
}

/** Links to the lists around the one at `path`. */
export function linksToLists(
  { listKinds, prefix }: SnapshotInput,
  path: string,
  strings: Strings,
): ListModel['listLinks'] {
  const lists: [ListKind, string, string][] = [
    ['posts', strings.posts, ALL_POSTS_PATH],
    ['tag', strings.tags, TAGS_PATH],
    ['author', strings.authors, AUTHORS_PATH],
    ['section', strings.sections, SECTIONS_PATH],
    ['year', strings.archive, ARCHIVE_PATH],
  ];
  return lists.flatMap(([kind, title, href]) =>
    listKinds.has(kind) && prefix + href !== path ? [{ title, href: prefix + href }] : [],
  );
}

/** Links to the lists of the site, and to the first of its feeds. */
export function linksToListsAndFeed(
  input: SnapshotInput,
  feeds: readonly FeedLink[],
): ListModel['listLinks'] {
  const feed = feeds
    .slice(0, 1)
    .map(({ page }) => ({ title: 'RSS', href: feedPath(page, { file: FEED_FILES.rss }) }));
  return [...linksToLists(input, '/', languagePack(input.language).strings), ...feed];
}

/** Each year with its months. */
function archiveGroups(input: SnapshotInput): ListGroup[] {
  const months = ofKind(input, 'month');
  const { config } = input.context.content;
  return ofKind(input, 'year').map((year) => ({
    heading: counted(year),
    links: months
      .filter(({ path }) => path.startsWith(`${year.path}/`))
      .map((month) => ({ ...counted(month), title: monthTitle(month.name, config, input.language) })),
  }));
}

function ofKind({ lists }: SnapshotInput, kind: ListKind): PublishedList[] {
  return lists.filter((list) => list.kind === kind);
}

function counted({ name, path, posts }: PublishedList): CountedLink {
  return { title: name, href: path, count: posts.length };
}

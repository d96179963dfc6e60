/** The feeds of a site's lists, and the feeds that a page links to. */

import type { Resource } from '../../bundle/resource.ts';
import type { Document } from '../../content/model.ts';
import type { Read } from '../../remember/dependencies.ts';
import type { Kind } from '../../remember/memo.ts';
import { siteAddress } from '../../site/addresses.ts';
import { hasFeeds } from '../../site/lists/has-feeds.ts';
import type { PublishedList } from '../../site/lists/published-lists.ts';
import { rememberResources } from '../../site/records/remembered-resources.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { documentDigest } from '../documents/document-digest.ts';
import { readAround, renderDocument } from '../documents/render-document.ts';
import { socialImage } from '../documents/social-image.ts';
import { listTitle } from '../lists/list-titles.ts';
import { feedArticle } from './feed-article.ts';
import { feedResources } from './feed-resources.ts';
import { type FeedOutlineSite, type FeedSource, feedPosts, makeFeed, outlineFeed } from './make-feed.ts';

/** A feed by the page it belongs to. */
export interface FeedLink {
  page: string;
  title: string;
}

/**
 * The feeds that every page links to: the category's if it has any, else the site's; none on a site that has never
 * published a post.
 */
export function siteFeeds(input: SnapshotInput): FeedLink[] {
  const { context, changed, listsChanged, prefix } = input;
  if (listsChanged !== null) return [{ page: prefix === '' ? '/' : prefix, title: feedsName(input) }];
  return changed === null ? [] : [{ page: '/', title: context.content.config.sitename }];
}

/** The name of the feeds: `Harbour`, and in a category `Harbour (Norsk)`. */
function feedsName({ context, prefix, scope }: SnapshotInput): string {
  const { sitename } = context.content.config;
  return prefix === '' || scope === null ? sitename : `${sitename} (${scope.category.name})`;
}

/** The feeds of a page of `list` (null: a list of lists): its own, then the site's. */
export function listFeeds(input: SnapshotInput, list: PublishedList | null): FeedLink[] {
  const own = list !== null && hasFeeds(list) ? [{ page: list.path, title: feedTitle(input, list) }] : [];
  return [...own, ...siteFeeds(input)];
}

/** A feed that is not made yet. */
export interface PlannedFeed {
  /** The path of the page it belongs to. */
  page: string;
  /** Makes it in its three formats. */
  make: () => [string, Resource][];
}

/** Every feed of the site or of a category at this instant, not made yet. */
export function plannedFeeds(input: SnapshotInput): PlannedFeed[] {
  const { context, listsChanged, lists, prefix } = input;
  const config = { ...context.content.config, language: input.language };
  if (listsChanged === null) return [];
  const allPosts = { posts: lists.find(({ kind }) => kind === 'posts')?.posts ?? [], changed: listsChanged };
  const sources: FeedSource[] = [
    {
      title: feedsName(input),
      description: config.sitedescription,
      path: prefix === '' ? '/' : prefix,
      list: allPosts,
      extent: 'whole',
    },
    ...input.lists.filter(hasFeeds).map((list) => ({
      title: feedTitle(input, list),
      description: '',
      path: list.path,
      list,
      extent: config.listFeeds,
    })),
  ];
  const site: FeedOutlineSite = {
    config,
    icon: context.view.favicon,
    imageOf: (post) => socialImage(input, post)?.path ?? null,
  };
  return sources.map((source) => ({ page: source.path, make: () => rememberFeed(input, site, source) }));
}

const FEED_ARTICLE: Kind<string> = { name: 'feed article' };

/** A feed in its formats. It has the dependencies of its posts' articles. */
function rememberFeed(input: SnapshotInput, site: FeedOutlineSite, source: FeedSource): [string, Resource][] {
  const { context, now } = input;
  const { config, theme } = context.content;
  const { path, extent } = source;
  const address = siteAddress(config);
  // Summaries need no articles.
  const posts = extent === 'summaries' ? [] : feedPosts(source);
  const inputs = {
    path,
    extent,
    config,
    theme,
    outline: outlineFeed(site, source, now),
    posts: posts.map(documentDigest),
  };
  const subject = { name: path, inputs, read: readAroundPosts(input, posts) };
  return rememberResources(context, 'feed', subject, (read) => {
    const articleOf = (post: Document): string => {
      const { html } = renderDocument(input, post, 1, (name) => read(`${post.file}\n${name}`));
      const articleInputs = { html, path: post.path, url: address };
      return context.memo.remember(FEED_ARTICLE, { name: post.file, inputs: articleInputs }, () =>
        feedArticle(html, post.path, address),
      );
    };
    return feedResources(makeFeed({ ...site, articleOf }, source, now), path, address);
  });
}

/** Reads the surroundings of `posts`: a name is the post's file, a line break and the name in its surroundings. */
function readAroundPosts(input: SnapshotInput, posts: readonly Document[]): Read {
  const around = new Map(posts.map((post) => [post.file, readAround(input, post)]));
  return (name) => {
    const end = name.indexOf('\n');
    const read = around.get(name.slice(0, end));
    if (read === undefined) throw new RangeError(`the feed has no post '${name}'`);
    return read(name.slice(end + 1));
  };
}

function feedTitle(input: SnapshotInput, list: PublishedList): string {
  return `${feedsName(input)}: ${listTitle(list, input.context.content.config, input.language)}`;
}

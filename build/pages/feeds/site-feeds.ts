/** Which lists have feeds, and which feeds a page leads to. */

import type { Resource } from '../../bundle/resource.ts';
import { recordedOr } from '../../records/resource-records.ts';
import { absoluteHtml } from '../../site/addresses.ts';
import { hasFeeds } from '../../site/lists/has-feeds.ts';
import type { PublishedList } from '../../site/lists/published-lists.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { renderDocument } from '../documents/render-document.ts';
import { socialImage } from '../documents/social-image.ts';
import { listTitle } from '../lists/list-titles.ts';
import { feedResources } from './feed-resources.ts';
import { type FeedSite, type FeedSource, feedPosts, makeFeed, outlineFeed } from './make-feed.ts';

/** A feed by the page it belongs to. */
export interface FeedLink {
  page: string;
  title: string;
}

/**
 * The feeds of the site, or of the category where it has any, which every page leads to; none on a site that has
 * never published a post.
 */
export function siteFeeds(input: SnapshotInput): FeedLink[] {
  const { context, changed, listsChanged, prefix } = input;
  if (listsChanged !== null) return [{ page: prefix === '' ? '/' : prefix, title: feedsName(input) }];
  return changed === null ? [] : [{ page: '/', title: context.content.config.sitename }];
}

/** What the feeds are called: `Harbour`, and in a category `Harbour (Norsk)`. */
function feedsName({ context, prefix, scope }: SnapshotInput): string {
  const { sitename } = context.content.config;
  return prefix === '' || scope === null ? sitename : `${sitename} (${scope.category.name})`;
}

/** The feeds of a page of `list` (null: a list of lists): its own, then the site's. */
export function listFeeds(input: SnapshotInput, list: PublishedList | null): FeedLink[] {
  const own = list !== null && hasFeeds(list) ? [{ page: list.path, title: feedTitle(input, list) }] : [];
  return [...own, ...siteFeeds(input)];
}

/** A feed that can be made. */
export interface PlannedFeed {
  /** The path of the page it belongs to. */
  page: string;
  /** In its three formats. */
  make: () => [string, Resource][];
}

/** Every feed of the site or of a category at this instant; none is made yet. */
export function plannedFeeds(input: SnapshotInput): PlannedFeed[] {
  const { context, listsChanged, lists, prefix } = input;
  const config = { ...context.content.config, language: input.language };
  if (listsChanged === null) return [];
  const list = { posts: lists.find(({ kind }) => kind === 'posts')?.posts ?? [], changed: listsChanged };
  const sources: FeedSource[] = [
    {
      title: feedsName(input),
      description: config.sitedescription,
      path: prefix === '' ? '/' : prefix,
      list,
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
  const site: FeedSite = {
    config,
    icon: context.view.favicon,
    articleOf: (post) => {
      const { html } = renderDocument(input, post);
      return context.memory.feedArticles.get(post.file, [html, post.path, config.url], () =>
        absoluteHtml(html, post.path, config.url),
      );
    },
    imageOf: (post) => socialImage(input, post)?.path ?? null,
    keep: (post, entry) => context.memory.latest.keep(`feed entry ${post.file}`, entry),
  };
  return sources.map((source) => ({
    page: source.path,
    make: () => {
      const { feeds, records } = context.memory;
      const make = (): [string, Resource][] => {
        const feed = makeFeed(site, source, input.now);
        return feeds.get(source.path, { feed, url: config.url }, () =>
          feedResources(feed, source.path, config.url),
        );
      };
      const seen = source.extent === 'summaries' ? [] : feedPosts(source);
      const articles = seen.map((post) => records?.articles.of(input, post) ?? null);
      // An article that is in no record stands for itself.
      if (articles.includes(null)) return make();
      const { url } = config;
      const { path, extent } = source;
      const own = { outline: outlineFeed(site, source, input.now), articles, path, extent, url };
      return recordedOr(records, { kind: 'feed', shared: site.config, own }, make);
    },
  }));
}

function feedTitle(input: SnapshotInput, list: PublishedList): string {
  return `${feedsName(input)}: ${listTitle(list, input.context.content.config, input.language)}`;
}

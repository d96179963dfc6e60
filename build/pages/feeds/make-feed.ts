/** Makes the feed of a list of posts. */

import type { Config, Document } from '../../content/model.ts';
import { absoluteUrl, siteAddress } from '../../site/addresses.ts';
import { descriptionOf } from '../../site/description.ts';
import type { PublishedList } from '../../site/lists/published-lists.ts';
import { escapeHtml } from '../../theme/html.ts';
import { FEED_ENTRIES, type Feed, type FeedEntry, NEWEST_ENTRIES } from './feed.ts';
import { nameIdentifier, postIdentifier } from './identifier.ts';

/** The site's data for a feed. */
export interface FeedSite {
  config: Pick<Config, 'sitename' | 'sitedescription' | 'url' | 'base' | 'language'>;
  /** Root-relative, or null. */
  icon: string | null;
  /** The article of a post: HTML with absolute addresses. */
  articleOf: (post: Document) => string;
  /** Root-relative URL of a post's picture, or null. */
  imageOf: (post: Document) => string | null;
}

/** The part that does not depend on articles. */
export type FeedOutlineSite = Omit<FeedSite, 'articleOf'>;

export interface FeedSource {
  /** Of the feed: 'TechPulse', 'TechPulse: Posts tagged wasm'. */
  title: string;
  description: string;
  /** Canonical path of the page that the feed belongs to. */
  path: string;
  list: Pick<PublishedList, 'posts' | 'changed'>;
  /** How many posts it has, and whether as whole articles (`list-feeds`); a site's own feed is `whole`. */
  extent: Config['listFeeds'];
}

/** A feed without its articles, which are most of it. */
export interface FeedOutline extends Omit<Feed, 'entries'> {
  entries: EntryOutline[];
}

type EntryOutline = Omit<FeedEntry, 'html'>;

/** The posts of a feed: the newest of a list. Posts without `created` are left out. */
export function feedPosts({ list, extent }: FeedSource): Document[] {
  const most = extent === 'newest' ? NEWEST_ENTRIES : FEED_ENTRIES;
  return list.posts.slice(0, most).filter(({ created }) => created !== null);
}

/**
 * Greatest length of the articles in a feed (UTF-16 units); further entries are summaries. With escapes and three
 * bytes a unit it stays below the 10 MB that hosts send.
 */
const MOST_HTML = 2_500_000;

/** The feed of these posts at `now`, seconds since 1970. */
export function makeFeed(site: FeedSite, source: FeedSource, now: number): Feed {
  let length = 0;
  const entries = feedPosts(source).map((post): FeedEntry => {
    const outline = outlineEntry(site, post, now);
    const article = source.extent === 'summaries' ? null : site.articleOf(post);
    length += article?.length ?? 0;
    return { ...outline, html: article === null || length > MOST_HTML ? summaryHtml(outline) : article };
  });
  return { ...outlineFeed(site, source, now), entries };
}

/** The feed without its articles. */
export function outlineFeed(site: FeedOutlineSite, source: FeedSource, now: number): FeedOutline {
  const { url, language, sitename } = site.config;
  const address = siteAddress(site.config);
  const page = absoluteUrl(address, source.path);
  return {
    id: url === null ? nameIdentifier(sitename, source.path) : page,
    title: source.title,
    description: source.description,
    language,
    page,
    updated: source.list.changed,
    icon: site.icon === null ? null : absoluteUrl(address, site.icon),
    author: sitename,
    entries: feedPosts(source).map((post) => outlineEntry(site, post, now)),
  };
}

/** The author's summary of a post, else its title. */
function summaryHtml({ summary, title }: EntryOutline): string {
  return `<p>${escapeHtml(summary === '' ? title : summary)}</p>`;
}

function outlineEntry(site: Pick<FeedSite, 'config' | 'imageOf'>, post: Document, now: number): EntryOutline {
  const { url, base, language, sitename } = site.config;
  const address = siteAddress(site.config);
  const { created, modified } = post;
  if (created === null) throw new TypeError(`${post.file} has no \`created\``);
  const image = site.imageOf(post);
  const isModified = modified !== null && modified.epoch > created.epoch && modified.epoch <= now;
  return {
    id: postIdentifier({ url, base, name: sitename }, { file: post.file, year: created.year }),
    url: absoluteUrl(address, post.path),
    title: post.title,
    summary: descriptionOf(post),
    author: post.author,
    published: created.epoch,
    updated: isModified ? modified.epoch : created.epoch,
    tags: post.tags,
    language: post.language ?? language,
    image: image === null ? null : absoluteUrl(address, image),
  };
}

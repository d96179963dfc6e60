/** From a list of posts to its feed. */
import type { Config, Document } from '../../content/model.ts';
import { absoluteUrl } from '../addresses.ts';
import type { PublishedList } from '../lists/published-lists.ts';
import { FEED_ENTRIES, type Feed, type FeedEntry } from './feed.ts';
import { nameIdentifier, postIdentifier } from './identifier.ts';

/** What a feed needs of the site around it. */
export interface FeedSite {
  config: Pick<Config, 'sitename' | 'sitedescription' | 'url' | 'language'>;
  /** Root-relative, or null. */
  icon: string | null;
  /** The article of a post: HTML whose addresses lead somewhere from anywhere. */
  articleOf: (post: Document) => string;
  /** Root-relative URL of the picture that stands for a post, or null. */
  imageOf: (post: Document) => string | null;
  /** Gives back the entry that was made of the post before, where it says the same: it is written only once. */
  keep?: (post: Document, entry: FeedEntry) => FeedEntry;
}

export interface FeedSource {
  /** Of the feed: 'TechPulse', 'TechPulse: Posts tagged wasm'. */
  title: string;
  description: string;
  /** Canonical path of the page that the feed belongs to. */
  path: string;
  list: Pick<PublishedList, 'posts' | 'changed'>;
}

/** The feed of the newest posts of a list. Posts without `created` have no place in time and are left out. */
export function makeFeed(site: FeedSite, source: FeedSource, now: number): Feed {
  const { url, language, sitename } = site.config;
  const page = absoluteUrl(url, source.path);
  return {
    id: url === null ? nameIdentifier(sitename, source.path) : page,
    title: source.title,
    description: source.description,
    language,
    page,
    updated: source.list.changed,
    icon: site.icon === null ? null : absoluteUrl(url, site.icon),
    author: sitename,
    entries: source.list.posts.slice(0, FEED_ENTRIES).flatMap((post) => toEntry(site, post, now)),
  };
}

function toEntry(site: FeedSite, post: Document, now: number): FeedEntry[] {
  const { url, language, sitename } = site.config;
  const { created, modified } = post;
  if (created === null) return [];
  const image = site.imageOf(post);
  const isModified = modified !== null && modified.epoch > created.epoch && modified.epoch <= now;
  const entry: FeedEntry = {
    id: postIdentifier({ url, name: sitename }, { file: post.file, year: created.year }),
    url: absoluteUrl(url, post.path),
    title: post.title,
    summary: post.description,
    html: site.articleOf(post),
    author: post.author,
    published: created.epoch,
    updated: isModified ? modified.epoch : created.epoch,
    tags: post.tags,
    language: post.language ?? language,
    image: image === null ? null : absoluteUrl(url, image),
  };
  return [site.keep?.(post, entry) ?? entry];
}

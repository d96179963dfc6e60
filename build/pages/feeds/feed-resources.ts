/** The feeds of a list as resources, and the links to them in pages. */
import { type Resource, shownResource } from '../../bundle/resource.ts';
import { absoluteUrl } from '../../site/addresses.ts';
import { feedPath } from '../../site/paths.ts';
import { ATOM } from './atom.ts';
import type { Feed, FeedFormat } from './feed.ts';
import { JSON_FEED } from './json-feed.ts';
import { RSS } from './rss.ts';

/** In the order in which readers are offered them. */
export const FEED_FORMATS: readonly FeedFormat[] = [RSS, ATOM, JSON_FEED];

/** The feed in each format; `page` is the canonical path of its page, `address` the site's own or null. */
export function feedResources(feed: Feed, page: string, address: string | null): [string, Resource][] {
  return FEED_FORMATS.map((format): [string, Resource] => {
    const path = feedPath(page, format);
    const text = format.write(feed, absoluteUrl(address, path));
    return [
      path,
      shownResource([
        {
          type: format.type,
          language: feed.language,
          body: new TextEncoder().encode(text),
          lastModified: feed.updated,
          headers: [],
        },
      ]),
    ];
  });
}

/** The attributes of the <link> elements for the feeds of a page (RSS Autodiscovery). */
export function feedLinks(page: string, title: string): Record<string, string>[] {
  return FEED_FORMATS.map((format) => ({
    rel: 'alternate',
    type: format.type,
    title: `${title} (${format.name})`,
    href: feedPath(page, format),
  }));
}

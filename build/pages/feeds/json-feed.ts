/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
import { FEED_FILES } from '../../site/paths.ts';
import type { Feed, FeedEntry, FeedFormat } from './feed.ts';
import { isoInstant } from './iso-instant.ts';

export const JSON_FEED: FeedFormat = {
  file: FEED_FILES.json,
  type: 'application/feed+json',
  name: 'JSON Feed',
  write: writeJsonFeed,
};

function writeJsonFeed(feed: Feed, self: string): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: self,
    ...(feed.description === '' ? {} : { description: feed.description }),
    ...(feed.icon === null ? {} : { favicon: feed.icon }),
    language: feed.language,
  };
  // The items as JSON.stringify would write them, but each only once, since a post is in the feeds of all its lists.
  const head = JSON.stringify(document, null, 1).slice(0, -'\n}'.length);
  const items = feed.entries.map(writeItem).join(',\n  ');
  return `${head},\n "items": [${items === '' ? '' : `\n  ${items}\n `}]\n}\n`;
}

const written: WeakMap<FeedEntry, string> = new WeakMap();

/** The item's JSON with one blank a level, two levels deep. No string in it contains a line end. */
function writeItem(entry: FeedEntry): string {
  const item = written.get(entry) ?? JSON.stringify(toItem(entry), null, 1).replaceAll('\n', '\n  ');
  written.set(entry, item);
  return item;
}

function toItem(entry: FeedEntry): Record<string, unknown> {
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    content_html: entry.html,
    ...(entry.summary === '' ? {} : { summary: entry.summary }),
    ...(entry.image === null ? {} : { image: entry.image }),
    date_published: isoInstant(entry.published),
    date_modified: isoInstant(entry.updated),
    ...(entry.author === null ? {} : { authors: [{ name: entry.author }] }),
    ...(entry.tags.length === 0 ? {} : { tags: entry.tags }),
    language: entry.language,
  };
}

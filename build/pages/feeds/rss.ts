/**
 * RSS 2.0 (rssboard.org/rss-specification), with the elements that the RSS Best Practices Profile
 * recommends: atom:link to itself, content:encoded for the whole article, dc:creator for a name without an
 * e-mail address.
 */

import { httpDate } from '../../bundle/http-date.ts';
import { FEED_FILES } from '../../site/paths.ts';
import { type Feed, type FeedEntry, type FeedFormat, GENERATOR } from './feed.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
} as const;

export const RSS: FeedFormat = {
  file: FEED_FILES.rss,
  type: 'application/rss+xml',
  name: 'RSS',
  write: writeRss,
};

function writeRss(feed: Feed, self: string): string {
  const channel = element(
    'channel',
    {},
    ...lines([
      element('title', {}, feed.title),
      element('link', {}, feed.page),
      // Required, also if the author has not written one.
      element('description', {}, feed.description === '' ? feed.title : feed.description),
      element('language', {}, feed.language),
      element('lastBuildDate', {}, httpDate(feed.updated)),
      element('generator', {}, GENERATOR),
      element('docs', {}, 'https://www.rssboard.org/rss-specification'),
      element('atom:link', { href: self, rel: 'self', type: RSS.type }),
      ...feed.entries.map(writeItem),
    ]),
  );
  return xmlDocument('rss', { version: '2.0', ...NAMESPACES }, [channel]);
}

/** Items made before: a post is in the feeds of all its lists. */
const written: WeakMap<FeedEntry, Xml> = new WeakMap();

function writeItem(entry: FeedEntry): Xml {
  const item = written.get(entry) ?? makeItem(entry);
  written.set(entry, item);
  return item;
}

function makeItem(entry: FeedEntry): Xml {
  return element(
    'item',
    {},
    ...lines([
      element('title', {}, entry.title),
      element('link', {}, entry.url),
      // The id is not a URL, so it stays the same when the permalink changes.
      element('guid', { isPermaLink: 'false' }, entry.id),
      element('pubDate', {}, httpDate(entry.published)),
      entry.author === null ? null : element('dc:creator', {}, entry.author),
      ...entry.tags.map((tag) => element('category', {}, tag)),
      entry.summary === '' ? null : element('description', {}, entry.summary),
      element('content:encoded', {}, entry.html),
    ]),
  );
}

/** Each element on its own line. */
function lines(elements: readonly (Xml | null)[]): (Xml | string)[] {
  const present = elements.filter((child): child is Xml => child !== null);
  return ['\n', ...present.flatMap((child) => [child, '\n'])];
}

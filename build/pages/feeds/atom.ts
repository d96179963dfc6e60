/** The Atom Syndication Format (RFC 4287). Relative links are allowed: they resolve against the feed's own address. */
import { FEED_FILES } from '../../site/paths.ts';
import { type Feed, type FeedEntry, type FeedFormat, GENERATOR } from './feed.ts';
import { isoInstant } from './iso-instant.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

export const ATOM: FeedFormat = {
  file: FEED_FILES.atom,
  type: 'application/atom+xml',
  name: 'Atom',
  write: writeAtom,
};

function writeAtom(feed: Feed, self: string): string {
  const attributes = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language };
  return xmlDocument('feed', attributes, [
    element('id', {}, feed.id),
    element('title', {}, feed.title),
    feed.description === '' ? null : element('subtitle', {}, feed.description),
    element('updated', {}, isoInstant(feed.updated)),
    // §4.1.1: a feed has an author unless each of its entries has one.
    writeAuthor(feed.author),
    element('link', { rel: 'self', type: ATOM.type, href: self }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
    feed.icon === null ? null : element('icon', {}, feed.icon),
    element('generator', {}, GENERATOR),
    ...feed.entries.map((entry) => writeEntry(entry, feed.language)),
  ]);
}

/** Entries made before: a post is in the feeds of all its lists, which are in one language. */
const written: WeakMap<FeedEntry, { feedLanguage: string; xml: Xml }> = new WeakMap();

function writeEntry(entry: FeedEntry, feedLanguage: string): Xml {
  const known = written.get(entry);
  if (known?.feedLanguage === feedLanguage) return known.xml;
  const xml = makeEntry(entry, feedLanguage);
  written.set(entry, { feedLanguage, xml });
  return xml;
}

function makeEntry(entry: FeedEntry, feedLanguage: string): Xml {
  return element(
    'entry',
    { 'xml:lang': entry.language === feedLanguage ? null : entry.language },
    element('id', {}, entry.id),
    element('title', {}, entry.title),
    element('published', {}, isoInstant(entry.published)),
    element('updated', {}, isoInstant(entry.updated)),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
    entry.author === null ? null : writeAuthor(entry.author),
    ...entry.tags.map((tag) => element('category', { term: tag })),
    entry.summary === '' ? null : element('summary', {}, entry.summary),
    element('content', { type: 'html' }, entry.html),
  );
}

function writeAuthor(name: string): Xml {
  return element('author', {}, element('name', {}, name));
}

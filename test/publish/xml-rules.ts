/**
 * What the formats say of their elements, as data: which children an element may have and how many of each, which
 * attributes, and the form of its text. Written from RSS 2.0 (rssboard.org), RFC 4287 §4 and sitemaps.org.
 */
import type { XmlElement } from './xml-tree.ts';

/** `1` exactly one, `?` at most one, `+` at least one, `*` any number. */
type Count = '1' | '?' | '+' | '*';

interface Rule {
  /** Children by name; any that is not named is against the rule. */
  children?: Record<string, Count>;
  /** Attributes by name; `!` those that must be there. */
  attributes?: Record<string, '!' | '?'>;
  /** The form of its text. Elements with children have none. */
  text?: RegExp;
}

/** RFC 3339, in UTC. */
const INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
/** RFC 822 with a year of four digits. */
const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const SOMETHING = /\S/;
const ANYTHING = /^/;
const ADDRESS = /^(?:https:\/\/example\.org)?\/\S*$/;
const IDENTIFIER = /^(?:tag:[^\s,]+,\d{4}:\S+|urn:uuid:[0-9a-f-]{36})$/;

/** By the path of an element's names from the root. */
export type Rules = ReadonlyMap<string, Rule>;

export const RSS: Rules = new Map<string, Rule>([
  [
    'rss',
    {
      children: { channel: '1' },
      attributes: { version: '!', 'xmlns:atom': '?', 'xmlns:content': '?', 'xmlns:dc': '?' },
    },
  ],
  [
    'rss/channel',
    {
      children: {
        title: '1',
        link: '1',
        description: '1',
        language: '?',
        lastBuildDate: '?',
        image: '?',
        generator: '?',
        docs: '?',
        'atom:link': '1',
        item: '*',
      },
    },
  ],
  ['rss/channel/title', { text: SOMETHING }],
  ['rss/channel/link', { text: ADDRESS }],
  ['rss/channel/description', { text: SOMETHING }],
  ['rss/channel/language', { text: /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/ }],
  ['rss/channel/lastBuildDate', { text: RFC_822 }],
  ['rss/channel/generator', { text: SOMETHING }],
  ['rss/channel/docs', { text: SOMETHING }],
  ['rss/channel/atom:link', { attributes: { href: '!', rel: '!', type: '!' } }],
  ['rss/channel/image', { children: { url: '1', title: '1', link: '1' } }],
  ['rss/channel/image/url', { text: ADDRESS }],
  ['rss/channel/image/title', { text: SOMETHING }],
  ['rss/channel/image/link', { text: ADDRESS }],
  [
    'rss/channel/item',
    {
      children: {
        title: '1',
        link: '1',
        guid: '1',
        pubDate: '1',
        'dc:creator': '?',
        category: '*',
        description: '?',
        'content:encoded': '1',
      },
    },
  ],
  ['rss/channel/item/title', { text: SOMETHING }],
  ['rss/channel/item/link', { text: ADDRESS }],
  ['rss/channel/item/guid', { attributes: { isPermaLink: '!' }, text: IDENTIFIER }],
  ['rss/channel/item/pubDate', { text: RFC_822 }],
  ['rss/channel/item/dc:creator', { text: SOMETHING }],
  ['rss/channel/item/category', { text: SOMETHING }],
  ['rss/channel/item/description', { text: SOMETHING }],
  ['rss/channel/item/content:encoded', { text: ANYTHING }],
]);

export const ATOM: Rules = new Map<string, Rule>([
  [
    'feed',
    {
      children: {
        id: '1',
        title: '1',
        subtitle: '?',
        updated: '1',
        link: '+',
        author: '*',
        icon: '?',
        logo: '?',
        generator: '?',
        entry: '*',
      },
      attributes: { xmlns: '!', 'xml:lang': '?' },
    },
  ],
  // Any IRI, and not a relative one (§4.2.6).
  ['feed/id', { text: /^(?:https:\/\/example\.org\/\S*|urn:uuid:[0-9a-f-]{36})$/ }],
  ['feed/title', { text: SOMETHING }],
  ['feed/subtitle', { text: SOMETHING }],
  ['feed/updated', { text: INSTANT }],
  ['feed/link', { attributes: { href: '!', rel: '?', type: '?' } }],
  ['feed/author', { children: { name: '1', uri: '?' } }],
  ['feed/author/name', { text: SOMETHING }],
  ['feed/author/uri', { text: ADDRESS }],
  ['feed/icon', { text: ADDRESS }],
  ['feed/logo', { text: ADDRESS }],
  ['feed/generator', { attributes: { uri: '?', version: '?' }, text: SOMETHING }],
  [
    'feed/entry',
    {
      children: {
        id: '1',
        title: '1',
        updated: '1',
        published: '?',
        link: '+',
        author: '*',
        category: '*',
        summary: '?',
        content: '1',
      },
      attributes: { 'xml:lang': '?' },
    },
  ],
  ['feed/entry/id', { text: IDENTIFIER }],
  ['feed/entry/title', { text: SOMETHING }],
  ['feed/entry/updated', { text: INSTANT }],
  ['feed/entry/published', { text: INSTANT }],
  ['feed/entry/link', { attributes: { href: '!', rel: '?', type: '?' } }],
  ['feed/entry/author', { children: { name: '1' } }],
  ['feed/entry/author/name', { text: SOMETHING }],
  ['feed/entry/category', { attributes: { term: '!' } }],
  ['feed/entry/summary', { text: SOMETHING }],
  ['feed/entry/content', { attributes: { type: '!' }, text: ANYTHING }],
]);

export const SITEMAP: Rules = new Map<string, Rule>([
  ['urlset', { children: { url: '+' }, attributes: { xmlns: '!', 'xmlns:xhtml': '?' } }],
  ['urlset/url', { children: { loc: '1', lastmod: '?', 'xhtml:link': '*' } }],
  ['urlset/url/loc', { text: /^https:\/\/example\.org\/\S{0,2000}$/ }],
  ['urlset/url/lastmod', { text: INSTANT }],
  ['urlset/url/xhtml:link', { attributes: { rel: '!', hreflang: '!', href: '!' } }],
]);

/** What an element and all below it have against the rules, each with the path of names to it. */
export function violations(element: XmlElement, rules: Rules, path: string = element.name): string[] {
  const rule = rules.get(path);
  if (rule === undefined) return [`${path} is not in the format`];
  const { children = {}, attributes = {}, text } = rule;
  const found: string[] = [];
  for (const [name, count] of Object.entries(children)) {
    const times = element.children.filter((child) => child.name === name).length;
    if (times < 1 && (count === '1' || count === '+')) found.push(`${path} has no ${name}`);
    if (times > 1 && (count === '1' || count === '?')) found.push(`${path} has ${times} ${name}`);
  }
  for (const child of element.children) {
    if (!(child.name in children)) found.push(`${path} may not have ${child.name}`);
  }
  for (const [name, need] of Object.entries(attributes)) {
    if (need === '!' && !element.attributes.has(name)) found.push(`${path} has no ${name}`);
  }
  for (const name of element.attributes.keys()) {
    if (!(name in attributes)) found.push(`${path} may not have ${name}`);
  }
  if (!(text ?? /^\s*$/).test(element.text)) found.push(`${path} cannot be '${element.text.slice(0, 60)}'`);
  return [
    ...found,
    ...element.children.flatMap((child) => violations(child, rules, `${path}/${child.name}`)),
  ];
}

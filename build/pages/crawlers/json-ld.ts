/**
 * JSON-LD in the vocabulary of schema.org: the site as a WebSite, a post as a BlogPosting, a list as a
 * CollectionPage, and the place of each as a BreadcrumbList. Without the site's `url` addresses are
 * root-relative, which JSON-LD resolves against the address of the page (JSON-LD 1.1 API §9.1).
 */

import { absoluteUrl, siteAddress } from '../../site/addresses.ts';
import type { Publisher } from '../../site/publisher.ts';
import type { CrawlerConfig, PageFacts } from './page-facts.ts';

type Node = Record<string, unknown>;

const CONTEXT = 'https://schema.org';

/** The page's JSON-LD documents, without unknown values. */
export function jsonLd(facts: PageFacts, config: CrawlerConfig, publisher: Publisher): Node[] {
  const nodes: Node[] = [];
  if (facts.kind === 'home') nodes.push(webSite(facts, config, publisher));
  if (facts.kind === 'post') nodes.push(blogPosting(facts, config, publisher));
  if (facts.kind === 'list') nodes.push(page('CollectionPage', facts, config));
  if (facts.kind === 'page') nodes.push(page('WebPage', facts, config));
  if (facts.breadcrumbs.length > 2) nodes.push(breadcrumbList(facts, config));
  return nodes;
}

function webSite(facts: PageFacts, config: CrawlerConfig, publisher: Publisher): Node {
  return compact({
    '@context': CONTEXT,
    '@type': 'WebSite',
    url: absoluteUrl(siteAddress(config), '/'),
    name: config.sitename,
    description: config.sitedescription || null,
    inLanguage: facts.language,
    publisher: organisation(config, publisher),
  });
}

function blogPosting(facts: PageFacts, config: CrawlerConfig, publisher: Publisher): Node {
  const url = absoluteUrl(siteAddress(config), facts.path);
  return compact({
    '@context': CONTEXT,
    '@type': 'BlogPosting',
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    url,
    headline: facts.title,
    description: facts.description || null,
    datePublished: facts.published?.iso ?? null,
    dateModified: (facts.modified ?? facts.published)?.iso ?? null,
    author:
      facts.author === null
        ? organisation(config, publisher)
        : compact({
            '@type': 'Person',
            name: facts.author.name,
            url: facts.author.path === null ? null : absoluteUrl(siteAddress(config), facts.author.path),
          }),
    publisher: organisation(config, publisher),
    image: facts.image === null ? null : absoluteUrl(siteAddress(config), facts.image.path),
    keywords: facts.tags.length === 0 ? null : facts.tags,
    wordCount: facts.words,
    inLanguage: facts.language,
    isPartOf: { '@type': 'WebSite', name: config.sitename, url: absoluteUrl(siteAddress(config), '/') },
  });
}

function page(type: 'WebPage' | 'CollectionPage', facts: PageFacts, config: CrawlerConfig): Node {
  return compact({
    '@context': CONTEXT,
    '@type': type,
    url: absoluteUrl(siteAddress(config), facts.path),
    name: facts.title,
    description: facts.description || null,
    datePublished: facts.published?.iso ?? null,
    dateModified: facts.modified?.iso ?? null,
    inLanguage: facts.language,
    isPartOf: { '@type': 'WebSite', name: config.sitename, url: absoluteUrl(siteAddress(config), '/') },
  });
}

function breadcrumbList(facts: PageFacts, config: CrawlerConfig): Node {
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: facts.breadcrumbs.map(({ title, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: absoluteUrl(siteAddress(config), path),
    })),
  };
}

function organisation(config: CrawlerConfig, { name, logo }: Publisher): Node {
  return compact({
    '@type': 'Organization',
    name,
    url: absoluteUrl(siteAddress(config), '/'),
    logo: logo === null ? null : absoluteUrl(siteAddress(config), logo),
  });
}

/** Without the keys whose value is null. */
function compact(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null));
}

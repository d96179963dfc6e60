/**
 * The Open Graph protocol (ogp.me) with the additions of Twitter cards. URLs must be absolute, so a site without
 * `url` has no elements with URLs.
 */
import { absoluteUrl } from '../../site/addresses.ts';
import type { SocialImage } from '../../site/social-image.ts';
import type { CrawlerConfig, PageFacts } from './page-facts.ts';

/** Attributes of <meta> elements. */
type Meta = Record<string, string>;

/** A picture at least this wide is shown large (px). */
const LARGE = 600;

/** The page's <meta> elements, in a fixed order. */
export function openGraph(facts: PageFacts, config: CrawlerConfig): Meta[] {
  const isArticle = facts.kind === 'post';
  const metas: Meta[] = [
    property('og:type', isArticle ? 'article' : 'website'),
    property('og:title', facts.title),
    property('og:site_name', config.sitename),
  ];
  if (facts.description !== '') metas.push(property('og:description', facts.description));
  if (config.url !== null) metas.push(property('og:url', absoluteUrl(config.url, facts.path)));
  const locale = openGraphLocale(facts.language);
  if (locale !== null) metas.push(property('og:locale', locale));
  if (isArticle) metas.push(...articleMetas(facts, config));
  const image = facts.image !== null && isReachable(facts.image, config) ? facts.image : null;
  if (image !== null) metas.push(...imageMetas(image, config));
  const large = image !== null && (image.width ?? 0) >= LARGE;
  metas.push({ name: 'twitter:card', content: large ? 'summary_large_image' : 'summary' });
  return metas;
}

function articleMetas({ published, modified, author, tags }: PageFacts, config: CrawlerConfig): Meta[] {
  const metas: Meta[] = [];
  if (published !== null) metas.push(property('article:published_time', published.iso));
  if (modified !== null) metas.push(property('article:modified_time', modified.iso));
  // The protocol requires a profile's URL here, not a name.
  if (author !== null && author.path !== null && config.url !== null) {
    metas.push(property('article:author', absoluteUrl(config.url, author.path)));
  }
  for (const tag of tags) metas.push(property('article:tag', tag));
  return metas;
}

function imageMetas({ path, width, height, alt }: SocialImage, config: CrawlerConfig): Meta[] {
  const metas = [property('og:image', absoluteUrl(config.url, path))];
  if (width !== null) metas.push(property('og:image:width', String(width)));
  if (height !== null) metas.push(property('og:image:height', String(height)));
  if (alt !== '') metas.push(property('og:image:alt', alt));
  return metas;
}

function isReachable(image: SocialImage, config: CrawlerConfig): boolean {
  return /^https?:/.test(absoluteUrl(config.url, image.path));
}

/** `nb-NO` as `nb_NO`; null for a language without a region, which the protocol has no form for. */
function openGraphLocale(language: string): string | null {
  const match = /^([a-z]{2,3})-(?:[A-Za-z]{4}-)?([A-Za-z]{2})$/.exec(language);
  return match === null ? null : `${match[1]}_${match[2]?.toUpperCase()}`;
}

function property(name: string, content: string): Meta {
  return { property: name, content };
}

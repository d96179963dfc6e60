/** The facts about a page for programs that show or index it, before JSON-LD or Open Graph. */

import type { Config, Moment } from '../../content/model.ts';
import type { SocialImage } from '../../site/social-image.ts';

/** The configuration that these depend on. */
export type CrawlerConfig = Pick<Config, 'sitename' | 'sitedescription' | 'url' | 'base' | 'language'>;

export interface PageFacts {
  kind: 'home' | 'post' | 'page' | 'list';
  /** Canonical path. */
  path: string;
  title: string;
  description: string;
  /** BCP 47. */
  language: string;
  image: SocialImage | null;
  /** Of posts, and of pages with a date. */
  published: Moment | null;
  modified: Moment | null;
  author: { name: string; path: string | null } | null;
  tags: string[];
  words: number | null;
  /** From the homepage to this page, both included. */
  breadcrumbs: Breadcrumb[];
}

/** The facts about a generated page; those that are not given are empty. */
export function generatedFacts(
  given: Pick<PageFacts, 'kind' | 'path' | 'title' | 'description' | 'language'> & Partial<PageFacts>,
): PageFacts {
  return {
    image: null,
    published: null,
    modified: null,
    author: null,
    tags: [],
    words: null,
    breadcrumbs: [],
    ...given,
  };
}

export interface Breadcrumb {
  title: string;
  path: string;
}

/** The facts about a page for programs that show or index it, in no vocabulary yet. */

import type { Config, Moment } from '../../content/model.ts';
import type { SocialImage } from '../../site/social-image.ts';

/** The configuration that such statements depend on. */
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
  /** Posts, and pages that carry a date. */
  published: Moment | null;
  modified: Moment | null;
  author: { name: string; path: string | null } | null;
  tags: string[];
  words: number | null;
  /** From the homepage down to this page, both included. */
  breadcrumbs: Breadcrumb[];
}

export interface Breadcrumb {
  title: string;
  path: string;
}

/** The parts of a page's head for programs: its own URL, its feeds, its metadata. */

import { absoluteUrl } from '../../site/addresses.ts';
import type { Publisher } from '../../site/publisher.ts';
import type { PageView } from '../../theme/view.ts';
import { feedLinks } from '../feeds/feed-resources.ts';
import { jsonLd } from './json-ld.ts';
import { openGraph } from './open-graph.ts';
import type { CrawlerConfig, PageFacts } from './page-facts.ts';

export interface PageHeadInput {
  facts: PageFacts;
  config: CrawlerConfig;
  publisher: Publisher;
  /** The feeds for readers of this page, the most specific first: their page and title. */
  feeds: readonly { page: string; title: string }[];
}

/** The view's `links`, `metas` and `jsonLd`. */
export function pageHead({
  facts,
  config,
  publisher,
  feeds,
}: PageHeadInput): Pick<PageView, 'links' | 'metas' | 'jsonLd'> {
  return {
    links: [
      ...(config.url === null ? [] : [{ rel: 'canonical', href: absoluteUrl(config.url, facts.path) }]),
      ...feeds.flatMap(({ page, title }) => feedLinks(page, title)),
    ],
    metas: openGraph(facts, config),
    jsonLd: jsonLd(facts, config, publisher),
  };
}

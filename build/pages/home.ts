/** The homepage of a site whose author has written none: its name, its description and its posts. */
import { type Resource, shownResource } from '../bundle/resource.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';
import { generatedFacts } from './crawlers/page-facts.ts';
import { pageHead } from './crawlers/page-head.ts';
import { newestPosts } from './documents/newest-posts.ts';
import { siteFeeds } from './feeds/site-feeds.ts';
import { listHtml } from './lists/list-html.ts';
import { linksToListsAndFeed } from './lists/term-indexes.ts';
import { siteMaker } from './page-html.ts';
import { pageBody, plainPage } from './plain-page.ts';

/** Posts on the homepage; the rest are in the lists. */
const POSTS = 20;

/** A homepage with the newest posts. */
export function homeResource(input: SnapshotInput): Resource {
  const { context, view, publisher, changed } = input;
  const { config } = context.content;
  const feeds = siteFeeds(input);
  const head = pageHead({
    facts: generatedFacts({
      kind: 'home',
      path: '/',
      title: config.sitename,
      description: config.sitedescription,
      language: config.language,
    }),
    config,
    publisher,
    feeds,
  });
  const listLinks = linksToListsAndFeed(input, feeds);
  const page = plainPage({
    kind: 'home',
    path: '/',
    title: config.sitename,
    description: config.sitedescription,
    language: config.language,
    html: listHtml({ listLinks, groups: [] }, 'list'),
    layout: 'blog',
    posts: newestPosts(input, POSTS),
    ...head,
  });
  return shownResource([pageBody(view, page, changed, { make: siteMaker(context) })]);
}

/** The homepage of a site that has written none: its name, its description and its posts. */
import type { Resource } from '../bundle/resource.ts';
import { renderPage } from '../theme/page.ts';
import type { SnapshotInput } from './documents.ts';
import { contentSecurityPolicy } from './safety-headers.ts';

/** Posts on the homepage; the rest are in the archive. */
const POSTS = 20;

/** A homepage with the newest posts. */
export function homeResource({ context, summaries, posts }: SnapshotInput): Resource {
  const { config } = context.content;
  const page = renderPage(context.view, {
    kind: 'home',
    path: '/',
    title: config.sitename,
    description: config.sitedescription,
    language: config.language,
    direction: 'ltr',
    html: '',
    leadingTitle: null,
    headings: [],
    meta: null,
    tags: [],
    posts: summaries.slice(0, POSTS).map((summary, index) => ({
      href: summary.href,
      title: summary.title,
      description: summary.description,
      date: summary.date,
      author: posts[index]?.author ?? null,
    })),
    previous: null,
    next: null,
    pager: null,
    links: config.url === null ? [] : [{ rel: 'canonical', href: `${config.url}/` }],
    metas: [],
    jsonLd: [],
    variants: [],
    uses: { tabs: false, accordions: false, codeCopy: false },
  });
  return {
    status: 200,
    location: null,
    freshness: 'revalidate',
    bodies: [
      {
        type: 'text/html',
        language: config.language,
        body: new TextEncoder().encode(page),
        lastModified: null,
        headers: [contentSecurityPolicy([...context.headScripts, ...context.homeScripts])],
      },
    ],
  };
}

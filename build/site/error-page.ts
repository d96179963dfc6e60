/** The pages of errors: real pages of the site that say what happened and where to go on. */
import type { Resource } from '../bundle/resource.ts';
import { renderPage } from '../theme/page.ts';
import { contentSecurityPolicy } from './safety-headers.ts';
import type { SiteContext } from './site-context.ts';

const TITLES = { 404: 'Page not found', 410: 'This page is gone' } as const;

/** The page for an error status. It has no validator, and nobody may keep it unasked. */
export function errorPage(context: SiteContext, status: 404 | 410): Resource {
  const { config } = context.content;
  const page = renderPage(context.view, {
    kind: 'error',
    path: null,
    title: TITLES[status],
    description: '',
    language: config.language,
    direction: 'ltr',
    html: '',
    leadingTitle: null,
    headings: [],
    meta: null,
    tags: [],
    posts: [],
    previous: null,
    next: null,
    pager: null,
    links: [],
    metas: [{ name: 'robots', content: 'noindex' }],
    jsonLd: [],
    variants: [],
    uses: { tabs: false, accordions: false, codeCopy: false },
  });
  return {
    status,
    location: null,
    freshness: 'revalidate',
    bodies: [
      {
        type: 'text/html',
        language: config.language,
        body: new TextEncoder().encode(page),
        lastModified: null,
        headers: [contentSecurityPolicy(context.headScripts)],
      },
    ],
  };
}

/**
 * The pages of errors: real pages of the site that say what happened and where to go on, in HTML and, for
 * readers who asked for it, in Markdown. They hold for all time, so their navigation leaves out what expires.
 */
import type { Resource } from '../bundle/resource.ts';
import type { Document } from '../content/model.ts';
import { navigationTree } from '../site/navigation.ts';
import { searchView } from '../site/paths.ts';
import type { SiteContext } from '../site/site-context.ts';
import { escapeHtml } from '../theme/html.ts';
import { languagePack } from '../theme/languages/language.ts';
import type { SiteView } from '../theme/view.ts';
import { errorMarkdown } from './error-markdown.ts';
import { negotiatedBodies } from './negotiated-bodies.ts';
import { pageBody, plainPage } from './plain-page.ts';

/** The page for an error status. It has no validator, and is kept for a minute. */
export function errorPage(context: SiteContext, status: 404 | 410): Resource {
  const { config } = context.content;
  const { strings } = languagePack(config.language);
  const title = status === 404 ? strings.notFound : strings.gone;
  const page = plainPage({
    kind: 'error',
    path: null,
    title,
    language: config.language,
    html: status === 410 ? `<p>${escapeHtml(strings.goneText)}</p>` : '',
    metas: [{ name: 'robots', content: 'noindex' }],
  });
  const text = status === 410 ? strings.goneText : (config.pageNotFoundMessage ?? strings.notFoundText);
  return {
    status,
    location: null,
    freshness: 'brief',
    bodies: negotiatedBodies(config, pageBody(lastingView(context), page, null), {
      type: 'text/markdown',
      language: config.language,
      body: new TextEncoder().encode(errorMarkdown({ title, text, home: strings.backHome, url: config.url })),
      lastModified: null,
      headers: [],
    }),
  };
}

function lastingView({ content: { config, nav }, documents, view }: SiteContext): SiteView {
  const lasting = new Map<string, Document>();
  for (const { file } of nav.pages) {
    const document = documents.get(file);
    if (document?.expires === null) lasting.set(file, document);
  }
  return {
    ...view,
    config,
    nav: navigationTree({ nav, kind: config.navigation, documents: lasting, category: null }),
    home: '/',
    search: searchView(config, ''),
  };
}

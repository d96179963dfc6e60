/**
 * Error pages: pages of the site with the error, a search field and further links, in HTML and, for readers that prefer
 * it, in Markdown. They are the same at all instants, so they leave out pages and posts that expire.
 */
import type { Resource, ResourceBody } from '../bundle/resource.ts';
import type { Asset, Document } from '../content/model.ts';
import { mainVariant } from '../content/variants.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { siteAddress } from '../site/addresses.ts';
import { navigationTree } from '../site/navigation.ts';
import { searchView } from '../site/paths.ts';
import { languageOf, type SiteContext } from '../site/site-context.ts';
import { type SnapshotInput, snapshotInputs } from '../site/snapshot-input.ts';
import { escapeHtml } from '../theme/html.ts';
import { languagePack } from '../theme/languages/language.ts';
import type { PageView, PostSummaryView, SiteView } from '../theme/view.ts';
import { errorMarkdown } from './error-markdown.ts';
import { listedPost } from './lists/listed-post.ts';
import { negotiatedBodies } from './negotiated-bodies.ts';
import { siteMaker } from './page-html.ts';
import { pageBody, plainPage } from './plain-page.ts';

/** A path that no document has; links within the page do not need one. */
const NOT_FOUND_PATH = '/404';

/** Posts on an error page. */
const POSTS = 5;

/**
 * The page for an error status, with the latest posts of `asOf` (seconds since 1970). It has no validator, and is kept
 * for a minute.
 */
export function errorPage(context: SiteContext, status: 404 | 410, asOf: number): Resource {
  const { config } = context.content;
  const { strings } = languagePack(config.language);
  const file = status === 404 ? context.content.notFoundFile : null;
  const own = status === 404 ? writtenNotFound(context, null) : null;
  const title = own?.document.title ?? (status === 404 ? strings.notFound : strings.gone);
  const page = plainPage({
    kind: 'error',
    path: null,
    title,
    language: own?.document.language ?? config.language,
    html: status === 410 ? `<p>${escapeHtml(strings.goneText)}</p>` : '',
    ...(own === null ? {} : own.parts),
    posts: latestPosts(snapshotInputs(context, asOf).input),
    metas: [{ name: 'robots', content: 'noindex' }],
  });
  const text =
    status === 410
      ? strings.goneText
      : own?.document.description || (config.pageNotFoundMessage ?? strings.notFoundText);
  return {
    status,
    location: null,
    freshness: 'brief',
    bodies: negotiatedBodies(
      config,
      file === null
        ? pageBody(lastingView(context), page, null, { make: siteMaker(context) })
        : fileBody(file),
      {
        type: 'text/markdown',
        language: config.language,
        body: new TextEncoder().encode(
          errorMarkdown({ title, text, home: strings.backHome, url: siteAddress(config), posts: page.posts }),
        ),
        lastModified: null,
        headers: [],
      },
    ),
  };
}

/** The latest posts that do not expire, as error pages list them: titles and dates. */
export function latestPosts(input: SnapshotInput): PostSummaryView[] {
  const lasting = input.posts.filter(({ expires }) => expires === null).slice(0, POSTS);
  return lasting
    .flatMap((post) => listedPost(input, 'posts', post))
    .map((post) => ({ ...post, description: '', author: null, cover: null }));
}

/** The author's own HTML file as a body. */
function fileBody({ bytes }: Asset): ResourceBody {
  return { type: 'text/html', language: null, body: bytes, lastModified: null, headers: [] };
}

/**
 * The author's 404 page in a category (null: the default), with the parts of the view for it; null without one. It
 * does not depend on the instant, so it lists no posts.
 */
export function writtenNotFound(
  context: SiteContext,
  category: string | null,
): { document: Document; parts: Partial<PageView> } | null {
  const { config, theme, notFound } = context.content;
  if (notFound.length === 0) return null;
  const document = notFound.find(({ variant }) => variant === category) ?? mainVariant(notFound, config);
  const { file, variant, body, bodyLine } = document;
  const rendered = renderMarkdown({
    document: { file, path: NOT_FOUND_PATH, variant, body, bodyLine },
    config,
    theme,
    language: languageOf(context, document),
    posts: [],
    sections: [],
    section: null,
    now: 0,
    pageNumber: 1,
    pageHref: () => NOT_FOUND_PATH,
    resolve: (target) => context.resolve(document, target),
    hasAnchor: () => null,
  });
  context.findings.add(NOT_FOUND_PATH, rendered);
  const { html, leadingTitle, headings, uses } = rendered;
  return { document, parts: { html, leadingTitle, headings, uses } };
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

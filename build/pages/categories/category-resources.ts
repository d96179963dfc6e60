/** The resources that categories add: redirects to the default's pages, a choice of homepage, their own 404. */
import type { HeaderPair, RedirectRule } from '../../bundle/manifest.ts';
import { type Resource, type ResourceBody, redirectTo } from '../../bundle/resource.ts';
import { belowBase } from '../../content/base-path.ts';
import { categoryPath } from '../../content/document-name.ts';
import type { Config } from '../../content/model.ts';
import { type CategoryScope, negotiatedHomes } from '../../site/categories/category-scope.ts';
import { pathsToDefault } from '../../site/categories/leads-to-default.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { languagePack } from '../../theme/languages/language.ts';
import { latestPosts, writtenNotFound } from '../error-page.ts';
import { siteMaker } from '../page-html.ts';
import { pageBody, plainPage } from '../plain-page.ts';
import { scopeView } from './page-variants.ts';

/** The path of a category's 404 page. */
export function notFoundPath(code: string): string {
  return categoryPath(code, '/404');
}

/**
 * Redirects from a category to documents that only the default has. They are temporary (RFC 9110, §15.4.3), since a
 * variant may be written later.
 */
export function redirectsToDefault(
  { scopes, context }: SnapshotInput,
  scope: CategoryScope,
): [string, Resource][] {
  return pathsToDefault(scopes, scope, context.content.nav).map(([path, target]) => [
    path,
    redirectTo(target, 302),
  ]);
}

/**
 * The rules that show a category's error page below its prefix, after all else: a rule with status 200 shows
 * the resource at its target, which answers 404.
 */
export function categoryRules(config: Config): RedirectRule[] {
  if (!config.categoriesUse || config.defaultCategory === null) return [];
  return config.categories.map(({ code }) => ({
    from: belowBase(config.base, `/${code}/*`),
    to: belowBase(config.base, notFoundPath(code)),
    status: 200,
    force: false,
  }));
}

/**
 * The homepage `/` for readers of several languages: each category's own homepage as a body, selected by the
 * reader's languages, and the default's also at a URL without negotiation. Null: there is only one.
 */
export function chosenHomepage(
  { scopes, context }: SnapshotInput,
  find: (path: string) => Resource | undefined,
): [string, Resource][] | null {
  const { config } = context.content;
  const homes = negotiatedHomes(scopes, config);
  const [first, ...others] = homes;
  const own = find('/');
  if (first === undefined || others.length === 0 || own === undefined || scopes[0]?.home === '/') return null;
  const located = homes.flatMap(({ scope, document }) =>
    (find(document.path)?.bodies ?? []).map((body) => withLocation(body, belowBase(config.base, scope.home))),
  );
  // Media type before language, as in the handler's negotiation: HTML in every language, then Markdown.
  const bodies = ['text/html', 'text/markdown'].flatMap((type) =>
    located.filter((body) => body.type === type),
  );
  return [
    ['/', { ...own, bodies }],
    [scopes[0]?.home ?? '/', own],
  ];
}

function withLocation(body: ResourceBody, path: string): ResourceBody {
  if (body.headers.some(([name]) => name === 'content-location')) return body;
  const location: HeaderPair = ['content-location', path];
  return { ...body, headers: [...body.headers, location] };
}

/** The 404 page in the words of a category. */
export function notFound(input: SnapshotInput): Resource {
  const { context, view, scope } = input;
  const language = scope?.language ?? context.content.config.language;
  const { strings } = languagePack(language);
  const own = writtenNotFound(context, scope?.category.code ?? null);
  const page = plainPage({
    kind: 'error',
    path: null,
    title: own?.document.title ?? strings.notFound,
    ...scopeView({ scope, language }),
    metas: [{ name: 'robots', content: 'noindex' }],
    posts: latestPosts(input),
    ...(own === null ? {} : own.parts),
  });
  return {
    status: 404,
    location: null,
    freshness: 'revalidate',
    bodies: [pageBody(view, page, null, { make: siteMaker(context) })],
  };
}

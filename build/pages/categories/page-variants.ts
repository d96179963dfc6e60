/** The other forms of a page: in other categories, and on other dates. */
import { languageDirection } from '../../content/language.ts';
import type { Document } from '../../content/model.ts';
import { isMoment, parseMoment } from '../../content/moment.ts';
import { absoluteUrl } from '../../site/addresses.ts';
import { isInCategory } from '../../site/categories/category-pages.ts';
import type { CategoryScope } from '../../site/categories/category-scope.ts';
import { languageOf } from '../../site/site-context.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { formatDate } from '../../theme/dates.ts';
import type { PageView } from '../../theme/view.ts';

/** The parts of a page's view that depend on its category. */
export function categoryView(
  input: SnapshotInput,
  document: Document,
): Pick<PageView, 'language' | 'direction' | 'category' | 'notice' | 'noticeLanguage' | 'variants'> {
  const { context, scope } = input;
  const original = standInOriginal(input, document);
  const shown = original === null ? scope : (input.scopes[0] ?? null);
  const { language, direction, category } = scopeView({
    scope: shown,
    language: languageOf(context, document),
  });
  return {
    language,
    direction,
    category,
    noticeLanguage: original === null ? null : (scope?.language ?? null),
    notice: original === null ? null : (scope?.category.notFoundMessage ?? null),
    variants: [...categoryVariants(input, document), ...datedVariants(input, document)],
  };
}

/** The same parts for a generated page (a list, the search). */
export function scopeView({
  scope,
  language,
}: Pick<SnapshotInput, 'scope' | 'language'>): Required<
  Pick<PageView, 'language' | 'direction' | 'category'>
> {
  const direction = scope?.category.direction === 'rtl' ? 'rtl' : languageDirection(language);
  return { language, direction, category: scope?.category.code ?? null };
}

/** The default's document that a stand-in shows; null if `document` is no stand-in. */
export function standInOriginal({ scope }: SnapshotInput, document: Document): Document | null {
  const page = scope?.pages.get(document.baseFile);
  return page?.isStandIn === true && page.document === document ? page.main : null;
}

/**
 * The links of the switcher: to the page in each category, or to the homepage of a category that is listed without
 * it.
 */
function categoryVariants(input: SnapshotInput, document: Document): PageView['variants'] {
  return input.scopes.flatMap((scope) => {
    const { category } = scope;
    const current = input.scope === scope && !isDated(input, document);
    const href = current ? document.path : hrefIn(input, scope, document);
    if (href === null) return [];
    const name =
      category.nameLatin === null ? category.message : `${category.message} (${category.nameLatin})`;
    return [
      { code: category.code, name, href: scope.hrefs.get(href) ?? href, language: scope.language, current },
    ];
  });
}

function hrefIn({ context }: SnapshotInput, scope: CategoryScope, document: Document): string | null {
  const { homepage } = context.content.config;
  const isOffered =
    document.baseFile === homepage || isInCategory(scope.category, document.sectionId, context.content.nav);
  const page = scope.pages.get(document.baseFile);
  if (page !== undefined && isOffered) return page.document.path;
  return scope.category.visibleWithoutContent && isOffered ? scope.home : null;
}

/** The dated variants of the page, newest first. */
function datedVariants(input: SnapshotInput, document: Document): PageView['variants'] {
  const { config } = input.context.content;
  if (!config.categoriesUse || !config.categoriesDates) return [];
  return [...input.documents.values()]
    .filter((other) => other.baseFile === document.baseFile && isDated(input, other))
    .sort((a, b) => (a.file > b.file ? -1 : 1))
    .map((other) => {
      const language = languageOf(input.context, other);
      const code = other.variant ?? '';
      const moment = parseMoment(`${code.slice(0, 4)}-${code.slice(4, 6)}-${code.slice(6)}`, config.timezone);
      return {
        code,
        name: isMoment(moment) ? formatDate(moment, config, language) : code,
        href: other.path,
        language,
        current: other === document,
      };
    });
}

function isDated({ scopes }: SnapshotInput, { variant }: Document): boolean {
  return variant !== null && scopes.every(({ category }) => category.code !== variant);
}

/**
 * `hreflang` links between the variants that are written, one for each language, with the default's as `x-default`
 * (HTML §4.6.7.1, and Google's documentation). Stand-ins do not count.
 */
export function languageLinks(input: SnapshotInput, document: Document): Record<string, string>[] {
  const { url } = input.context.content.config;
  const written = new Map<string, string>();
  for (const { pages } of input.scopes) {
    const page = pages.get(document.baseFile);
    if (page === undefined || page.isStandIn) continue;
    const language = languageOf(input.context, page.document);
    if (!written.has(language)) written.set(language, page.document.path);
  }
  const [first] = written.values();
  if (written.size < 2 || first === undefined) return [];
  return [...written, ['x-default', first] as const].map(([hreflang, path]) => ({
    rel: 'alternate',
    hreflang,
    href: absoluteUrl(url, path),
  }));
}

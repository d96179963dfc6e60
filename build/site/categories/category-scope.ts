/** A category at one instant: its pages, its homepage, its language, and the navigation between them. */
import { categoryLanguage } from '../../content/language.ts';
import type { Category, Config, Document, Nav } from '../../content/model.ts';
import { groupVariants } from '../../content/variants.ts';
import type { NavNode } from '../../theme/view.ts';
import { navigationTree } from '../navigation.ts';
import { type CategoryPage, categoryPages, isInCategory } from './category-pages.ts';

export interface CategoryScope {
  category: Category;
  isDefault: boolean;
  language: string;
  /** By base file. */
  pages: ReadonlyMap<string, CategoryPage>;
  /**
   * The documents in the navigation, by base file: the category's pages, and others where it is
   * `visible-without-content`.
   */
  shown: ReadonlyMap<string, Document>;
  nav: NavNode[];
  /** The target of the site's name. */
  home: string;
  /** From the path of a page in the default category to its path in this one. */
  hrefs: ReadonlyMap<string, string>;
}

export interface ScopeInput {
  config: Config;
  nav: Nav;
  /** The published documents. */
  documents: readonly Document[];
  standIn: (original: Document, path: string) => Document;
}

/** The default category's scope, then the others'; none where categories are not used. */
export function categoryScopes(input: ScopeInput): CategoryScope[] {
  const { config } = input;
  const { defaultCategory } = config;
  if (!config.categoriesUse || defaultCategory === null) return [];
  const groups = groupVariants(input.documents);
  const scopes = [defaultCategory, ...config.categories].map((category) => scopeOf(category, groups, input));
  const [first] = scopes;
  const negotiated = negotiatedHomes(scopes, config);
  if (first === undefined || negotiated.length < 2) return scopes;
  // `/` chooses by the languages of the browser, so the default's homepage needs a URL without a choice.
  const home = `/${defaultCategory.code}`;
  if (input.documents.some(({ path }) => path === home)) return scopes;
  return [
    { ...first, home, nav: first.nav.map((node) => withHome(node, home)), hrefs: new Map([['/', home]]) },
    ...scopes.slice(1),
  ];
}

/**
 * The homepages among which the reader's languages choose at `/`: each category's own, one a language, the
 * default's first. With fewer than two there is no choice.
 */
export function negotiatedHomes(
  scopes: readonly CategoryScope[],
  config: Pick<Config, 'homepage'>,
): { scope: CategoryScope; document: Document }[] {
  const homes = new Map<string, { scope: CategoryScope; document: Document }>();
  for (const scope of scopes) {
    const page = config.homepage === null ? undefined : scope.pages.get(config.homepage);
    if (page === undefined || page.isStandIn) continue;
    const language = page.document.language ?? scope.language;
    if (!homes.has(language)) homes.set(language, { scope, document: page.document });
  }
  const found = [...homes.values()];
  return found[0]?.scope.isDefault === true && found[0].document.path === '/' ? found : [];
}

function scopeOf(
  category: Category,
  groups: ReadonlyMap<string, readonly Document[]>,
  { config, nav, standIn }: ScopeInput,
): CategoryScope {
  const isDefault = category.code === config.defaultCategory?.code;
  const pages = categoryPages(category, groups, { config, nav }, standIn);
  const defaults =
    isDefault || config.defaultCategory === null
      ? pages
      : categoryPages(config.defaultCategory, groups, { config, nav }, standIn);
  const shown = new Map<string, Document>();
  for (const baseFile of groups.keys()) {
    const document =
      pages.get(baseFile)?.document ??
      (category.visibleWithoutContent ? defaults.get(baseFile)?.document : undefined);
    if (document === undefined) continue;
    if (baseFile !== config.homepage && !isInCategory(category, document.sectionId, nav)) continue;
    shown.set(baseFile, document);
  }
  const names = config.categoriesSectionNames === 'per-category' ? nav : withoutSectionNames(nav);
  return {
    category,
    isDefault,
    language: categoryLanguage(category.code) ?? config.language,
    pages,
    shown,
    nav: navigationTree({
      nav: names,
      kind: config.navigation,
      documents: shown,
      category: category.code,
    }),
    home: (config.homepage === null ? undefined : pages.get(config.homepage)?.document.path) ?? '/',
    hrefs: new Map(
      isDefault ? [] : [...pages.values()].map(({ main, document }) => [main.path, document.path]),
    ),
  };
}

function withoutSectionNames(nav: Nav): Nav {
  return { ...nav, sections: nav.sections.map((section) => ({ ...section, categoryNames: {} })) };
}

function withHome(node: NavNode, home: string): NavNode {
  return {
    ...node,
    href: node.href === '/' ? home : node.href,
    children: node.children.map((child) => withHome(child, home)),
  };
}

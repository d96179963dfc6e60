/** The paths below a category at which only the default has a document. */
import { categoryPath } from '../../content/document-name.ts';
import type { Nav } from '../../content/model.ts';
import { isInCategory } from './category-pages.ts';
import type { CategoryScope } from './category-scope.ts';

/**
 * Each path with the default's to which it redirects, for pages outside the category's sections, and posts, which are
 * in the lists of every category. `scopes` are those of all categories, the default's first.
 */
export function pathsToDefault(
  scopes: readonly CategoryScope[],
  scope: CategoryScope,
  nav: Nav,
): [path: string, target: string][] {
  return [...(scopes[0]?.pages ?? [])].flatMap(([baseFile, { document }]): [string, string][] => {
    const isLeft = document.kind === 'post' || !isInCategory(scope.category, document.sectionId, nav);
    if (scope.pages.has(baseFile) || !isLeft) return [];
    return [[categoryPath(scope.category.code, document.path), document.path]];
  });
}

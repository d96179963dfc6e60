/**
 * The pages of one category and their URLs: each page's own variant, or, where the category allows it, the
 * default's document as a stand-in.
 */
import { categoryPath } from '../../content/document-name.ts';
import type { Category, Config, Document, Nav } from '../../content/model.ts';
import { mainVariant, variantFor } from '../../content/variants.ts';

/** A page or post in a category. */
export interface CategoryPage {
  /** The variant, or the default's document with the category's URL as its path. */
  document: Document;
  /** The document of the default category. */
  main: Document;
  /** Whether `document` stands in for a missing variant. */
  isStandIn: boolean;
}

/** The settings that decide which pages a category has. */
export interface CategoryRules {
  config: Config;
  nav: Nav;
}

/**
 * The pages and posts of `category` by base file. `groups` are the published documents with their variants;
 * `standIn` makes the document that stands in for a variant, the same one at each call.
 */
export function categoryPages(
  category: Category,
  groups: ReadonlyMap<string, readonly Document[]>,
  { config, nav }: CategoryRules,
  standIn: (original: Document, path: string) => Document,
): Map<string, CategoryPage> {
  const pages = new Map<string, CategoryPage>();
  for (const [baseFile, group] of groups) {
    const main = mainVariant(group, config);
    const own = variantFor(group, category.code, config);
    if (own !== null) {
      pages.set(baseFile, { document: own, main, isStandIn: false });
      continue;
    }
    const isHomepage = baseFile === config.homepage;
    if (isForAnother(main, config) || category.code === config.defaultCategory?.code) continue;
    if (!isHomepage && (category.notFoundMessage === null || !isInCategory(category, main.sectionId, nav))) {
      continue;
    }
    const path = categoryPath(category.code, main.path);
    pages.set(baseFile, { document: standIn(main, path), main, isStandIn: true });
  }
  return pages;
}

/** Whether a section belongs to the category, which may be limited to some sections and those below them. */
export function isInCategory(category: Category, sectionId: string | null, nav: Nav): boolean {
  if (category.sections === null) return true;
  const seen = new Set<string>();
  for (let code = sectionId; code !== null && !seen.has(code); ) {
    if (category.sections.includes(code)) return true;
    seen.add(code);
    code = nav.sections.find((section) => section.code === code)?.parent ?? null;
  }
  return false;
}

/** Whether a document belongs to another category only, so that it never stands in. */
function isForAnother({ variant }: Document, config: Config): boolean {
  return variant !== null && variant !== config.defaultCategory?.code;
}

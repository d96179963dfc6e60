/** The sections of the navigation for blocks: a list of pages, a table of contents of the site. */
import type { Document, NavPage, NavSection } from '../content/model.ts';
import type { DocumentSummary, SectionSummary } from '../markdown/render.types.ts';
import { type SiteContext, summarise } from './site-context.ts';

/**
 * The sections with their pages among `documents`, with the titles of a category (null: categories are not used).
 * The first, with the code '' and no name, has the pages that are in no section.
 */
export function sectionSummaries(
  context: SiteContext,
  documents: ReadonlyMap<string, Document>,
  category: string | null,
): SectionSummary[] {
  const { nav, config } = context.content;
  const titleIn = ({ titles, title }: NavPage): string =>
    (category === null ? undefined : titles[category]) ?? title;
  const nameIn = ({ categoryNames, name }: NavSection): string =>
    (category === null || config.categoriesSectionNames === 'same' ? undefined : categoryNames[category]) ??
    name;
  const pagesOf = (code: string | null): DocumentSummary[] =>
    nav.pages
      .filter((page) => page.sectionId === code)
      .flatMap((page) => {
        const document = documents.get(page.file);
        return document === undefined
          ? []
          : [{ ...summarise(context, document, config.language), title: titleIn(page) }];
      });
  const build = (parent: string | null, above: readonly string[]): SectionSummary[] =>
    nav.sections
      .filter((section) => section.parent === parent && !above.includes(section.code))
      .map((section) => ({
        code: section.code,
        name: nameIn(section),
        pages: pagesOf(section.code),
        children: build(section.code, [...above, section.code]),
      }));
  return [{ code: '', name: '', pages: pagesOf(null), children: [] }, ...build(null, [])];
}

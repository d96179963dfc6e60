/** The pages before and after a page, in sections with `pagination: on`. */
import type { Document } from '../../content/model.ts';
import { navPage } from '../../content/nav-index.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import type { PageView } from '../../theme/view.ts';

/** The neighbours in the section's order, in the current category. Other pages have none. */
export function pageNeighbours(
  input: SnapshotInput,
  document: Document,
): Pick<PageView, 'previous' | 'next'> {
  const { nav } = input.context.content;
  const own = navPage(nav, document.baseFile);
  const section = nav.sections.find(({ code }) => code === own?.sectionId);
  if (document.kind !== 'page' || section === undefined || !section.pagination) {
    return { previous: null, next: null };
  }
  const shown = input.scope?.shown ?? input.documents;
  const category = input.scope?.category.code ?? null;
  const pages = nav.pages.flatMap(({ file, sectionId, title, titles }) => {
    const page = sectionId === section.code ? shown.get(file) : undefined;
    const own = category === null ? undefined : titles[category];
    return page === undefined ? [] : [{ file, href: page.path, title: own ?? title }];
  });
  const at = pages.findIndex(({ file }) => file === document.baseFile);
  const linkAt = (index: number): { href: string; title: string } | null => {
    const page = at === -1 ? undefined : pages[index];
    return page === undefined ? null : { href: page.href, title: page.title };
  };
  return { previous: linkAt(at - 1), next: linkAt(at + 1) };
}

/** A note on the pages that the navigation leaves out. */
import { groupBy } from '../content/group-by.ts';
import type { SiteContent } from '../content/model.ts';
import { isUntitled } from '../content/nav.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';

/** One note for all published pages without a title and a heading that nav.yml does not list, at the first of them. */
export function untitledPages({ documents, nav }: Pick<SiteContent, 'documents' | 'nav'>): Problem[] {
  const listed = new Set(nav.pages.map(({ file }) => file));
  const published = documents.filter(({ kind, draft }) => kind === 'page' && !draft);
  const groups = groupBy(published, ({ baseFile }) => baseFile);
  const [first, ...others] = [...groups]
    .filter(([file, group]) => !listed.has(file) && isUntitled(file, group))
    .map(([file]) => file);
  if (first === undefined) return [];
  const { length } = others;
  const more =
    length === 0 ? '' : ` (nor ${length === 1 ? 'is one other page' : `are ${length} other pages`})`;
  const message = `a page without a title and without a first heading is not in the navigation${more}`;
  return [createProblem('nav-untitled', wholeFile(first), message)];
}

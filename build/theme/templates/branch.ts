/** The pages of the section around a page, at its side where the navigation is a bar. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import type { NavNode, PageView, SiteView } from '../view.ts';
import { containsPath, renderTree, shownNodes } from './navigation.ts';
import { isTopbar } from './part.ts';

/** The list, on pages of documentation whose section has other pages; else null. */
export function renderBranch(site: SiteView, page: PageView, strings: Strings): Html | null {
  const branch = branchOf(site, page, strings);
  if (branch === null) return null;
  return html`<nav class="nav branch-nav" aria-label="${branch.title}">
    <p class="section">${branch.title}</p>
    ${renderTree(branch, page.path)}
  </nav>`;
}

/** Whether the page has such a list. */
export function hasBranch(site: SiteView, page: PageView, strings: Strings): boolean {
  return branchOf(site, page, strings) !== null;
}

function branchOf(site: SiteView, { layout, path }: PageView, strings: Strings): NavNode | null {
  if (layout !== 'docs' || path === null || !isTopbar(site)) return null;
  const branch = shownNodes(site, path, 'topbar', strings).find((node) => containsPath(node, path));
  return branch === undefined || branch.children.length < 2 ? null : branch;
}

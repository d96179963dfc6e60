/** The navigation tree: links, sections with a heading, and sections that open and close (<details>). */
import { attributes, type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { type NameAll, navBranch } from '../nav-branch.ts';
import { safeUrl } from '../url.ts';
import type { NavNode, PageView, SiteView } from '../view.ts';

/**
 * A bar with only one section shows its pages instead, up to this many: else the whole site would be in one
 * dropdown.
 */
const MOST_PAGES_IN_BAR = 8;

/** The tree as nested lists, the entry of the page's path marked with aria-current. */
export function renderNavigation(site: SiteView, { path }: Pick<PageView, 'path'>, strings: Strings): Html {
  const layout = site.config.navigation;
  const nodes = shownNodes(site, path, layout, strings);
  if (layout === 'sidebar') return renderList(nodes, path, 'tree');
  const [only] = nodes;
  const isOneSection = nodes.length === 1 && only !== undefined && only.href === null;
  const shown = isOneSection && only.children.length <= MOST_PAGES_IN_BAR ? only.children : nodes;
  return html`<ul class="bar">${shown.map((node) => renderBarItem(node, path))}</ul>`;
}

/**
 * The top level of the navigation that the page at `path` shows: all of it, or of a large one the part near the page.
 */
export function shownNodes(
  { nav, navContents }: SiteView,
  path: string | null,
  layout: 'sidebar' | 'topbar',
  strings: Strings,
): readonly NavNode[] {
  const nameAll: NameAll = (count) => `${strings.allPages} (${count})`;
  return navContents === undefined ? nav : navBranch(nav, navContents, path, { layout, nameAll });
}

/** The pages of one section, its own page first. */
export function renderTree(node: NavNode, current: string | null): Html {
  return renderList(ownPageFirst(node), current, 'tree');
}

/** In the bar every section is a dropdown, and one at a time is open (they share a name). */
function renderBarItem(node: NavNode, current: string | null): Html {
  if (node.children.length === 0) return renderLeaf(node, current);
  const inside = containsPath(node, current);
  return html`<li>
    <details name="bar">
      <summary${inside && html` class="inside"`}>${node.title}</summary>
      ${renderList(ownPageFirst(node), current, 'tree')}
    </details>
  </li>`;
}

function renderList(nodes: readonly NavNode[], current: string | null, name: string): Html {
  return html`<ul class="${name}">${nodes.map((node) => renderTreeItem(node, current))}</ul>`;
}

function renderTreeItem(node: NavNode, current: string | null): Html {
  if (node.children.length === 0) return renderLeaf(node, current);
  const pages = renderList(ownPageFirst(node), current, 'branch');
  if (!node.collapsed) return html`<li><span class="section">${node.title}</span>${pages}</li>`;
  return html`<li>
    <details${containsPath(node, current) && html` open`}>
      <summary class="section">${node.title}</summary>
      ${pages}
    </details>
  </li>`;
}

function renderLeaf(node: NavNode, current: string | null): Html {
  if (node.href === null) return html`<li><span class="section">${node.title}</span></li>`;
  const here = node.href === current && html` aria-current="page"`;
  const rel = node.rel !== undefined && attributes({ rel: node.rel });
  const icon = node.icon !== undefined && attributes({ 'data-icon': node.icon });
  const all = node.isAll === true && html` class="all"`;
  return html`<li><a${all} href="${safeUrl(node.href)}"${rel}${icon}${here}>${node.title}</a></li>`;
}

/** The children of a section, after the section's own page if it has one: a summary cannot be a link too. */
function ownPageFirst(node: NavNode): NavNode[] {
  if (node.href === null) return node.children;
  return [{ title: node.title, href: node.href, collapsed: false, children: [] }, ...node.children];
}

/** Whether a node or one below it leads to `path`. */
export function containsPath(node: NavNode, path: string | null): boolean {
  if (path === null) return false;
  return node.href === path || node.children.some((child) => containsPath(child, path));
}

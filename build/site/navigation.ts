/**
 * The navigation: nav.yml's sections and pages as a tree of links. A sidebar nests sections by their parents; a
 * topbar has a menu for each section that has pages, and gathers pages without a section by the hundreds of their
 * sort key.
 */
import type { Document, Nav, NavPage, NavSection } from '../content/model.ts';
import type { NavNode } from '../theme/view.ts';

/** The sort key of a page without one. */
const DEFAULT_SORT = 100;

export interface NavigationInput {
  nav: Nav;
  kind: 'sidebar' | 'topbar';
  /** Documents that exist for this reader, by file. */
  documents: ReadonlyMap<string, Document>;
  /** The category whose titles are used, or null. */
  category: string | null;
}

/** The tree. Pages that are not in `documents` and sections without any page are left out. */
export function navigationTree(input: NavigationInput): NavNode[] {
  return input.kind === 'topbar' ? topbar(input) : sidebar(input);
}

function sidebar(input: NavigationInput): NavNode[] {
  const { nav } = input;
  const loose = pagesOf(input, null).map((page) => link(input, page));
  const roots = nav.sections.filter(({ parent }) => parent === null || !hasSection(nav, parent));
  return [...loose, ...roots.flatMap((section) => sectionNode(input, section, new Set()))];
}

function topbar(input: NavigationInput): NavNode[] {
  const groups = new Map<number, NavPage[]>();
  // Without sort keys each page is its own group.
  const hundredOf = ({ sort }: NavPage, index: number): number =>
    input.nav.isListed === false && sort === DEFAULT_SORT ? index / 1e6 + 1 : Math.floor(sort / 100);
  for (const [index, page] of pagesOf(input, null).entries()) {
    const hundred = hundredOf(page, index);
    groups.set(hundred, [...(groups.get(hundred) ?? []), page]);
  }
  const entries: { sort: number; node: NavNode }[] = [];
  for (const [hundred, [first, ...rest]] of groups) {
    if (first === undefined) continue;
    const children = rest.map((page) => link(input, page));
    entries.push({ sort: hundred * 100, node: { ...link(input, first), children } });
  }
  for (const section of input.nav.sections) {
    const children = pagesOf(input, section.code).map((page) => link(input, page));
    if (children.length === 0) continue;
    const node = { title: sectionTitle(input, section), href: null, collapsed: true, children };
    entries.push({ sort: section.sort, node });
  }
  return entries.sort((a, b) => a.sort - b.sort).map(({ node }) => node);
}

function sectionNode(input: NavigationInput, section: NavSection, above: Set<string>): NavNode[] {
  if (above.has(section.code)) return [];
  const path = new Set(above).add(section.code);
  const below = input.nav.sections
    .filter(({ parent }) => parent === section.code)
    .sort((a, b) => a.parentSort - b.parentSort)
    .flatMap((child) => sectionNode(input, child, path));
  const children = [...pagesOf(input, section.code).map((page) => link(input, page)), ...below];
  if (children.length === 0) return [];
  const collapsed = section.visibility === 'hidden';
  return [{ title: sectionTitle(input, section), href: null, collapsed, children }];
}

function pagesOf(input: NavigationInput, section: string | null): NavPage[] {
  return input.nav.pages.filter((page) => {
    const known = page.sectionId !== null && hasSection(input.nav, page.sectionId) ? page.sectionId : null;
    return known === section && (page.link !== undefined || input.documents.has(page.file));
  });
}

function link(input: NavigationInput, page: NavPage): NavNode {
  const document = input.documents.get(page.file);
  const title = (input.category === null ? undefined : page.titles[input.category]) ?? page.title;
  const { href, rel } = page.link ?? { href: document?.path ?? null, rel: null };
  return { title, href, collapsed: false, children: [], ...(rel === null ? {} : { rel }) };
}

function sectionTitle(input: NavigationInput, section: NavSection): string {
  return (input.category === null ? undefined : section.categoryNames[input.category]) ?? section.name;
}

function hasSection(nav: Nav, code: string): boolean {
  return nav.sections.some((section) => section.code === code);
}

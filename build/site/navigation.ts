/**
 * The navigation: nav.yml's sections and pages as a tree of links. A sidebar nests sections by their parents; a
 * topbar has a menu for each section that has pages, and gathers pages without a section by the hundreds of their
 * sort key.
 */
import { groupBy } from '../content/group-by.ts';
import type { Document, Nav, NavPage, NavSection } from '../content/model.ts';
import { childrenInOrder } from '../content/nav.ts';
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

/** The parts of the tree, indexed, since a site may have thousands of sections. */
interface Parts extends NavigationInput {
  /** Pages that this reader has, by the code of their section; null: without one. */
  pages: ReadonlyMap<string | null, readonly NavPage[]>;
  /** Sections by the code of their parent; null: at the top. */
  sections: ReadonlyMap<string | null, readonly NavSection[]>;
}

/** The tree. Pages that are not in `documents` and sections without any page are left out. */
export function navigationTree(input: NavigationInput): NavNode[] {
  const codes = new Set(input.nav.sections.map(({ code }) => code));
  const known = (code: string | null): string | null => (code !== null && codes.has(code) ? code : null);
  const shown = input.nav.pages.filter(({ link, file }) => link !== undefined || input.documents.has(file));
  const parts: Parts = {
    ...input,
    pages: groupBy(shown, ({ sectionId }) => known(sectionId)),
    sections: groupBy(input.nav.sections, ({ parent }) => known(parent)),
  };
  return input.kind === 'topbar' ? topbar(parts) : sidebar(parts);
}

function sidebar(parts: Parts): NavNode[] {
  const roots = parts.sections.get(null) ?? [];
  return [...links(parts, null), ...roots.flatMap((section) => sectionNode(parts, section, new Set()))];
}

function topbar(parts: Parts): NavNode[] {
  // Without sort keys each page is its own group.
  const hundredOf = ([index, { sort }]: [number, NavPage]): number =>
    parts.nav.isListed === false && sort === DEFAULT_SORT ? index / 1e6 + 1 : Math.floor(sort / 100);
  const groups = groupBy((parts.pages.get(null) ?? []).entries(), hundredOf);
  const entries: { sort: number; node: NavNode }[] = [];
  for (const [hundred, [first, ...rest]] of groups) {
    if (first === undefined) continue;
    const children = rest.map(([, page]) => link(parts, page));
    entries.push({ sort: hundred * 100, node: { ...link(parts, first[1]), children } });
  }
  for (const section of parts.nav.sections) {
    const children = links(parts, section.code);
    if (children.length === 0) continue;
    const node = { title: sectionTitle(parts, section), href: null, collapsed: true, children };
    entries.push({ sort: section.sort, node });
  }
  return entries.sort((a, b) => a.sort - b.sort).map(({ node }) => node);
}

function sectionNode(parts: Parts, section: NavSection, above: Set<string>): NavNode[] {
  if (above.has(section.code)) return [];
  above.add(section.code);
  const below = childrenInOrder(parts.sections.get(section.code) ?? []).flatMap((child) =>
    sectionNode(parts, child, above),
  );
  above.delete(section.code);
  const children = [...links(parts, section.code), ...below];
  if (children.length === 0) return [];
  const collapsed = section.visibility === 'hidden';
  return [{ title: sectionTitle(parts, section), href: null, collapsed, children }];
}

function links(parts: Parts, section: string | null): NavNode[] {
  return (parts.pages.get(section) ?? []).map((page) => link(parts, page));
}

function link(input: NavigationInput, page: NavPage): NavNode {
  const document = input.documents.get(page.file);
  const title = (input.category === null ? undefined : page.titles[input.category]) ?? page.title;
  const { href, rel } = page.link ?? { href: document?.path ?? null, rel: null };
  return {
    title,
    href,
    collapsed: false,
    children: [],
    ...(rel === null ? {} : { rel }),
    ...(page.icon === undefined ? {} : { icon: page.icon.name }),
  };
}

function sectionTitle(input: NavigationInput, section: NavSection): string {
  return (input.category === null ? undefined : section.categoryNames[input.category]) ?? section.name;
}

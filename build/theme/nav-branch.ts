/**
 * The part of a large navigation that one page shows: the sections around the page with a few neighbours at each
 * level, and a link to the list of all entries. So the size of a site does not grow with the square of its pages.
 */
import type { NavContents, NavNode } from './view.ts';

/** Levels of up to this many entries are shown whole. */
export const MOST_SHOWN_WHOLE = 16;
/** Entries on each side of the current page, and of a section above it. */
const BESIDE = 3;
/** Entries in a bar. On every page it has the same first entries, so that it does not move. */
const IN_BAR = 8;

/** Returns the text of the link to all `count` entries. */
export type NameAll = (count: number) => string;

/** The entries of `nodes` that the page at `current` shows. */
export function navBranch(
  nodes: readonly NavNode[],
  contents: NavContents,
  current: string | null,
  { layout, nameAll }: { layout: 'sidebar' | 'topbar'; nameAll: NameAll },
): NavNode[] {
  const trail = current === null ? [] : (trailsOf(nodes).get(current) ?? []);
  const shown = layout === 'topbar' ? inBar(nodes.length, trail[0]) : near(nodes.length, trail);
  return level(nodes, contents, { trail, shown, nameAll });
}

interface Level {
  /** Indexes of the entries around the current page, from this level on. */
  trail: readonly number[];
  /** Indexes of the entries that are shown. */
  shown: readonly number[];
  nameAll: NameAll;
}

/** The shown entries of one level, with a link to all of them where some are left out. */
function level(
  nodes: readonly NavNode[],
  contents: NavContents | undefined,
  { trail: [at, ...below], shown, nameAll }: Level,
): NavNode[] {
  const entries = shown.flatMap((index) => {
    const node = nodes[index];
    if (node === undefined) return [];
    return [index === at ? opened(node, below, nameAll) : closed(node)];
  });
  const href = contents?.hrefs[Math.floor((at ?? 0) / (contents?.size ?? 1))];
  if (shown.length === nodes.length || href === undefined) return entries;
  return [
    ...entries,
    { title: nameAll(countPages(nodes)), href, collapsed: false, children: [], isAll: true },
  ];
}

/** The current page, or a section around it with the part of its entries that is shown. */
function opened(node: NavNode, trail: readonly number[], nameAll: NameAll): NavNode {
  const { children, contents } = node;
  if (children.length === 0) return node;
  return {
    ...node,
    children: level(children, contents, { trail, shown: near(children.length, trail), nameAll }),
  };
}

/** A section without the current page is a link to its first page, which shows the others. */
function closed(node: NavNode): NavNode {
  return node.children.length === 0 ? node : { ...node, href: firstPage(node), children: [] };
}

/** The indexes around the current entry. */
function near(count: number, trail: readonly number[]): number[] {
  const length = count <= MOST_SHOWN_WHOLE ? count : 2 * BESIDE + 1;
  const first = Math.max(0, Math.min((trail[0] ?? 0) - BESIDE, count - length));
  return Array.from({ length }, (_, index) => first + index);
}

/** The first indexes, and that of the current entry. */
function inBar(count: number, at: number | undefined): number[] {
  if (count <= IN_BAR) return Array.from({ length: count }, (_, index) => index);
  const first = Array.from({ length: IN_BAR - 1 }, (_, index) => index);
  return at !== undefined && at >= first.length ? [...first.slice(0, -1), at] : first;
}

/** For each navigation, the indexes of the entries around each path, which thousands of pages look up. */
const trailsByNavigation: WeakMap<readonly NavNode[], ReadonlyMap<string, readonly number[]>> = new WeakMap();

function trailsOf(nodes: readonly NavNode[]): ReadonlyMap<string, readonly number[]> {
  let trails = trailsByNavigation.get(nodes);
  if (trails === undefined) {
    trails = findTrails(nodes, [], new Map());
    trailsByNavigation.set(nodes, trails);
  }
  return trails;
}

/** Adds the indexes for the paths below `above`; of a path that occurs twice the first is kept. */
function findTrails(
  nodes: readonly NavNode[],
  above: readonly number[],
  trails: Map<string, readonly number[]>,
): ReadonlyMap<string, readonly number[]> {
  for (const [index, { href, children, contents }] of nodes.entries()) {
    const trail = [...above, index];
    if (href !== null && !trails.has(href)) trails.set(href, trail);
    findTrails(children, trail, trails);
    for (const path of contents?.hrefs ?? []) trails.set(path, [...trail, 0]);
  }
  return trails;
}

const counts: WeakMap<readonly NavNode[], number> = new WeakMap();

/** The number of links in a tree. */
export function countPages(nodes: readonly NavNode[]): number {
  let count = counts.get(nodes);
  if (count === undefined) {
    count = nodes.reduce(
      (sum, { href, children }) => sum + (href === null ? 0 : 1) + countPages(children),
      0,
    );
    counts.set(nodes, count);
  }
  return count;
}

/** The path of an entry, else of the first entry below it with a path; null: there is none. */
export function firstPage({ href, children }: NavNode): string | null {
  if (href !== null) return href;
  for (const child of children) {
    const found = firstPage(child);
    if (found !== null) return found;
  }
  return null;
}

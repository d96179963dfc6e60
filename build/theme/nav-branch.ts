/**
 * The part of a large navigation that one page shows: the way to the page, with a few neighbours at each level, and
 * a link to the list of all. A site then grows with its text, not with the square of its pages.
 */
import type { NavContents, NavNode } from './view.ts';

/** A level of up to as many entries is shown whole. */
export const SHOWN_WHOLE = 16;
/** Entries on each side of the page that is read, and of a section above it. */
const BESIDE_PAGE = 5;
const BESIDE_SECTION = 3;
/** A bar keeps its first entries wherever the reader is, so that it does not move. */
const IN_BAR = 8;

/** How the links to all entries are named. */
export type NameAll = (count: number) => string;

/** The entries of `nodes` that the page at `current` shows. */
export function navBranch(
  nodes: readonly NavNode[],
  contents: NavContents,
  current: string | null,
  { layout, nameAll }: { layout: 'sidebar' | 'topbar'; nameAll: NameAll },
): NavNode[] {
  const way = current === null ? [] : (waysOf(nodes).get(current) ?? []);
  const shown = layout === 'topbar' ? inBar(nodes.length, way[0]) : near(nodes.length, way);
  return level(nodes, contents, { way, shown, nameAll });
}

interface Level {
  /** Indexes of the entries that lead to the current page, from this level on. */
  way: readonly number[];
  /** Indexes of the entries that are shown. */
  shown: readonly number[];
  nameAll: NameAll;
}

function level(
  nodes: readonly NavNode[],
  contents: NavContents | undefined,
  { way: [at, ...below], shown, nameAll }: Level,
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

function opened(node: NavNode, way: readonly number[], nameAll: NameAll): NavNode {
  const { children, contents } = node;
  if (children.length === 0) return node;
  return {
    ...node,
    children: level(children, contents, { way, shown: near(children.length, way), nameAll }),
  };
}

/** A section that is not read is a link to its first page, which shows the others. */
function closed(node: NavNode): NavNode {
  return node.children.length === 0 ? node : { ...node, href: firstPage(node), children: [] };
}

/** The indexes around the one that is read. */
function near(count: number, way: readonly number[]): number[] {
  const beside = way.length > 1 ? BESIDE_SECTION : BESIDE_PAGE;
  const length = count <= SHOWN_WHOLE ? count : 2 * beside + 1;
  const first = Math.max(0, Math.min((way[0] ?? 0) - beside, count - length));
  return Array.from({ length }, (_, index) => first + index);
}

/** The first indexes, and the one that is read. */
function inBar(count: number, at: number | undefined): number[] {
  if (count <= IN_BAR) return Array.from({ length: count }, (_, index) => index);
  const first = Array.from({ length: IN_BAR - 1 }, (_, index) => index);
  return at !== undefined && at >= first.length ? [...first.slice(0, -1), at] : first;
}

/** The way to each path of a navigation, which thousands of pages look up. */
const known: WeakMap<readonly NavNode[], ReadonlyMap<string, readonly number[]>> = new WeakMap();

function waysOf(nodes: readonly NavNode[]): ReadonlyMap<string, readonly number[]> {
  let ways = known.get(nodes);
  if (ways === undefined) {
    ways = findWays(nodes, [], new Map());
    known.set(nodes, ways);
  }
  return ways;
}

/** Adds the ways below `above`; of a path that stands twice the first counts. */
function findWays(
  nodes: readonly NavNode[],
  above: readonly number[],
  ways: Map<string, readonly number[]>,
): ReadonlyMap<string, readonly number[]> {
  for (const [index, { href, children, contents }] of nodes.entries()) {
    const way = [...above, index];
    if (href !== null && !ways.has(href)) ways.set(href, way);
    findWays(children, way, ways);
    for (const path of contents?.hrefs ?? []) ways.set(path, [...way, 0]);
  }
  return ways;
}

const counts: WeakMap<readonly NavNode[], number> = new WeakMap();

/** The links in a tree. */
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

/** The path of an entry, or of the first below it that has one. */
export function firstPage({ href, children }: NavNode): string | null {
  if (href !== null) return href;
  for (const child of children) {
    const found = firstPage(child);
    if (found !== null) return found;
  }
  return null;
}

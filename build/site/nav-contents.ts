/**
 * A large navigation is not written whole into each page (theme/nav-branch.ts). The whole of it is on pages of its own:
 * /pages for the top of the navigation, and one such list below it for each long section.
 */
import type { Document } from '../content/model.ts';
import { MOST_FROM_FOLDERS, MOST_LISTED } from '../content/nav-limits.ts';
import { MOST_SHOWN_WHOLE } from '../theme/nav-branch.ts';
import type { NavContents, NavNode } from '../theme/view.ts';
import { paginate } from './lists/paginate.ts';
import { listSlug } from './lists/slug.ts';

/** Where the top of a large navigation is listed; below it, its long sections. */
const CONTENTS_PATH = '/pages';
/** Entries on one page of such a list. */
const ENTRIES_PER_PAGE = 100;

interface PlacedNavigation {
  nav: NavNode[];
  /** Not there: the navigation is small enough to stand on each page. */
  navContents?: NavContents;
}

/**
 * Sets the paths of the list of each long level of a large navigation, below `prefix`. `isListed`: its pages are in
 * nav.yml. `taken` returns the paths of the author's documents, beside which a list gets a number.
 */
export function placeContents(
  nav: NavNode[],
  { isListed, prefix, taken }: { isListed: boolean; prefix: string; taken: () => Set<string> },
): PlacedNavigation {
  if (countEntries(nav) <= (isListed ? MOST_LISTED : MOST_FROM_FOLDERS)) return { nav };
  const used = taken();
  // The number that was last tried for each path: many sections may have one title.
  const numbers = new Map<string, number>();
  const freePath = (wanted: string): string => {
    let path = wanted;
    let number = numbers.get(wanted) ?? 1;
    while (used.has(path)) path = `${wanted}-${++number}`;
    numbers.set(wanted, number);
    used.add(path);
    return path;
  };
  const top = freePath(prefix + CONTENTS_PATH);
  const place = (node: NavNode): NavNode => {
    const { title, children } = node;
    if (children.length === 0) return node;
    const contents =
      children.length <= MOST_SHOWN_WHOLE
        ? {}
        : { contents: contentsAt(freePath(`${top}/${listSlug(title) ?? 'section'}`), children) };
    return { ...node, children: children.map(place), ...contents };
  };
  return { nav: nav.map(place), navContents: contentsAt(top, nav) };
}

/** The paths of all these lists. */
export function contentsPaths({ nav, navContents }: PlacedNavigation): string[] {
  const below = (nodes: readonly NavNode[]): string[] =>
    nodes.flatMap(({ contents, children }) => [...(contents?.hrefs ?? []), ...below(children)]);
  return navContents === undefined ? [] : [...navContents.hrefs, ...below(nav)];
}

/** The paths of the author's `documents`, those of other times too. */
export function takenPaths(documents: Iterable<Document>): Set<string> {
  return new Set(
    [...documents].flatMap(({ path, aliases }) => [path, ...aliases.map((alias) => alias.path)]),
  );
}

function contentsAt(path: string, nodes: readonly NavNode[]): NavContents {
  const pages = paginate(path, nodes, ENTRIES_PER_PAGE);
  return { hrefs: pages.map((page) => page.path), size: ENTRIES_PER_PAGE };
}

function countEntries(nodes: readonly NavNode[]): number {
  return nodes.reduce((count, { children }) => count + 1 + countEntries(children), 0);
}

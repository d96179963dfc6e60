/** The place of a page in the navigation: its sections, outermost first. */
import type { NavNode } from '../../theme/view.ts';

export interface TrailStep {
  title: string;
  /** Null: the section has no page of its own. */
  href: string | null;
}

/** The trails in a navigation by path, which thousands of pages look up. */
const known: WeakMap<readonly NavNode[], ReadonlyMap<string, TrailStep[]>> = new WeakMap();

/** The sections around the page at `path`; none for a page that is in no section or not in the navigation. */
export function trailTo(nav: readonly NavNode[], path: string): TrailStep[] {
  let trails = known.get(nav);
  if (trails === undefined) {
    trails = findTrails(nav, [], new Map());
    known.set(nav, trails);
  }
  return trails.get(path) ?? [];
}

/** Adds the trails below `above`; of a path in two sections the first is kept. */
function findTrails(
  nodes: readonly NavNode[],
  above: TrailStep[],
  trails: Map<string, TrailStep[]>,
): ReadonlyMap<string, TrailStep[]> {
  const add = (path: string | null, trail: TrailStep[]): void => {
    if (path !== null && !trails.has(path)) trails.set(path, trail);
  };
  for (const { title, href, children } of nodes) {
    if (children.length === 0) continue;
    // A section's own page has no trail of itself.
    add(href, above);
    const inside = [...above, { title, href }];
    for (const child of children) if (child.children.length === 0) add(child.href, inside);
    findTrails(children, inside, trails);
  }
  return trails;
}

/** Where a page stands in the navigation: the sections around it, outermost first. */
import type { NavNode } from '../../theme/view.ts';

export interface TrailStep {
  title: string;
  /** Null: the section has no page of its own. */
  href: string | null;
}

/** The sections around the page at `path`; none for a page that is in no section or not in the navigation. */
export function trailTo(nav: readonly NavNode[], path: string): TrailStep[] {
  for (const { title, href, children } of nav) {
    if (children.length === 0) continue;
    // The page of a section stands in it, but not below itself.
    if (href === path) return [];
    const step = { title, href };
    if (children.some((child) => child.href === path && child.children.length === 0)) return [step];
    const inside = trailTo(children, path);
    if (inside.length > 0 || children.some((child) => child.href === path)) return [step, ...inside];
  }
  return [];
}

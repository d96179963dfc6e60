/** The calendar of a site: every change that the clock will make, read from a manifest. */
import type { Manifest, Route, Version } from '../bundle/manifest.ts';

/** 'goes' where the path then answers 404 or 410. */
type ChangeKind = 'appears' | 'changes' | 'goes';

export interface PathChange {
  path: string;
  kind: ChangeKind;
  /** The title of the post or page at that path; null for generated pages and files. */
  title: string | null;
}

export interface CalendarEntry {
  /** Seconds since 1970. */
  at: number;
  /** In the order of `inOrder`. */
  changes: PathChange[];
}

/** Every change after the manifest was made, in order of time. */
export function calendarOf(manifest: Pick<Manifest, 'routes' | 'posts' | 'pages'>): CalendarEntry[] {
  const titles = new Map([...manifest.posts, ...manifest.pages].map(({ path, title }) => [path, title]));
  const entries = new Map<number, PathChange[]>();
  for (const route of manifest.routes) {
    for (const { at, kind } of changesOf(route)) {
      const change = { path: route.path, kind, title: titles.get(route.path) ?? null };
      const changes = entries.get(at);
      if (changes === undefined) entries.set(at, [change]);
      else changes.push(change);
    }
  }
  return [...entries]
    .sort(([a], [b]) => a - b)
    .map(([at, changes]) => ({ at, changes: changes.sort(inOrder) }));
}

function changesOf({ versions }: Route): { at: number; kind: ChangeKind }[] {
  return versions.flatMap((version, index) => {
    const before = versions[index - 1];
    const after = versions[index + 1];
    const changes: { at: number; kind: ChangeKind }[] = [];
    if (version.from !== null) {
      const wasThere = before !== undefined && before.until === version.from && isThere(before);
      if (isThere(version)) changes.push({ at: version.from, kind: wasThere ? 'changes' : 'appears' });
      else if (wasThere) changes.push({ at: version.from, kind: 'goes' });
    }
    if (version.until !== null && isThere(version) && after?.from !== version.until) {
      changes.push({ at: version.until, kind: 'goes' });
    }
    return changes;
  });
}

function isThere({ status }: Version): boolean {
  return status < 400;
}

/** Paths that appear or go before those that change; posts and pages before generated paths; then by path. */
function inOrder(a: PathChange, b: PathChange): number {
  const rank = ({ kind, title }: PathChange): number =>
    (kind === 'changes' ? 2 : 0) + (title === null ? 1 : 0);
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}

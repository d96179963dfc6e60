/** Links to lists of posts from the documents that they list. */
import type { SnapshotInput } from '../../site/snapshot-input.ts';

/** The path of the list at `path` for these readers: a category's own, else the default's; null: there is none. */
export function listHref({ listPaths, prefix }: SnapshotInput, path: string | null): string | null {
  return (path === null ? [] : [prefix + path, path]).find((each) => listPaths.has(each)) ?? null;
}

/**
 * Routes side by side. Their lines in manifest.json decide their tables in the pack, which are kept by these lines: with
 * most changes of a site nearly all groups stay as they are.
 */
import { hash } from 'node:crypto';
import { endianness } from 'node:os';
import { type ContentCache, cacheKey, NO_CACHE } from '../remember/content-cache.ts';
import { groupsInOrder } from '../remember/groups-in-order.ts';
import type { Manifest, Route } from './manifest.ts';
import { decodePart, encodePart, type PackPart } from './pack-part.ts';
import { packRoutes } from './pack-routes.ts';

/** Routes of a group on average. A text that several groups have stands in the pack once for each. */
const SIZE = 24;

/** The kind of record that has the tables of a group. */
export const KEPT_TABLES = 'tables of routes';

/**
 * All routes in groups, by number. Those of a group stand side by side, but for one with the body of an earlier route,
 * as the source of a page has it at both of its paths: it joins that route, and takes no more room than its path.
 */
export function groupRoutes(routes: readonly Route[]): number[][] {
  const firstWith = new Map<string, number>();
  const others: (readonly [number, number])[] = [];
  const apart = routes.flatMap(({ versions }, number) => {
    const body = versions[0]?.representations[0]?.body ?? null;
    const first = body === null ? undefined : firstWith.get(body);
    if (first !== undefined) others.push([first, number]);
    else if (body !== null) firstWith.set(body, number);
    return first === undefined ? [number] : [];
  });
  const groups = groupsInOrder(apart, (number) => routes[number]?.path ?? '', { size: SIZE });
  const groupOf: number[][] = [];
  for (const group of groups) for (const number of group) groupOf[number] = group;
  for (const [first, number] of others) groupOf[first]?.push(number);
  return groups;
}

/** Where the tables of groups are kept, and the line of a route by its number: the lines decide the tables. */
export interface KeptTables {
  cache: ContentCache;
  lineOf: (route: number) => string;
}

/** The tables of groups of one manifest. */
export class GroupTables {
  readonly #manifest: Pick<Manifest, 'answers' | 'headerLists' | 'routes'>;
  readonly #kept: KeptTables | undefined;
  /** The digest of all that decides the tables beside the lines. */
  readonly #shared: string;

  /** `kept` has the tables that were made before. */
  constructor(manifest: Manifest, kept?: KeptTables) {
    const { headerLists, answers } = manifest;
    this.#manifest = manifest;
    this.#kept = kept;
    const shared = JSON.stringify([headerLists, answers.redirect, answers.permanentRedirect]);
    this.#shared = hash('sha256', shared, 'hex');
  }

  /** The tables of routes, given by number; good until the next call. */
  of(group: readonly number[]): PackPart {
    if (this.#kept === undefined || this.#kept.cache === NO_CACHE) return this.#make(group);
    const { cache, lineOf } = this.#kept;
    const key = cacheKey(KEPT_TABLES, endianness(), this.#shared, ...group.map(lineOf));
    const known = cache.peek(key);
    if (known !== null) return decodePart(known);
    const made = this.#make(group);
    cache.put(key, ...encodePart(made));
    return made;
  }

  #make(group: readonly number[]): PackPart {
    const { routes } = this.#manifest;
    return packRoutes(
      group.flatMap((number) => routes[number] ?? []),
      this.#manifest,
    );
  }
}

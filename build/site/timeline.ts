/**
 * From the site at one instant to the site over time: a snapshot is made for each window between two moments
 * of change, and versions of a path that do not differ are merged. The handler then picks by the clock.
 */
import type { Resource } from '../bundle/resource.ts';
import { sameBytes } from '../bundle/stored-bytes.ts';

/** What the whole site answers at one instant, and when it changes next of its own accord. */
export interface Snapshot {
  /** By canonical path. */
  resources: Map<string, Resource>;
  /** Instants after this one at which a list changes without a publication (posts of the last 30 days). */
  changesAt: number[];
}

/** A resource with the window in which it is the answer; null is open. */
export interface TimedResource {
  from: number | null;
  until: number | null;
  resource: Resource;
}

/**
 * More moments than this are not laid out in advance: the last version then stays, which is what a site that
 * is never rebuilt would show anyway.
 */
const MOST_SNAPSHOTS = 400;

/** Windows are told in 32 bits of seconds, which end in February 2106; what lies beyond never comes. */
const LAST_MOMENT = 0xffff_fffe;

/**
 * The versions of every path from `asOf` on. What came before `asOf` is left out: the first version reaches
 * back without end. `moments` are the publication moments after `asOf`, ascending.
 */
export function timeline(
  asOf: number,
  moments: readonly number[],
  snapshotAt: (now: number) => Snapshot,
): Map<string, TimedResource[]> {
  const versions = new Map<string, TimedResource[]>();
  const pending = new Set(moments.filter((moment) => moment <= LAST_MOMENT));
  let now = asOf;
  let from: number | null = null;
  for (let count = 0; ; count++) {
    const snapshot = snapshotAt(now);
    for (const at of snapshot.changesAt) if (at > now && at <= LAST_MOMENT) pending.add(at);
    pending.delete(now);
    const next = count + 1 < MOST_SNAPSHOTS ? earliest(pending) : null;
    for (const [path, resource] of snapshot.resources) {
      append(versions, path, { from, until: next, resource });
    }
    if (next === null) return versions;
    now = next;
    from = next;
  }
}

function append(versions: Map<string, TimedResource[]>, path: string, version: TimedResource): void {
  const earlier = versions.get(path);
  const last = earlier?.at(-1);
  if (earlier === undefined) versions.set(path, [version]);
  else if (last !== undefined && last.until === version.from && same(last.resource, version.resource)) {
    last.until = version.until;
  } else earlier.push(version);
}

function same(a: Resource, b: Resource): boolean {
  if (a === b) return true;
  if (a.status !== b.status || a.location !== b.location || a.freshness !== b.freshness) return false;
  if (a.bodies.length !== b.bodies.length) return false;
  return a.bodies.every((body, index) => {
    const other = b.bodies[index];
    return (
      other !== undefined &&
      body.type === other.type &&
      body.language === other.language &&
      body.lastModified === other.lastModified &&
      sameBytes(body.body, other.body) &&
      JSON.stringify(body.headers) === JSON.stringify(other.headers)
    );
  });
}

function earliest(moments: Set<number>): number | null {
  let first: number | null = null;
  for (const moment of moments) if (first === null || moment < first) first = moment;
  return first;
}

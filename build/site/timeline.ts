/**
 * From the site at one instant to the site over time: a snapshot is made for each window between two moments
 * of change, and versions of a path that do not differ are merged. The handler then picks by the clock.
 */
import type { Resource, ResourceBody } from '../bundle/resource.ts';
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
export const MOST_SNAPSHOTS: number = 400;

/** Windows are told in 32 bits of seconds, which end in February 2106; what lies beyond never comes. */
export const LAST_MOMENT: number = 0xffff_fffe;

/**
 * The versions of every path from `asOf` on, by `snapshotAt`, which is asked for one instant after another. `moments`
 * are the publication moments after `asOf`. What came before `asOf` is left out: the first version reaches back
 * without end.
 */
export async function timeline(
  asOf: number,
  moments: readonly number[],
  snapshotAt: (now: number) => Snapshot | Promise<Snapshot>,
): Promise<Map<string, TimedResource[]>> {
  const versions = new Map<string, TimedResource[]>();
  const pending = new Set(moments.filter((moment) => moment <= LAST_MOMENT));
  let from: number | null = null;
  let now: number | null = asOf;
  for (let count = 1; now !== null; count++) {
    const at: number = now;
    const { resources, changesAt } = await snapshotAt(at);
    for (const change of changesAt) if (change > at && change <= LAST_MOMENT) pending.add(change);
    pending.delete(at);
    const next: number | null = count < MOST_SNAPSHOTS ? earliest(pending) : null;
    for (const [path, resource] of resources) append(versions, path, { from, until: next, resource });
    from = next;
    now = next;
  }
  return versions;
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
      sameBody(body, other) &&
      JSON.stringify(body.headers) === JSON.stringify(other.headers)
    );
  });
}

/** Coded forms say by their hash what a body is, wherever it is. */
function sameBody(a: ResourceBody, b: ResourceBody): boolean {
  const [one, other] = [a.forms?.[0], b.forms?.[0]];
  if (one !== undefined && other !== undefined) return one.sha256 === other.sha256;
  return sameBytes(a.body, b.body);
}

function earliest(moments: ReadonlySet<number>): number | null {
  let first: number | null = null;
  for (const moment of moments) if (first === null || moment < first) first = moment;
  return first;
}

/**
 * From snapshots to versions: a snapshot is made at the start of each window, and equal versions of a path in
 * neighbouring windows are merged. The handler picks by the clock.
 */
import type { Resource, ResourceBody, TimedResource } from '../bundle/resource.ts';
import { sameBytes } from '../bytes/stored-bytes.ts';
import { type Instants, type Span, walkInstants } from '../site/instants.ts';

/** The resources at one instant, by canonical path. */
export type Snapshot = ReadonlyMap<string, Resource>;

/** The versions of every path over `instants`; `snapshotAt` makes the snapshot at each of them. */
export async function timeline(
  instants: Instants,
  snapshotAt: (now: number) => Snapshot | Promise<Snapshot>,
  span?: Span,
): Promise<Map<string, TimedResource[]>> {
  const versions = new Map<string, TimedResource[]>();
  for await (const { from, until, result } of walkInstants(instants, snapshotAt, span)) {
    for (const [path, resource] of result) append(versions, path, { from, until, resource });
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

/** Coded forms have a hash, so the bytes need not be read. */
function sameBody(a: ResourceBody, b: ResourceBody): boolean {
  const [one, other] = [a.forms?.[0], b.forms?.[0]];
  if (one !== undefined && other !== undefined) return one.sha256 === other.sha256;
  return sameBytes(a.body, b.body);
}

/**
 * The pack: the manifest and its bodies as flat tables that the handler reads in place (src/site/layout.ts).
 * In memory: the header, the bodies, the site's own answers, the rules, the routes, the route table. It is a
 * function of the manifest and the bodies: the same give the same bytes.
 */
import {
  HEADER_ANSWERS,
  HEADER_FALLBACK_RULE_COUNT,
  HEADER_FALLBACK_RULES,
  HEADER_FORCED_RULE_COUNT,
  HEADER_FORCED_RULES,
  HEADER_HEADER_RULE_COUNT,
  HEADER_HEADER_RULES,
  HEADER_INFLATED,
  HEADER_INFLATED_COUNT,
  HEADER_IS_TIMED,
  HEADER_LENGTH,
  HEADER_LONGEST_PROBE,
  HEADER_MAGIC,
  HEADER_SIZE,
  HEADER_SLOT_COUNT,
  HEADER_SLOTS,
  HEADER_VERSION,
  LAYOUT_VERSION,
  MAGIC,
  PACK_BASE,
} from '../../src/site/layout.ts';
import { concatenate } from '../bytes/chunks.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { checkManifest } from './check-manifest.ts';
import { ANSWER_NAMES, type Manifest, type Version } from './manifest.ts';
import { PackBodies } from './pack-bodies.ts';
import { packRoutes } from './pack-routes.ts';
import { packHeaderRules, packRedirects } from './pack-rules.ts';
import { VersionPacker } from './pack-versions.ts';
import { PackWriter } from './pack-writer.ts';
import { checkSiteSize, SITE_LIMITS, type SiteLimits } from './site-limits.ts';

/** Where the bodies begin in a pack. */
const BODIES_AT: number = HEADER_SIZE;

/** About the bytes of tables and texts: of the site's answers and rules, and of each route. */
const FIXED_SIZE = 1 << 16;
const ROUTE_SIZE = 2 << 10;

/**
 * The pack of `manifest`; `readBody` returns a body by its SHA-256 in hex. Throws an Error that lists the
 * manifest's faults (check-manifest.ts), and SiteTooLarge for a site over `limits`.
 */
export function packManifest(
  manifest: Manifest,
  readBody: (sha256: string) => StoredBytes,
  limits: SiteLimits = SITE_LIMITS,
): Uint8Array {
  return concatenate(packChunks(manifest, readBody, limits));
}

/** `packManifest` as chunks: the bodies are not copied. */
export function packChunks(
  manifest: Manifest,
  readBody: (sha256: string) => StoredBytes,
  limits: SiteLimits = SITE_LIMITS,
): StoredBytes[] {
  const faults = checkManifest(manifest);
  if (faults.length > 0) throw new Error(`the manifest cannot be packed:\n${faults.slice(0, 20).join('\n')}`);

  checkSiteSize('routes', manifest.routes.length, limits);
  const bodies = new PackBodies(manifest, PACK_BASE + BODIES_AT);
  // Checked before the tables are written: their addresses would overflow.
  checkSiteSize('bytes', bodies.end - PACK_BASE, limits);
  checkSiteSize('bytes of text', bodies.inflatedSize, limits);
  const writer = new PackWriter((bodies.end + 3) & ~3, FIXED_SIZE + manifest.routes.length * ROUTE_SIZE);
  const inflated = bodies.packInflated(writer);
  const versions = new VersionPacker(writer, bodies, manifest);
  const answers = writer.allocate(ANSWER_NAMES.length * 4);
  ANSWER_NAMES.forEach((name, index) => {
    writer.setU32(answers + index * 4, versions.version(manifest.answers[name]));
  });
  const forced = manifest.redirects.filter((rule) => rule.force);
  const fallback = manifest.redirects.filter((rule) => !rule.force);
  const forcedRules = packRedirects(writer, forced);
  const fallbackRules = packRedirects(writer, fallback);
  const headerRules = packHeaderRules(writer, versions, manifest.headerRules);
  const routes = packRoutes(writer, versions, manifest.routes);
  writer.allocate(0);

  const length = writer.end - PACK_BASE;
  checkSiteSize('bytes', length, limits);
  const header = new DataView(new ArrayBuffer(HEADER_SIZE));
  const fields: [number, number][] = [
    [HEADER_MAGIC, MAGIC],
    [HEADER_VERSION, LAYOUT_VERSION],
    [HEADER_LENGTH, length],
    [HEADER_SLOT_COUNT, routes.slotCount],
    [HEADER_SLOTS, routes.slots],
    [HEADER_LONGEST_PROBE, routes.longestProbe],
    [HEADER_ANSWERS, answers],
    [HEADER_FORCED_RULE_COUNT, forced.length],
    [HEADER_FORCED_RULES, forcedRules],
    [HEADER_FALLBACK_RULE_COUNT, fallback.length],
    [HEADER_FALLBACK_RULES, fallbackRules],
    [HEADER_HEADER_RULE_COUNT, manifest.headerRules.length],
    [HEADER_HEADER_RULES, headerRules],
    [HEADER_INFLATED, inflated.at],
    [HEADER_INFLATED_COUNT, inflated.count],
    [HEADER_IS_TIMED, isTimed(manifest) ? 1 : 0],
  ];
  for (const [offset, value] of fields) header.setUint32(offset, value, true);
  const alignment = new Uint8Array(writer.base - bodies.end);
  return [new Uint8Array(header.buffer), ...bodies.chunks(readBody), alignment, writer.bytes()];
}

/** Whether any version has a beginning or an end. */
function isTimed({ answers, routes }: Manifest): boolean {
  const isWindow = ({ from, until }: Version): boolean => from !== null || until !== null;
  return Object.values(answers).some(isWindow) || routes.some(({ versions }) => versions.some(isWindow));
}

/**
 * The pack: the manifest and its bodies as flat tables that the handler reads in place (src/site/layout.ts).
 * In memory: the header, the bodies, the site's own answers, the rules, the header lists, the routes by groups, the
 * route table. It is a function of the manifest and the bodies: the same give the same bytes.
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
import { ANSWER_NAMES, type Manifest, type RedirectRule, type Version } from './manifest.ts';
import { PackBodies } from './pack-bodies.ts';
import { packShared } from './pack-lists.ts';
import type { PackPart } from './pack-part.ts';
import { routeTable } from './pack-routes.ts';
import { packHeaderRules, packRedirects } from './pack-rules.ts';
import { PackTables } from './pack-tables.ts';
import { VersionPacker } from './pack-versions.ts';
import { PackWriter } from './pack-writer.ts';
import { GroupTables, groupRoutes, type KeptTables } from './route-group.ts';
import { checkSiteSize, SITE_LIMITS, type SiteLimits } from './site-limits.ts';

/** Where the bodies begin in a pack. */
const BODIES_AT: number = HEADER_SIZE;

/** About the bytes of tables and texts: of the site's answers and rules, and of each route. */
const FIXED_SIZE = 1 << 16;
const ROUTE_SIZE = 1 << 10;

/** How a manifest is packed. */
export interface PackOptions {
  limits?: SiteLimits;
  /** Where the tables of routes are kept. */
  kept?: KeptTables;
}

/**
 * The pack of `manifest`; `readBody` returns a body by its SHA-256 in hex. Throws an Error that lists the
 * manifest's faults (check-manifest.ts), and SiteTooLarge for a site over `limits`.
 */
export function packManifest(
  manifest: Manifest,
  readBody: (sha256: string) => StoredBytes,
  limits: SiteLimits = SITE_LIMITS,
): Uint8Array {
  return concatenate(packChunks(manifest, readBody, { limits }));
}

/** `packManifest` as chunks: the bodies are not copied. */
export function packChunks(
  manifest: Manifest,
  readBody: (sha256: string) => StoredBytes,
  { limits = SITE_LIMITS, kept }: PackOptions = {},
): StoredBytes[] {
  const faults = checkManifest(manifest);
  if (faults.length > 0) throw new Error(`the manifest cannot be packed:\n${faults.slice(0, 20).join('\n')}`);

  checkSiteSize('routes', manifest.routes.length, limits);
  const bodies = new PackBodies(manifest, PACK_BASE + BODIES_AT);
  // Checked before the tables are written: their addresses would overflow.
  checkSiteSize('bytes', bodies.end - PACK_BASE, limits);
  checkSiteSize('bytes of text', bodies.inflatedSize, limits);
  const tables = new PackTables((bodies.end + 3) & ~3, FIXED_SIZE + manifest.routes.length * ROUTE_SIZE);
  const inflatedAt = tables.append(bodies.inflatedTable());

  const forced = manifest.redirects.filter(({ force }) => force);
  const fallback = manifest.redirects.filter(({ force }) => !force);
  const fixed = packFixed(manifest, forced, fallback);
  const lists = Array.from(fixed.entries.subarray(FIXED_ENTRIES), (entry) => tables.end + entry);
  const fixedAt = tables.put(fixed, lists, bodies.ofAnswers);
  const [answersAt = 0, forcedAt = 0, fallbackAt = 0, headerRulesAt = 0] = fixedAt;

  const groupTables = new GroupTables(manifest, kept);
  const routesAt: number[] = [];
  for (const group of groupRoutes(manifest.routes)) {
    const places = tables.put(groupTables.of(group), lists, bodies.ofRoutes(group));
    for (const [index, number] of group.entries()) routesAt[number] = places[index] ?? 0;
  }
  const slots = routeTable(manifest.routes, routesAt);
  const slotsAt = tables.append(slots.bytes);

  const length = tables.end - PACK_BASE;
  checkSiteSize('bytes', length, limits);
  const header = new DataView(new ArrayBuffer(HEADER_SIZE));
  const fields: [number, number][] = [
    [HEADER_MAGIC, MAGIC],
    [HEADER_VERSION, LAYOUT_VERSION],
    [HEADER_LENGTH, length],
    [HEADER_SLOT_COUNT, slots.slotCount],
    [HEADER_SLOTS, slotsAt],
    [HEADER_LONGEST_PROBE, slots.longestProbe],
    [HEADER_ANSWERS, answersAt],
    [HEADER_FORCED_RULE_COUNT, forced.length],
    [HEADER_FORCED_RULES, forcedAt],
    [HEADER_FALLBACK_RULE_COUNT, fallback.length],
    [HEADER_FALLBACK_RULES, fallbackAt],
    [HEADER_HEADER_RULE_COUNT, manifest.headerRules.length],
    [HEADER_HEADER_RULES, headerRulesAt],
    [HEADER_INFLATED, inflatedAt],
    [HEADER_INFLATED_COUNT, bodies.inflatedCount],
    [HEADER_IS_TIMED, isTimed(manifest) ? 1 : 0],
  ];
  for (const [offset, value] of fields) header.setUint32(offset, value, true);
  const alignment = new Uint8Array(tables.base - bodies.end);
  return [new Uint8Array(header.buffer), ...bodies.chunks(readBody), alignment, tables.bytes];
}

/** The entries of `packFixed` before those of header lists. */
const FIXED_ENTRIES = 4;

/**
 * The part that a pack has once: the site's answers, the redirect rules (`forced` are tried before the routes), the header rules and the
 * header lists, each an entry.
 */
function packFixed(
  manifest: Manifest,
  forced: readonly RedirectRule[],
  fallback: readonly RedirectRule[],
): PackPart {
  const writer = new PackWriter();
  const versions = new VersionPacker(writer, manifest);
  const answers = writer.allocate(ANSWER_NAMES.length * 4);
  ANSWER_NAMES.forEach((name, index) => {
    writer.setAddress(answers + index * 4, versions.version(manifest.answers[name]));
  });
  const forcedRules = packRedirects(writer, forced);
  const fallbackRules = packRedirects(writer, fallback);
  const headerRules = packHeaderRules(writer, manifest.headerRules);
  return writer.part([
    answers,
    forcedRules,
    fallbackRules,
    headerRules,
    ...packShared(writer, manifest.headerLists),
  ]);
}

/** Whether any version has a beginning or an end. */
function isTimed({ answers, routes }: Manifest): boolean {
  const isWindow = ({ from, until }: Version): boolean => from !== null || until !== null;
  return Object.values(answers).some(isWindow) || routes.some(({ versions }) => versions.some(isWindow));
}

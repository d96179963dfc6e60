/**
 * The digest of a build: of all that decides the answers of its site and its API. One of these answers has the digest
 * in it, that to health checks: its field has zeros until the digest is known.
 */
import { createHash } from 'node:crypto';
import { BUILD_FIELD, NO_BUILD } from '../../src/api/build-field.ts';
import type { Chunks } from '../bytes/chunks.ts';
import type { ListField, Manifest } from './manifest.ts';

/** The inputs of a digest. */
export interface BuildInputs {
  manifest: Manifest;
  pack: Chunks;
  /** The digest of all that decides the API; null: there is none. */
  api: string | null;
  /** The version of Coldpress. */
  coldpress: string;
}

/** The digest, as a registry writes one. The bodies are part of it by their own digests. */
export function buildDigest({ manifest, pack, api, coldpress }: BuildInputs): string {
  const hash = createHash('sha256').update(`coldpress ${coldpress}\n${api ?? 'no API'}\n`);
  hash.update(Object.keys(manifest.bodies).join(''));
  // The pack begins with its header and ends with its tables.
  for (const part of [pack[0], pack.at(-1)]) if (part instanceof Uint8Array) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
}

/** Manifest and pack that name their build, `digest`. The pack stays a function of the manifest. */
export function withDigest(
  { manifest, pack }: Pick<BuildInputs, 'manifest' | 'pack'>,
  digest: string,
): Pick<BuildInputs, 'manifest' | 'pack'> {
  const site = { ...manifest.site, build: digest };
  // It stands in the list of the health check, if there is one.
  if (!manifest.headerLists.some(({ headers }) => headers.some(isPlaceholder))) {
    return { manifest: { ...manifest, site }, pack };
  }
  const headerLists = manifest.headerLists.map(({ bodyHeaders, headers }) => ({
    bodyHeaders,
    headers: headers.map((field): ListField => (isPlaceholder(field) ? [BUILD_FIELD, digest] : field)),
  }));
  const tables = pack.at(-1);
  if (!(tables instanceof Uint8Array)) throw new Error('the tables of a pack are in memory');
  return {
    manifest: { ...manifest, site, headerLists },
    pack: [...pack.slice(0, -1), filledTables(tables, digest)],
  };
}

function isPlaceholder([name, value]: ListField): boolean {
  return name === BUILD_FIELD && value === NO_BUILD;
}

/** The tables have each text once, and the value of a field that is new stands behind its name. */
function filledTables(tables: Uint8Array, digest: string): Uint8Array {
  const copy = Buffer.from(tables);
  const at = copy.indexOf(`${BUILD_FIELD}${NO_BUILD}`);
  if (at < 0) throw new Error('the tables have no field for the digest of the build');
  copy.write(digest, at + BUILD_FIELD.length, 'latin1');
  return copy;
}

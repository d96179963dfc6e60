/**
 * The facts about a built folder that a server needs and its component does not have: the manifest's line about the
 * site.
 */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestSite } from '../bundle/manifest.ts';

export type BuiltFacts = Pick<ManifestSite, 'timezone' | 'base' | 'url' | 'media'>;

/** Bytes of a manifest that are read: the line stands at its start, and the whole may have hundreds of megabytes. */
const START = 256 * 1024;

const UNKNOWN: BuiltFacts = { timezone: 'UTC', url: null };

/** Of the folder `out`; where it has no manifest that can be read, a site at the root in UTC without a `url`. */
export async function builtFacts(out: string): Promise<BuiltFacts> {
  try {
    const file = await open(join(out, 'manifest.json'));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(START), 0, START, 0);
      const [, site = '{}'] = /^"site":(.*),$/m.exec(buffer.toString('utf8', 0, bytesRead)) ?? [];
      return { ...UNKNOWN, ...(JSON.parse(site) as Partial<BuiltFacts>) };
    } finally {
      await file.close();
    }
  } catch {
    return UNKNOWN;
  }
}

/** A site of one page that searches in an index made beforehand: how long a search takes depends on nothing else. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packManifest } from '../../build/bundle/pack.ts';
import { SEARCH_INDEX_TYPE } from '../../build/bundle/search-version.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { buildSite } from '../../build/plan/build-site.ts';

/** 1 January 2026. */
const AS_OF = 1_767_225_600;

/** The pack of the site, whose sources are written into `folder`. Throws an Error where it cannot be built. */
export async function packSearchSite(folder: string, index: Uint8Array): Promise<Uint8Array> {
  await mkdir(join(folder, 'pages'), { recursive: true });
  await writeFile(join(folder, 'config.yml'), 'sitename: A site to search\nsocial-cards: no\n');
  await writeFile(join(folder, 'pages', 'home.md'), '---\ntitle: Home\n---\nWelcome.\n');
  const built = await buildSite({ content: folder, exclude: [], asOf: AS_OF, bare: true });
  if (built.result === null) throw new Error(JSON.stringify(built.problems));
  const { manifest, bodies } = built.result;
  const all = concatenate(bodies);
  const stored = new Map(
    Object.entries(manifest.bodies).map(([sha256, [at, length]]) => [sha256, all.subarray(at, at + length)]),
  );
  const own = createHash('sha256').update(index).digest('hex');
  stored.set(own, index);
  for (const { versions } of manifest.routes) {
    for (const { representations } of versions) {
      const last = representations.at(-1);
      if (last?.type !== SEARCH_INDEX_TYPE) continue;
      last.body = own;
      last.length = index.length;
    }
  }
  let at = 0;
  for (const [sha256, { length }] of stored) {
    manifest.bodies[sha256] = [at, length];
    at += length;
  }
  return packManifest(manifest, (sha256) => stored.get(sha256) ?? new Uint8Array());
}

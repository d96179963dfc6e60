/** The handler in front of the fixture's site, for the tests of src/edge/. */
import { join } from 'node:path';
import { linkSite } from '../../build/bundle/link.ts';
import { packManifest } from '../../build/bundle/pack.ts';
import { compileFrame, type Target } from '../../build/handler/frames.ts';
import { FixtureForms } from '../serve/fixture-forms.ts';
import { makeFixtureSite } from '../serve/fixture-site.ts';

const root = join(import.meta.dirname, '..', '..');

/** A body that fits no buffer on the way to a reader: 4 MiB in which every 8 bytes name their own place. */
export const LARGE_BODY: Buffer = Buffer.from(
  Array.from({ length: 524_288 }, (_, index) => `${index.toString(36).padStart(7, '0')}\n`).join(''),
);

/** The pack of the fixture, and beside its routes /large, which is LARGE_BODY. */
export function packEdgeSite(large: Buffer = LARGE_BODY): Uint8Array {
  const { manifest, readBody } = makeFixtureSite();
  const forms = new FixtureForms(manifest.headerLists);
  const version = forms.version(200, large, { type: 'text/plain' });
  manifest.routes = [...manifest.routes, { path: '/large', versions: [version] }].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
  return packManifest(manifest, (sha256) => forms.bodies.get(sha256) ?? readBody(sha256));
}

/** The component for `target` that serves `pack`. */
export async function linkEdgeSite(target: Target, pack: Uint8Array): Promise<Uint8Array> {
  return linkSite(await compileFrame(root, target), pack);
}

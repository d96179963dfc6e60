/** Every text of the sample sites is inflated to the bytes that its digest says, and stands in the pack once. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { Inflater } from './inflater.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NOON = 1_767_268_800;
const SITES = ['content', 'test/sites/own-api'];

describe('the texts of a site', () => {
  for (const site of SITES) {
    it(`are inflated to what their digests say: ${site}`, { timeout: 120_000 }, async () => {
      const { result } = await buildSite({ content: join(ROOT, site), exclude: [], asOf: NOON });
      assert.ok(result !== null);
      const { manifest } = result;
      const bodies = Buffer.concat(result.bodies.map(loadBytes));
      const seen = new Set<string>();
      for (const version of [
        ...manifest.routes.flatMap(({ versions }) => versions),
        ...Object.values(manifest.answers),
      ]) {
        for (const { body, length, inflatedFrom } of version.representations) {
          if (body === null || inflatedFrom === null || seen.has(body)) continue;
          seen.add(body);
          assert.equal(manifest.bodies[body], undefined, 'it is stored as gzip alone');
          const [at = 0, size = 0] = manifest.bodies[inflatedFrom] ?? [];
          const inflated = new Inflater(bodies.subarray(at, at + size), length).read(0, length);
          assert.equal(createHash('sha256').update(inflated).digest('hex'), body);
        }
      }
      assert.ok(seen.size > 5, `${seen.size} texts`);
    });
  }
});

/**
 * A build that remembers gives what a build without a memo gives, byte for byte, after any edit: in the same
 * process (the development server) and through the cache (the next process).
 */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { type BuildResult, buildSite } from '../../build/plan/build-site.ts';
import { Memo } from '../../build/remember/memo.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { Random } from '../fuzz/random.ts';
import { fuzzRuns, fuzzSeeds } from '../harness/in-full.ts';
import { AS_OF, EDITS, START, write, writtenDocument } from '../harness/site-edits.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';

/** Edits, each followed by three builds. */
const STEPS = fuzzRuns(25);

/** All that a build gives, in a form in which a difference can be read. */
function outcome({ problems, result }: BuildResult): unknown {
  if (result === null) return { problems };
  return {
    problems,
    manifest: result.manifest,
    pack: Buffer.from(concatenate(result.pack)).toString('base64'),
  };
}

describe('after each of many edits', () => {
  for (const seed of fuzzSeeds(1, 2, 3)) {
    it(`a build with a memo and one with a cache give what a fresh one gives (seed ${seed})`, async () => {
      const random = new Random(seed);
      const content = siteFolder(START);
      const cacheFolder = temporaryFolder();
      const memo = new Memo();
      const input = { content, exclude: [], asOf: AS_OF, bare: true };
      for (let name = 0; name < 6; name++) write(content, `posts/p${name}.md`, writtenDocument(random));
      let built = 0;
      for (let step = 0; step < STEPS; step++) {
        const kind = random.pick(Object.keys(EDITS));
        EDITS[kind]?.(content, random);
        const what = `step ${step}: ${kind}`;
        const first = await buildSite(input);
        if (first.result !== null) built++;
        const fresh = outcome(first);
        assert.deepEqual(outcome(await buildSite({ ...input, memo })), fresh, `${what}, with a memo`);
        const cache = await openCache(cacheFolder);
        const cached = await buildSite({ ...input, memo: new Memo(cache) });
        await cache.save();
        assert.deepEqual(outcome(cached), fresh, `${what}, with a cache`);
      }
      assert.ok(built >= STEPS * 0.4, `only ${built} of the sites could be built`);
    });
  }
});

/** The site that builds are measured with: the same everywhere, and of the size that the figures claim. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { generatePost, generateSite, postName } from '../../bench/build/generate-site.ts';
import { buildSite } from '../../build/plan/build-site.ts';

describe('the generated site', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coldpress-generated-'));
    await generateSite(folder, 70);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has the number of posts that was given, and a configuration', async () => {
    assert.equal((await readdir(join(folder, 'posts'))).length, 70);
    assert.match(await readFile(join(folder, 'config.yml'), 'utf8'), /^sitename: /);
  });

  it('has posts of six thousand bytes with two code blocks each', () => {
    for (let number = 0; number < 200; number++) {
      const post = generatePost(number);
      assert.ok(post.length >= 6_000 && post.length < 7_500, `${postName(number)}: ${post.length} bytes`);
      assert.equal(post.match(/^```(?:ts|python)$/gm)?.length, 2, postName(number));
    }
  });

  it('is the same at every run, and another edition of a post is another text of the same date', async () => {
    assert.equal(await readFile(join(folder, 'posts', '00017.md'), 'utf8'), generatePost(17));
    const changed = generatePost(17, 1);
    assert.notEqual(changed, generatePost(17));
    const created = /^created: .*$/m;
    assert.equal(created.exec(changed)?.[0], created.exec(generatePost(17))?.[0]);
  });

  it('is built without a problem', async () => {
    const { problems, result } = await buildSite({
      content: folder,
      exclude: [],
      asOf: 1_800_000_000,
      bare: true,
    });
    assert.deepEqual(problems, []);
    assert.equal(result?.manifest.posts.length, 70);
  });
});

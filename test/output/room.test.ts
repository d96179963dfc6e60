/** How much room a post and a tag take: what decides how many of them fit a host. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { lengthOf } from '../../build/bytes/chunks.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { generatedFolder } from '../harness/generated-folder.ts';

const NOON = 1_767_268_800;
/** Sizes of sites that are both compressed as large ones are, in posts. */
const [FEW, MANY] = [210, 420];
const TAGS = 40;

async function packSize(posts: number): Promise<number> {
  const { content } = await generatedFolder(posts);
  const { result } = await buildSite({ content, exclude: [], asOf: NOON });
  assert.ok(result !== null);
  return lengthOf(result.pack);
}

describe('the room in a component', () => {
  let [few, many] = [0, 0];
  beforeAll(async () => {
    few = await packSize(FEW);
    many = await packSize(MANY);
  }, 300_000);

  it('is 15 KB at most for a post of 6 KB with two code blocks', () => {
    // Above some 330 posts it is one less: llms-full.txt has an end.
    const post = (many - few) / (MANY - FEW);
    assert.ok(post <= 15_000, `${Math.round(post)} bytes a post`);
  });

  it('is 60 KB at most for a tag that many posts have, with its three feeds', () => {
    const post = (many - few) / (MANY - FEW);
    const tag = (few - FEW * post) / TAGS;
    assert.ok(tag <= 60_000, `${Math.round(tag)} bytes a tag, with all else that a site has once`);
  });
});

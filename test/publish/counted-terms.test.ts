/** The terms of posts, kept by one build for the next: related posts are the same as if all were counted. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Document } from '../../build/content/model.ts';
import { newVocabularies } from '../../build/pages/related/features.ts';
import { rankRelated } from '../../build/pages/related/rank.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { Random } from '../fuzz/random.ts';
import { temporaryFolder } from '../harness/site-folder.ts';
import { post, postsOf } from './site.ts';

const STEMS = 'anchor bollard Émile keel 東京都 𠮷野家 mast rope sail tower winch 1984 b2b'.split(' ');
/** So many that none is in most posts, which would tell nothing of them. */
const WORDS = STEMS.flatMap((stem) => STEMS.map((other) => stem + other));

/** Posts of random words, more than one group of them. */
function manyPosts(count: number): Document[] {
  const random = new Random(7);
  const text = (): string => Array.from({ length: 9 }, () => random.pick(WORDS)).join(' ');
  return postsOf(
    Object.fromEntries(
      Array.from({ length: count }, (_, number) => {
        const tag = random.pick(WORDS);
        return [
          `posts/p${number}.md`,
          post(`title: "${text()}"\ncreated: 2026-01-01\ntags: ["${tag}"]`, text()),
        ];
      }),
    ),
  );
}

/** The rankings of all posts, with what the cache of `folder` has or without any; and what is put into it. */
async function rankings(
  posts: readonly Document[],
  folder: string | null,
): Promise<{ ranked: number[][]; kept: number }> {
  const cache = folder === null ? undefined : await openCache(folder);
  let kept = 0;
  if (cache !== undefined) {
    const put = cache.put.bind(cache);
    cache.put = (key, bytes) => {
      kept++;
      put(key, bytes);
    };
  }
  const rank = rankRelated(posts, 12, newVocabularies(cache));
  await cache?.save();
  return { ranked: posts.map((_, at) => rank(at)), kept };
}

describe('the terms of posts that an earlier build has counted', () => {
  it('rank them as if they were counted again, and are counted anew for the group of an edited post', async () => {
    const posts = manyPosts(600);
    const folder = temporaryFolder();
    const { ranked } = await rankings(posts, null);
    assert.ok(
      ranked.some(({ length }) => length > 0),
      'they are related',
    );
    const first = await rankings(posts, folder);
    assert.deepEqual(first.ranked, ranked, 'counted');
    assert.ok(first.kept > 2);
    assert.deepEqual(await rankings(posts, folder), { ranked, kept: 0 }, 'found');

    const body = 'Anchorkeel and ropesail.';
    const edited = posts.map((each, at) => (at === 99 ? { ...each, body, source: body } : each));
    const again = await rankings(edited, folder);
    assert.deepEqual(again, { ranked: (await rankings(edited, null)).ranked, kept: 1 }, 'edited');
    assert.notDeepEqual(again.ranked, ranked);
  });

  it('are not kept for a few posts, which are counted in no time', async () => {
    assert.equal((await rankings(manyPosts(100), temporaryFolder())).kept, 0);
  });
});

/** How many bytes of the pack a post and a tag take: they decide how large a site fits a host (docs/hosts.md). */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { CONFIG, generatePost, postName } from '../../bench/build/generate-site.ts';
import { lengthOf } from '../../build/bytes/chunks.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

const POSTS = 60;

/**
 * The bytes of the pack of `count` posts of 6 KB. Each has three of four keywords, whose feeds are full with the
 * twentieth post, and those that `more` gives it.
 */
async function packOf(count: number, more: (number: number) => string[] = () => []): Promise<number> {
  const files = Array.from({ length: count }, (_, number): [string, string] => {
    const common = [0, 1, 2, 3].filter((topic) => topic !== number % 4).map((topic) => `topic ${topic}`);
    const keywords = `keywords: ${[...common, ...more(number)].join(', ')}`;
    return [`posts/${postName(number)}`, generatePost(number).replace(/^keywords: .*$/m, keywords)];
  });
  const content = siteFolder({ 'config.yml': CONFIG, ...Object.fromEntries(files) });
  const { result } = await buildSite({ content, exclude: [], asOf: 1_800_000_000 });
  assert.ok(result !== null);
  return lengthOf(result.pack);
}

describe('the pack', () => {
  let size = 0;
  beforeAll(async () => {
    size = await packOf(POSTS);
  });
  const check = (bytes: number, most: number): void => assert.ok(bytes <= most, `${Math.round(bytes)} bytes`);

  // Of a large site 12,800: llms-full.txt, which has 2,600 of them here, ends with some two hundred posts.
  it('takes at most 15,400 bytes for a post of 6 KB: its forms, lists, the search and the tables', async () => {
    check(((await packOf(2 * POSTS)) - size) / POSTS, 15_400);
  });

  it('takes at most 24 KB for a tag of two posts, with its page and its feeds', async () => {
    const tags = await packOf(POSTS, (number) => [`pair ${Math.floor(number / 2)}`]);
    check((tags - size) / (POSTS / 2), 24_000);
  });

  it('takes at most 200 bytes for a keyword of a single post', async () => {
    check(((await packOf(POSTS, (number) => [`single ${number}`])) - size) / POSTS, 200);
  });
});

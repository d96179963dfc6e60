/** How many bytes of the pack a post and a tag take: they decide how large a site fits a host (content/pages/docs/hosts.md). */
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

/** The bytes of the pack of `count` pages of 1.3 KB in one folder, whose navigation shows those near each page. */
async function packOfPages(count: number): Promise<{ pack: number; whole: number; text: number }> {
  const files = Array.from({ length: count }, (_, number): [string, string] => {
    const [, , body = ''] = generatePost(number).split(/^---$/m);
    const prose = body.replace(/```[^`]*```/g, '').trim();
    return [`pages/page-${number}.md`, `# Page ${number} of many\n\n${prose.slice(0, PAGE)}\n`];
  });
  const content = siteFolder({ 'config.yml': CONFIG, ...Object.fromEntries(files) });
  const { result } = await buildSite({ content, exclude: [], asOf: 1_800_000_000 });
  assert.ok(result !== null);
  const whole = result.manifest.routes.find(({ path }) => path === '/llms-full.txt')?.versions[0];
  const [, length = 0] = result.manifest.bodies[whole?.representations.at(-1)?.body ?? ''] ?? [];
  return {
    pack: lengthOf(result.pack),
    whole: length,
    text: files.reduce((sum, [, text]) => sum + text.length, 0),
  };
}
const PAGE = 1_280;
const PAGES = 110;

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

  it('takes at most four times the text of pages of 1.3 KB in one folder', async () => {
    const few = await packOfPages(PAGES);
    const many = await packOfPages(2 * PAGES);
    // A build of 2,000 such pages has 3.97 times their text. llms-full.txt, which ends with a million characters, is a
    // tenth of it there and four tenths here, so it is left out; the tables of few routes have a little more room.
    const added = many.pack - many.whole - (few.pack - few.whole);
    const times = added / (many.text - few.text);
    assert.ok(times <= 3.92, `${times} times`);
    assert.ok(few.text / PAGES < 1_350, `${few.text / PAGES} bytes`);
  });

  it('takes at most 24 KB for a tag of two posts, with its page and its feeds', async () => {
    const tags = await packOf(POSTS, (number) => [`pair ${Math.floor(number / 2)}`]);
    check((tags - size) / (POSTS / 2), 24_000);
  });

  it('takes at most 200 bytes for a keyword of a single post', async () => {
    check(((await packOf(POSTS, (number) => [`single ${number}`])) - size) / POSTS, 200);
  });
});

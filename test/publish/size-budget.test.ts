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
async function packOf(count: number, more: (number: number) => string[] = () => []): Promise<Sizes> {
  const files = Array.from({ length: count }, (_, number): [string, string] => {
    const common = [0, 1, 2, 3].filter((topic) => topic !== number % 4).map((topic) => `topic ${topic}`);
    const keywords = `keywords: ${[...common, ...more(number)].join(', ')}`;
    return [`posts/${postName(number)}`, generatePost(number).replace(/^keywords: .*$/m, keywords)];
  });
  const content = siteFolder({ 'config.yml': CONFIG, ...Object.fromEntries(files) });
  const { result } = await buildSite({ content, exclude: [], asOf: 1_800_000_000 });
  assert.ok(result !== null);
  const pack = lengthOf(result.pack);
  const bodies = Object.values(result.manifest.bodies).reduce((sum, [, length]) => sum + length, 0);
  return { pack, tables: pack - bodies };
}

/** Bytes of a pack, and of all in it but the bodies. */
interface Sizes {
  pack: number;
  tables: number;
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
  let few: Sizes;
  let many: Sizes;
  beforeAll(async () => {
    few = await packOf(POSTS);
    many = await packOf(2 * POSTS);
  });
  const check = (bytes: number, most: number): void => assert.ok(bytes <= most, `${Math.round(bytes)} bytes`);

  // Of a large site 12,470: llms-full.txt, which has 2,600 of them here, ends with some two hundred posts.
  it('takes at most 14,500 bytes for a post of 6 KB: its forms, lists, the search and the tables', () => {
    check((many.pack - few.pack) / POSTS, 14_500);
  });

  // Two routes, six representations and their header fields, and a part of the lists that have it.
  it('takes at most 1,350 bytes of these for the tables', () => {
    check((many.tables - few.tables) / POSTS, 1_350);
  });

  it('takes at most four times the text of pages of 1.3 KB in one folder', async () => {
    const half = await packOfPages(PAGES);
    const whole = await packOfPages(2 * PAGES);
    // llms-full.txt, which ends with a million characters, is a
    // tenth of it there and four tenths here, so it is left out; the tables of few routes have a little more room.
    const added = whole.pack - whole.whole - (half.pack - half.whole);
    const times = added / (whole.text - half.text);
    assert.ok(times <= 3.8, `${times} times`);
    assert.ok(half.text / PAGES < 1_350, `${half.text / PAGES} bytes`);
  });

  it('takes at most 21.5 KB for a tag of two posts, with its page and its feeds', async () => {
    const tags = await packOf(POSTS, (number) => [`pair ${Math.floor(number / 2)}`]);
    check((tags.pack - few.pack) / (POSTS / 2), 21_500);
  });

  it('takes at most 200 bytes for a keyword of a single post', async () => {
    const single = await packOf(POSTS, (number) => [`single ${number}`]);
    check((single.pack - few.pack) / POSTS, 200);
  });
});

/** A build with a cache gives the bytes of one without: cold, warm, after a change, and over a damaged cache. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { generatePost, generateSite, postName } from '../../bench/build/generate-site.ts';
import { loadBytes, type StoredBytes } from '../../build/bytes/stored-bytes.ts';
import { loadFrames, outputFiles } from '../../build/cli/output-files.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { type ContentCache, NO_CACHE } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';

const POSTS = 9;
const AS_OF = 1_800_000_000;

describe('a build with a cache', () => {
  let folder: string;
  let content: string;
  let cacheFolder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coldpress-cached-'));
    content = join(folder, 'content');
    cacheFolder = join(folder, 'cache');
    await generateSite(content, POSTS);
    // With a card for each post, too.
    const config = join(content, 'config.yml');
    await writeFile(config, (await readFile(config, 'utf8')).replace('social-cards: no\n', ''));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The hash of each file of the output, and how many results the cache had and had not. */
  async function build(cache: ContentCache): Promise<{ files: string[]; found: number; made: number }> {
    const count = { found: 0, made: 0 };
    const counting = (bytes: Uint8Array | null): Uint8Array | null => {
      if (bytes !== null) count.found++;
      return bytes;
    };
    const counted: ContentCache = {
      get: (key) => counting(cache.get(key)),
      peek: (key) => counting(cache.peek(key)),
      locate: (key) => cache.locate(key),
      put(key, ...parts) {
        // What is there already stays, and is marked as used.
        if (cache.locate(key) === null) count.made++;
        cache.put(key, ...parts);
      },
      save: () => cache.save(),
    };
    const { result, problems } = await buildSite({ content, exclude: [], asOf: AS_OF, cache: counted });
    assert.deepEqual(problems, []);
    assert.ok(result !== null);
    const files = outputFiles(result, await loadFrames(['p2'], () => {}));
    const hashes = files.map(({ name, content: parts }) => {
      const sha = createHash('sha256');
      const chunks = typeof parts === 'function' ? parts() : Array.isArray(parts) ? parts : [parts];
      for (const part of chunks) sha.update(typeof part === 'string' ? part : loadBytes(part as StoredBytes));
      return `${name} ${sha.digest('hex')}`;
    });
    await cache.save();
    return { files: hashes, ...count };
  }

  it('gives the same bytes cold and warm, and makes nothing twice', async () => {
    const plain = await build(NO_CACHE);
    const cold = await build(await openCache(cacheFolder));
    const warm = await build(await openCache(cacheFolder));
    assert.deepEqual(cold.files, plain.files);
    assert.deepEqual(warm.files, plain.files);
    assert.ok(cold.made > 2 * POSTS, `${cold.made} results were kept`);
    assert.equal(warm.made, 0);
  });

  it('gives the same bytes after one post has changed, and makes little again', async () => {
    await writeFile(join(content, 'posts', postName(7)), generatePost(7, 1));
    const plain = await build(NO_CACHE);
    const cached = await build(await openCache(cacheFolder));
    assert.deepEqual(cached.files, plain.files);
    assert.ok(cached.made < plain.made * 0.6, `${cached.made} of ${plain.made} results were made`);
  });

  it('gives the same bytes over a cache with flipped bits', async () => {
    for (const name of await readdir(cacheFolder)) {
      const bytes = await readFile(join(cacheFolder, name));
      for (let at = 5_000; at < bytes.length; at += 20_000) bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(join(cacheFolder, name), bytes);
    }
    const plain = await build(NO_CACHE);
    const damaged = await build(await openCache(cacheFolder));
    assert.deepEqual(damaged.files, plain.files);
    assert.ok(damaged.found < plain.made);
  });
});

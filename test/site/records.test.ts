/**
 * A site whose documents are kept as records gives, byte for byte, what one gives whose documents are made one after
 * another: made by threads, made here, found in the cache, after any edit, and where the cache is damaged.
 */
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { manifestText } from '../../build/bundle/manifest-text.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { sha256 } from '../../build/bytes/sha256.ts';
import { type BuildInput, buildSite } from '../../build/plan/build-site.ts';
import { cacheKey, KIND_LENGTH } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { Random } from '../fuzz/random.ts';
import { fuzzRuns, fuzzSeeds, whyNotInFull } from '../harness/in-full.ts';
import { ROOT } from '../harness/run-cli.ts';
import { AS_OF, EDITS, START, write, writtenDocument } from '../harness/site-edits.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

/** From how many documents on threads make them: always, or never. */
const IN_THREADS = 1;
const HERE = Number.POSITIVE_INFINITY;

/** The problems of a build and the content of its files. */
async function filesOf(input: Pick<BuildInput, 'content' | 'cache' | 'many'>): Promise<unknown> {
  const { problems, result } = await buildSite({ exclude: [], asOf: AS_OF, ...input });
  if (result === null) return { problems };
  const manifest = Buffer.from(concatenate([...manifestText(result.manifest)])).toString();
  const [bodies, pack] = [result.bodies, result.pack].map((chunks) => sha256(concatenate(chunks)));
  return { problems, manifest, bodies, pack };
}

/** The same with records in the cache of a folder, as another process would find it, saved at the end. */
async function recordedFilesOf(content: string, folder: string, many: number): Promise<unknown> {
  const cache = await openCache(folder);
  const files = await filesOf({ content, cache, many });
  await cache.save();
  return files;
}

/** The keys of all that a build puts into the cache of `folder`. */
async function keptIn(content: string, folder: string): Promise<string[]> {
  const cache = await openCache(folder);
  const keys: string[] = [];
  const put = cache.put.bind(cache);
  cache.put = (key, ...parts) => {
    if (cache.locate(key) === null) keys.push(key);
    put(key, ...parts);
  };
  await filesOf({ content, cache, many: HERE });
  await cache.save();
  return keys;
}

/** What the keys of a kind begin with. */
function kindOf(kind: string): string {
  return cacheKey(kind).slice(0, KIND_LENGTH);
}

const SAMPLES = join(ROOT, '..', 'shared', 'sites');
const sites = [join(ROOT, 'content')];
if (existsSync(SAMPLES)) {
  const names = readdirSync(SAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  sites.push(...names.map(({ name }) => join(SAMPLES, name)));
}

describe('a site with its documents kept as records', () => {
  for (const content of sites) {
    // Our own is compressed anew three times, and drawn its cards.
    const skip = content.startsWith(join(ROOT, 'content')) ? (whyNotInFull() ?? false) : false;
    it(`is the same site: ${content.slice(ROOT.length)}`, unless(skip), async () => {
      const plain = await filesOf({ content });
      const folder = temporaryFolder();
      assert.deepEqual(await recordedFilesOf(content, folder, IN_THREADS), plain, 'made by threads');
      assert.deepEqual(await recordedFilesOf(content, folder, HERE), plain, 'found in the cache');
    });
  }

  it('has all of them in its cache, so that the next build makes none', async () => {
    const content = siteFolder(START);
    const folder = temporaryFolder();
    await recordedFilesOf(content, folder, IN_THREADS);
    const cache = await openCache(folder);
    const stages: string[] = [];
    await buildSite({
      content,
      exclude: [],
      asOf: AS_OF,
      cache,
      many: HERE,
      progress: (stage) => stages.push(stage),
    });
    const rendered = stages.filter((stage) => stage === 'rendering');
    assert.equal(rendered.length, 2, 'only the homepages of two languages, which are put together to one');
  });

  it('keeps nothing anew where nothing has changed, and of an edit what shows it', async () => {
    const content = siteFolder({
      'config.yml': 'sitename: S\nurl: https://example.org\nsocial-cards: no\n',
      ...Object.fromEntries(
        [1, 2, 3, 4].map((day) => [
          `posts/p${day}.md`,
          `---\ntitle: P${day}\ncreated: 2026-01-0${day}\ntags: [${day < 3 ? 'ropes' : 'sails'}]\n---\nText.\n`,
        ]),
      ),
    });
    const folder = temporaryFolder();
    await keptIn(content, folder);
    assert.deepEqual(await keptIn(content, folder), [], 'nothing changed');
    appendFileSync(join(content, 'posts/p1.md'), '\nMore of it.\n');
    const kept = await keptIn(content, folder);
    const count = (kind: string): number => kept.filter((key) => key.startsWith(kindOf(kind))).length;
    assert.equal(count('feed record'), 2, 'the feed of the site, and that of its tag');
    assert.equal(count('list record'), 0, 'no list shows the text');
    assert.equal(count('file record'), 1, 'llms-full.txt, but neither llms.txt nor the sitemap');
    assert.equal(count('document record'), 1);
    assert.equal(count('document group'), 1, 'the group of the post');
  });

  it('is the same site where a rule gives pages another media type, under which they are coded anew', async () => {
    const content = siteFolder(START);
    const folder = temporaryFolder();
    await recordedFilesOf(content, folder, HERE);
    write(content, '_headers', '/posts/*\n  content-type: text/plain\n');
    const plain = await filesOf({ content });
    assert.deepEqual(await recordedFilesOf(content, folder, HERE), plain);
    assert.match(JSON.stringify(plain), /text\/plain/);
  });

  it('is the same site where records are damaged', async () => {
    const content = siteFolder(START);
    for (let name = 0; name < 9; name++)
      write(content, `posts/p${name}.md`, writtenDocument(new Random(name)));
    const plain = await filesOf({ content });
    for (const many of [HERE, IN_THREADS]) {
      const folder = temporaryFolder();
      await recordedFilesOf(content, folder, HERE);
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name));
        for (let at = 900; at < bytes.length; at += 3_000) bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(join(folder, name), bytes);
      }
      assert.deepEqual(await recordedFilesOf(content, folder, many), plain, 'first');
      assert.deepEqual(await recordedFilesOf(content, folder, many), plain, 'again');
    }
  });

  it('is the same site where nothing can be written', async () => {
    const content = siteFolder(START);
    const plain = await filesOf({ content });
    const file = join(siteFolder({ file: 'no folder' }), 'file');
    assert.deepEqual(await recordedFilesOf(content, join(file, 'cache'), HERE), plain, 'here');
    assert.deepEqual(await recordedFilesOf(content, join(file, 'cache'), IN_THREADS), plain, 'in threads');
  });

  for (const seed of fuzzSeeds(4, 5)) {
    it(`is the same site after each of many edits (seed ${seed})`, async () => {
      const random = new Random(seed);
      const content = siteFolder(START);
      const folder = temporaryFolder();
      for (let name = 0; name < 6; name++) write(content, `posts/p${name}.md`, writtenDocument(random));
      const steps = fuzzRuns(25);
      for (let step = 0; step < steps; step++) {
        const kind = random.pick(Object.keys(EDITS));
        EDITS[kind]?.(content, random);
        const many = step % 8 === 3 ? IN_THREADS : HERE;
        const plain = await filesOf({ content });
        assert.deepEqual(await recordedFilesOf(content, folder, many), plain, `step ${step}: ${kind}`);
      }
    });
  }
});

/** Threads that make documents: what becomes of a build when one of them fails, and the sources that they share. */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, it } from 'vitest';
import { QUICK_LEVELS, uncompressed } from '../../build/bundle/codings.ts';
import type { Document } from '../../build/content/model.ts';
import { documentJob, makeRecord, takePlaces } from '../../build/large/document-job.ts';
import { DocumentThreads } from '../../build/large/document-threads.ts';
import { SourceLender, shareSources } from '../../build/large/shared-sources.ts';
import { siteInThread, type ThreadSite, threadSite } from '../../build/large/thread-site.ts';
import { recallDocument } from '../../build/pages/documents/document-record.ts';
import { type ContentCache, NO_CACHE } from '../../build/remember/content-cache.ts';
import { Memo } from '../../build/remember/memo.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { themeAssets } from '../../build/site/assets/theme-assets.ts';
import { NO_CODE } from '../../build/site/shortcodes/bundle-shortcodes.ts';
import type { SiteContext } from '../../build/site/site-context.ts';
import { snapshotRequests } from '../../build/site/snapshot-requests.ts';
import { temporaryFolder } from '../harness/site-folder.ts';
import { assembled, contentOf, post } from '../publish/site.ts';

const FILES = {
  'posts/a.md': post('title: A\ncreated: 2026-01-01', 'Text with **wörds** and 😀.\n'),
  'posts/b.md': post('title: B\ncreated: 2026-01-02', ''),
  'pages/c.md': 'No front matter.\n',
  // A homepage of its text alone, which does not read the posts.
  'pages/home.md': '---\nlayout: page\n---\nHome.\n',
};
/** What decides records beside their documents. */
const DECIDED = { levels: QUICK_LEVELS, safety: { scripts: [], extension: {} }, authorCode: NO_CODE };
const NOW = 1_790_000_000;

/** The files of documents as they are read: in memory that threads share, or of a long file not. */
function filesOf(
  documents: readonly Document[],
  isShared: (file: string) => boolean,
): Map<string, Uint8Array> {
  return new Map(
    documents.map(({ file, source }) => {
      const bytes = new TextEncoder().encode(`\ufeff${source}`);
      const shared = Buffer.from(new SharedArrayBuffer(bytes.length + 5)).subarray(3, 3 + bytes.length);
      shared.set(bytes);
      return [file, isShared(file) ? shared : bytes];
    }),
  );
}

function siteOf(context: SiteContext): ThreadSite {
  return threadSite(context, {
    tree: filesOf(context.content.documents, () => true),
    assets: { hashed: new Map() },
    pictures: new Map(),
    theme: themeAssets(context.content, { fonts: [], icons: [], tints: [] }),
    now: NOW,
    ...DECIDED,
  });
}

/** Threads with the `change`d data of a small site, and how many documents it has. */
async function threadsOf(
  change: (site: ThreadSite) => ThreadSite,
): Promise<{ threads: DocumentThreads; count: number; context: SiteContext; cache: ContentCache }> {
  const { context } = assembled(FILES);
  const cache = await openCache(temporaryFolder());
  const { sharing } = cache;
  assert.ok(sharing !== undefined);
  const count = snapshotRequests(context, NOW).requests.length;
  const threads = new DocumentThreads(sharing, 2);
  threads.start();
  threads.prepare(change(siteOf(context)));
  context.related.rankAll();
  return { threads, count, context, cache };
}

/** Makes a document; returns what was held for it alone. */
async function makeWithWords(threads: DocumentThreads): Promise<WeakRef<object>> {
  const words = { count: 0 };
  await threads.make([0], (places) => {
    words.count += places.length;
  });
  assert.equal(words.count, 1);
  return new WeakRef(words);
}

describe('threads that make documents', () => {
  it('show what the main thread shows around each page', () => {
    const { context } = assembled(FILES);
    const view = {
      ...context.view,
      icons: [{ rel: 'icon', href: '/icon.ico' }],
      favicon: '/icon.svg',
      logoForms: ['/32.png', '/64.png'],
      app: { manifest: '/manifest.json', colour: '#fff' },
    };
    const inThread = siteInThread(siteOf({ ...context, view }), NO_CACHE).context.view;
    const { stylesheet: _one, scripts: _two, ...shown } = inThread;
    const { stylesheet: _three, scripts: _four, ...expected } = view;
    assert.deepEqual(shown, expected);
  });

  it('make each of them once, in any of the threads', async () => {
    const { threads, count, context, cache } = await threadsOf((site) => site);
    const made: number[] = [];
    const wanted = [2, 0, 1, 3].slice(0, count);
    await threads.make(wanted, (places) => made.push(...places));
    await threads.close();
    const all = snapshotRequests({ ...context, memo: new Memo(cache) }, NOW).requests;
    for (const { input, document } of all) {
      assert.ok(recallDocument(input, document, { ...DECIDED, code: uncompressed }) !== null, document.file);
    }
    assert.deepEqual(made.sort(), wanted.sort(), 'the places of each are reported');
  });

  it('leave some of them to the main thread, which takes part', async () => {
    const { threads, count, context, cache } = await threadsOf((site) => site);
    const made: number[] = [];
    const all = snapshotRequests({ ...context, memo: new Memo(cache) }, NOW).requests;
    const done = threads.make(
      Array.from({ length: count }, (_, place) => place),
      (places) => made.push(...places),
    );
    const part = threads.takePart((place) => {
      const request = all[place];
      assert.ok(request !== undefined);
      makeRecord(request, { ...DECIDED, code: uncompressed });
    });
    await Promise.all([done, part]);
    await threads.close();
    assert.deepEqual(
      made.sort(),
      Array.from({ length: count }, (_, place) => place),
    );
    for (const { input, document } of all) {
      assert.ok(recallDocument(input, document, { ...DECIDED, code: uncompressed }) !== null, document.file);
    }
  });

  it('are not waited for by a main thread that has nothing to take part in', async () => {
    const { threads } = await threadsOf((site) => site);
    await threads.takePart(() => assert.fail('there is no document'));
    await threads.close();
  });

  it('hold nothing of what is done with documents when all are made', async () => {
    const { threads } = await threadsOf((site) => site);
    const held = await makeWithWords(threads);
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    await setImmediate();
    collectGarbage();
    assert.equal(held.deref(), undefined);
    await threads.close();
  });

  it('end the build with the name of the document that one of them could not make', async () => {
    const damaged = (site: ThreadSite): ThreadSite => ({
      ...site,
      documents: site.documents.map((document) => {
        // As no reader of content would give it.
        return document.file === 'posts/b.md'
          ? { ...document, description: {} as unknown as string }
          : document;
      }),
    });
    const { threads, count } = await threadsOf(damaged);
    const all = Array.from({ length: count }, (_, place) => place);
    await assert.rejects(
      threads.make(all, () => {}),
      /posts\/b\.md could not be made: /,
    );
    await assert.rejects(
      threads.make(all, () => {}),
      'and go on failing',
    );
    await threads.close();
  });

  it('end the build where what is done with a document fails', async () => {
    const { threads } = await threadsOf((site) => site);
    const failing = (): void => {
      throw new Error('its words cannot be read');
    };
    await assert.rejects(threads.make([0], failing), /its words cannot be read/);
    await threads.close();
  });

  it('end the build where one is sent the place of a document that is not there', async () => {
    const { threads } = await threadsOf((site) => site);
    await assert.rejects(
      threads.make([99], () => {}),
      /no document 99 at 1790000000/,
    );
    await threads.close();
  });
});

describe('sources that are shared', () => {
  it('are those of the documents, for as long as they are lent', () => {
    const { documents } = contentOf(FILES);
    const bare = documents.map((document) => ({ ...document, body: '', source: '' }));
    const files = filesOf(documents, (file) => file !== 'posts/a.md');
    const sources = new SourceLender(structuredClone(shareSources(documents, files)), bare);
    for (const [index, document] of bare.entries()) {
      const lent = sources.lend(document, () => ({ ...document }));
      assert.deepEqual(lent, documents[index]);
      assert.deepEqual([document.body, document.source], ['', '']);
    }
    // What stands in for a variant is a copy of its original.
    const [first] = bare;
    assert.ok(first !== undefined);
    const copy = { ...first, path: '/elsewhere' };
    assert.equal(
      sources.lend(copy, () => copy.source),
      documents[0]?.source,
    );
  });
});

describe('documents that several threads share', () => {
  it('are taken once each, in their order, and fewer at a time near the end', () => {
    const places = Array.from({ length: 700 }, (_, index) => 700 - index);
    const job = documentJob(places);
    const taken: number[][] = [];
    for (let next = takePlaces(job); next !== null; next = takePlaces(job)) taken.push([...next]);
    assert.deepEqual(taken.flat(), places);
    assert.equal(taken[0]?.length, 32);
    assert.equal(taken.at(-1)?.length, 1);
  });
});

/** Threads that make documents: what becomes of a build when one of them fails, and the texts that they share. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { QUICK_LEVELS } from '../../build/bundle/codings.ts';
import { threadsAhead } from '../../build/plan/site-documents.ts';
import { DOCUMENT_RECORD } from '../../build/records/document-key.ts';
import { DocumentTexts, shareTexts } from '../../build/records/document-texts.ts';
import { DocumentThreads } from '../../build/records/document-threads.ts';
import { type ThreadPlan, threadPlan } from '../../build/records/thread-plan.ts';
import { cacheKey } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { themeAssets } from '../../build/site/assets/theme-assets.ts';
import type { SiteContext } from '../../build/site/site-context.ts';
import { planSnapshot } from '../../build/site/snapshot-plan.ts';
import { temporaryFolder } from '../harness/site-folder.ts';
import { assembled, contentOf, post } from '../publish/site.ts';

const FILES = {
  'posts/a.md': post('title: A\ncreated: 2026-01-01', 'Text with **wörds** and 😀.\n'),
  'posts/b.md': post('title: B\ncreated: 2026-01-02', ''),
  'pages/c.md': 'No front matter.\n',
};
const NOW = 1_790_000_000;

function planOf(context: SiteContext): ThreadPlan {
  return threadPlan(context, {
    assets: { hashed: new Map() },
    theme: themeAssets(context.content, { fonts: [], icons: [] }),
    levels: QUICK_LEVELS,
    safety: { scripts: [], extension: {} },
  });
}

/** Threads that have `change`d the plan of a small site, and how many documents it has. */
async function threadsOf(
  change: (plan: ThreadPlan) => ThreadPlan,
): Promise<{ threads: DocumentThreads; count: number }> {
  const { context } = assembled(FILES);
  const { sharing } = await openCache(temporaryFolder());
  assert.ok(sharing !== undefined);
  const count = planSnapshot(context, NOW).requests.length;
  const threads = new DocumentThreads(sharing, 2);
  threads.prepare(change(planOf(context)));
  return { threads, count };
}

describe('threads that make documents', () => {
  it('make each of them once, whichever thread does', async () => {
    const { threads, count } = await threadsOf((plan) => plan);
    const heard: number[] = [];
    const records = await threads.make(NOW, [2, 0, 1, 3].slice(0, count), (done) => heard.push(done));
    await threads.close();
    assert.equal(new Set(records.map((record) => record?.key)).size, count);
    assert.equal(heard.at(-1), count);
  });

  it('end the build with the name of the document that one of them could not make', async () => {
    const damaged = (plan: ThreadPlan): ThreadPlan => ({
      ...plan,
      documents: plan.documents.map((document) => {
        // As no reader of content would give it.
        return document.file === 'posts/b.md'
          ? { ...document, description: {} as unknown as string }
          : document;
      }),
    });
    const { threads, count } = await threadsOf(damaged);
    const all = Array.from({ length: count }, (_, place) => place);
    await assert.rejects(
      threads.make(NOW, all, () => {}),
      /posts\/b\.md could not be made: /,
    );
    await assert.rejects(
      threads.make(NOW, all, () => {}),
      'and go on failing',
    );
    await threads.close();
  });

  it('end the build where one is asked for what there is not', async () => {
    const { threads } = await threadsOf((plan) => plan);
    await assert.rejects(
      threads.make(NOW, [99], () => {}),
      /no document 99 at 1790000000/,
    );
    await threads.close();
  });
});

describe('threads that are started before the content is read', () => {
  const scale = { small: 1, many: 2 };
  const TREE = new Map(Object.entries(FILES).map(([file, text]) => [file, Buffer.from(text)]));

  it('make the documents that they are told of later', async () => {
    const cache = await openCache(temporaryFolder());
    const threads = threadsAhead({ cache, scale }, TREE);
    assert.ok(threads !== null);
    const { context } = assembled(FILES);
    threads.prepare(planOf(context));
    const records = await threads.make(NOW, [0, 1], () => {});
    await threads.close();
    assert.equal(new Set(records.map((record) => record?.key)).size, 2);
  });

  it('are none where they may not be wanted', async () => {
    const cache = await openCache(temporaryFolder());
    assert.equal(threadsAhead({ scale }, TREE), null, 'without a cache');
    assert.equal(threadsAhead({ cache, scale, quick: true }, TREE), null, 'in a hurry');
    assert.equal(threadsAhead({ cache, scale: { small: 1, many: 4 } }, TREE), null, 'for few documents');
    assert.equal(threadsAhead({ cache, scale: { small: 3, many: 2 } }, TREE), null, 'for a small site');
    const folder = temporaryFolder();
    const before = await openCache(folder);
    before.put(cacheKey(DOCUMENT_RECORD, 1), Buffer.from('kept'));
    await before.save();
    assert.equal(threadsAhead({ cache: await openCache(folder), scale }, TREE), null, 'after another build');
  });
});

describe('texts that are shared', () => {
  it('are those of the documents, for as long as they are lent', () => {
    const { documents } = contentOf(FILES);
    const bare = documents.map((document) => ({ ...document, body: '', source: '' }));
    const texts = new DocumentTexts(structuredClone(shareTexts(documents)), bare);
    for (const [index, document] of bare.entries()) {
      const lent = texts.lend(document, () => ({ ...document }));
      assert.deepEqual(lent, documents[index]);
      assert.deepEqual([document.body, document.source], ['', '']);
    }
    // What stands in for a variant is a copy of its original.
    const [first] = bare;
    assert.ok(first !== undefined);
    const copy = { ...first, path: '/elsewhere' };
    assert.equal(
      texts.lend(copy, () => copy.source),
      documents[0]?.source,
    );
  });
});

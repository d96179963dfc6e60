/** The text of manifest.json: the manifest itself, a line for each thing in it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { encodedDocument, encodeTexts, withTexts } from '../../build/bundle/document-texts.ts';
import type { Manifest, ManifestDocument } from '../../build/bundle/manifest.ts';
import { manifestText } from '../../build/bundle/manifest-text.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { OpenedFile } from '../../build/bytes/opened-file.ts';
import { FileSlice } from '../../build/bytes/stored-bytes.ts';
import { makeFixtureSite } from '../serve/fixture-site.ts';

const text = (manifest: Manifest): string => Buffer.from(concatenate([...manifestText(manifest)])).toString();

describe('the text of a manifest', () => {
  const { manifest } = makeFixtureSite();

  it('is JSON of the manifest, keys in their order', () => {
    assert.equal(JSON.stringify(JSON.parse(text(manifest))), JSON.stringify(manifest));
  });

  it('has a line for each route and each body', () => {
    const lines = text(manifest).split('\n');
    for (const route of manifest.routes) {
      assert.ok(
        lines.some((line) => line.startsWith(`{"path":${JSON.stringify(route.path)},`)),
        route.path,
      );
    }
    for (const sha of Object.keys(manifest.bodies))
      assert.ok(lines.some((line) => line.startsWith(`"${sha}":[`)));
    assert.equal(lines.at(-1), '');
  });

  it('is made in blocks, none of them long, with every character whole', () => {
    const markdown = '𝄞'.repeat(400_000);
    const post = { html: '', markdown, text: '' } as unknown as Manifest['posts'][number];
    const large = { ...manifest, posts: Array.from({ length: 12 }, () => post) };
    const blocks = [...manifestText(large)];
    assert.ok(blocks.length > 5);
    for (const block of blocks) assert.ok(block.length < 8 << 20);
    assert.deepEqual(JSON.parse(text(large)), JSON.parse(JSON.stringify(large)));
  });

  it('has no lines where there is nothing', () => {
    assert.ok(text({ ...manifest, posts: [], bodies: {} }).includes('"posts":[],\n'));
  });

  it('is the same whether the texts of a document are encoded before or now, in memory or in a file', async () => {
    const { html, markdown, text: plain, ...head } = awkwardDocument;
    const texts = encodeTexts({ html, markdown, text: plain });
    const folder = await mkdtemp(join(tmpdir(), 'coldpress-texts-'));
    const file = new OpenedFile(join(folder, 'pack'));
    await writeFile(file.file, Buffer.concat([Buffer.from('head'), texts, Buffer.from('tail')]));
    const documents = [
      awkwardDocument,
      withTexts({ head, texts }),
      withTexts({ head, texts: new FileSlice(file, 4, texts.length) }),
    ];
    const [first, ...others] = documents.map((each) =>
      text({ ...manifest, posts: [each], pages: [each, ...manifest.posts, each] }),
    );
    file.close();
    await rm(folder, { recursive: true });
    for (const other of others) assert.equal(other, first);
    assert.ok(first?.includes('"html":"<p>\\ud800 \\" ü</p>","markdown":"a\\r\\n b","text":""}'));
  });
});

/** Texts with what JSON must escape, half a surrogate pair among it. */
const awkwardDocument: ManifestDocument = {
  file: 'posts/a.md',
  path: '/posts/a',
  slug: 'a',
  title: 'Ü "quoted"',
  description: '',
  author: null,
  language: 'en',
  created: null,
  modified: null,
  expires: null,
  keywords: [],
  tags: ['x'],
  meta: { any: { thing: [1, null] } },
  html: '<p>\ud800 " ü</p>',
  markdown: 'a\r\n\u2028b',
  text: '',
};

describe('a document whose texts are encoded', () => {
  const { html, markdown, text: plain, ...head } = awkwardDocument;
  const encoded = withTexts({ head, texts: encodeTexts({ html, markdown, text: plain }) });

  it('has the keys and values of any other, in their order', () => {
    assert.deepEqual({ ...encoded }, awkwardDocument);
    assert.equal(JSON.stringify(encoded), JSON.stringify(awkwardDocument));
    assert.deepEqual(Object.keys(encoded), Object.keys(awkwardDocument));
  });

  it('is read once for the three, and right in any order of reading', () => {
    let reads = 0;
    const bytes = [0, 1].map((number) =>
      encodeTexts({ html: `h${number}`, markdown: `m${number}`, text: '' }),
    );
    const [first, second] = bytes.map((content) => {
      const fill = (target: Uint8Array, offset: number): void => {
        reads++;
        target.set(content.subarray(offset, offset + target.length));
      };
      const texts = new FileSlice({ file: 'counted', fill }, 0, content.length);
      return withTexts({ head, texts });
    });
    assert.deepEqual([first?.html, first?.markdown, first?.text], ['h0', 'm0', '']);
    assert.equal(reads, 1);
    assert.deepEqual([second?.html, first?.html, second?.markdown], ['h1', 'h0', 'm1']);
  });

  it('is known by itself, not by its copies, which are documents like any other', () => {
    assert.equal(encodedDocument(encoded)?.head, head);
    assert.equal(encodedDocument({ ...encoded }), null);
    assert.equal(encodedDocument(awkwardDocument), null);
  });
});

/** Texts of documents that are decoded when they are used. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { DocumentReader } from '../../build/content/document-reader.ts';
import { copyDocument, factsOf, withFileText } from '../../build/content/later-text.ts';
import type { Document } from '../../build/content/model.ts';
import { readContent } from '../../build/content/read-content.ts';

const TEXT = '\ufeff---\ntitle: Å 😀\n---\nA body.\n';

/** The document of a file with this text. */
function documentOf(text: string): Document {
  const tree = new Map([['pages/a.md', Buffer.from(text)]]);
  const [document] = readContent(tree, new DocumentReader()).documents;
  assert.ok(document !== undefined);
  return document;
}

const PLAIN: Document = { ...documentOf(TEXT), sha256: '00' };
const BODY_AT = PLAIN.source.length - PLAIN.body.length;

function later(bytes: Uint8Array): Document {
  const { body: _, source: _source, ...facts } = PLAIN;
  return withFileText(facts, bytes, BODY_AT);
}

test('A document whose texts are decoded later equals one that has them, and so does a copy of either kind', () => {
  const document = later(Buffer.from(TEXT));
  for (const same of [document, copyDocument(document), { ...document }, copyDocument(PLAIN)]) {
    assert.deepEqual({ ...same }, PLAIN);
    assert.deepEqual([same.body, same.source], ['A body.\n', TEXT.slice(1)]);
    assert.equal(JSON.stringify(factsOf(same)), JSON.stringify(factsOf(PLAIN)));
  }
});

test('Neither a copy nor the facts need the texts', () => {
  const bytes = Buffer.from(TEXT);
  const document = later(bytes);
  const copy = copyDocument(document);
  const facts = factsOf(copy);
  // The texts are read only now.
  bytes.fill(0x2e);
  assert.equal(copy.body, '.'.repeat(bytes.length - BODY_AT));
  assert.deepEqual([facts.title, 'body' in facts, 'source' in facts], ['Å 😀', false, false]);
});

test('A document has blocks if the word is in its body', () => {
  assert.deepEqual(
    ['```mdcms toc\n```\n', '---\nx: mdcms\n---\nNone.\n'].map((text) => documentOf(text).hasBlocks),
    [true, false],
  );
});

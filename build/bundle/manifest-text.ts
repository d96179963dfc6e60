/**
 * The manifest as the text of manifest.json. A large site's is longer than a string can be (2^29 characters),
 * so it is made a block at a time; and each document, route and body has a line of its own, so that two
 * manifests can be compared line by line.
 */

import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { encodedDocument } from './document-texts.ts';
import type { Manifest, ManifestDocument } from './manifest.ts';

/** Characters that are gathered before they are encoded. */
const BLOCK = 1 << 20;

/**
 * UTF-8 in blocks, each made when it is read; the long texts of documents are slices of the cache. Keys have the
 * manifest's order.
 */
export function* manifestText(manifest: Manifest): Generator<StoredBytes, void> {
  let before = '{';
  for (const [key, value] of Object.entries(manifest)) {
    const start = `${before}${JSON.stringify(key)}:`;
    before = ',\n';
    if (key === 'posts' || key === 'pages') yield* documentLines(start, value as ManifestDocument[]);
    else if (key === 'bodies') yield* lines(`${start}{`, Object.entries(manifest.bodies), bodyText, '}');
    else if (Array.isArray(value)) yield* lines(`${start}[`, value, (item) => JSON.stringify(item), ']');
    else yield Buffer.from(start + JSON.stringify(value));
  }
  yield Buffer.from('}\n');
}

function* lines<Item>(
  start: string,
  items: readonly Item[],
  toText: (item: Item) => string,
  end: string,
): Generator<StoredBytes, void> {
  let text = start;
  let before = '\n';
  for (const item of items) {
    text += before + toText(item);
    before = ',\n';
    if (text.length < BLOCK) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text + end);
}

function* documentLines(start: string, documents: readonly ManifestDocument[]): Generator<StoredBytes, void> {
  let text = `${start}[`;
  let before = '\n';
  for (const document of documents) {
    const encoded = encodedDocument(document);
    if (encoded === null) text += before + JSON.stringify(document);
    else {
      yield Buffer.from(`${text}${before}${JSON.stringify(encoded.head).slice(0, -1)},`);
      yield encoded.texts;
      text = '';
    }
    before = ',\n';
    if (text.length < BLOCK) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(`${text}]`);
}

function bodyText([sha, [offset, length]]: [string, [number, number]]): string {
  return `"${sha}":[${offset},${length}]`;
}

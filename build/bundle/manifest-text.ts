/**
 * The manifest as the text of manifest.json. A large site's is longer than a string can be (2^29 characters),
 * so it is made a block at a time; and each document, route and body has a line of its own, so that two
 * manifests can be compared line by line.
 */
import { encodedDocument } from './document-texts.ts';
import type { Manifest, ManifestDocument } from './manifest.ts';
import { loadBytes, type StoredBytes } from './stored-bytes.ts';

/** Characters that are gathered before they are encoded. */
const BLOCK = 1 << 20;

/** UTF-8 in blocks, each made when it is asked for. Keys stand in the order in which the manifest has them. */
export function* manifestText(manifest: Manifest): Generator<Uint8Array, void> {
  let text = '';
  for (const piece of pieces(manifest)) {
    if (typeof piece === 'string') text += piece;
    if (typeof piece === 'string' && text.length < BLOCK) continue;
    yield Buffer.from(text);
    text = '';
    if (typeof piece !== 'string') yield loadBytes(piece);
  }
  yield Buffer.from(text);
}

type Pieces = Generator<string | StoredBytes, void>;

function* pieces(manifest: Manifest): Pieces {
  let before = '{';
  for (const [key, value] of Object.entries(manifest)) {
    yield `${before}${JSON.stringify(key)}:`;
    before = ',\n';
    if (key === 'posts' || key === 'pages') yield* lines('[', value as ManifestDocument[], documentText, ']');
    else if (Array.isArray(value)) yield* lines('[', value, (item) => [JSON.stringify(item)], ']');
    else if (key === 'bodies') yield* lines('{', Object.entries(manifest.bodies), bodyText, '}');
    else yield JSON.stringify(value);
  }
  yield '}\n';
}

function* lines<Item>(
  open: string,
  items: readonly Item[],
  toText: (item: Item) => (string | StoredBytes)[],
  close: string,
): Pieces {
  yield open;
  let before = '\n';
  for (const item of items) {
    yield before;
    yield* toText(item);
    before = ',\n';
  }
  yield close;
}

function documentText(document: ManifestDocument): (string | StoredBytes)[] {
  const encoded = encodedDocument(document);
  if (encoded === null) return [JSON.stringify(document)];
  return [`${JSON.stringify(encoded.head).slice(0, -1)},`, encoded.texts];
}

function bodyText([sha, place]: [string, [number, number]]): string[] {
  return [`"${sha}":${JSON.stringify(place)}`];
}

/**
 * The manifest as the text of manifest.json. A large site's is longer than a string can be (2^29 characters),
 * so it is made a block at a time; and each document, route and body has a line of its own, so that two
 * manifests can be compared line by line.
 */

import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { encodedDocument } from './document-texts.ts';
import type { Manifest, ManifestDocument } from './manifest.ts';

/** Bytes that are gathered. */
const BLOCK = 256 << 10;

/**
 * UTF-8 in blocks, each made when it is read; the long texts of documents are slices of the cache. Keys have the
 * manifest's order. `routes` are the lines of its routes, where they are made already.
 */
export function* manifestText(
  manifest: Manifest,
  routes: Iterable<string> = texts(manifest.routes),
): Generator<StoredBytes, void> {
  const blocks = new TextBlocks();
  let before = '{';
  for (const [key, value] of Object.entries(manifest)) {
    const start = `${before}${JSON.stringify(key)}:`;
    before = ',\n';
    if (key === 'posts' || key === 'pages') yield* documentLines(blocks, start, value as ManifestDocument[]);
    else if (key === 'routes') yield* lines(blocks, `${start}[`, routes, ']');
    else if (key === 'bodies') yield* lines(blocks, `${start}{`, bodyTexts(manifest.bodies), '}');
    else if (Array.isArray(value)) yield* lines(blocks, `${start}[`, texts(value), ']');
    else if (blocks.put(start + JSON.stringify(value))) yield* blocks.take();
  }
  blocks.put('}\n');
  yield* blocks.take();
}

/** Texts one after another. Each is encoded at once: joined to a long one first they would be copied once more. */
class TextBlocks {
  #full: Uint8Array[] = [];
  #block: Buffer = Buffer.allocUnsafe(BLOCK);
  /** Bytes of the block before those that were taken, and all bytes. */
  #taken = 0;
  #used = 0;

  /** Adds a text; returns whether there are blocks to be taken. */
  put(text: string): boolean {
    // UTF-8 has three bytes at most for a UTF-16 unit.
    const most = 3 * text.length;
    if (this.#used + most > this.#block.length) {
      this.#end();
      this.#block = Buffer.allocUnsafe(Math.max(BLOCK, most));
      this.#taken = 0;
      this.#used = 0;
    }
    this.#used += this.#block.write(text, this.#used);
    return this.#full.length > 0;
  }

  /** All texts that were not taken yet. */
  take(): readonly Uint8Array[] {
    this.#end();
    const full = this.#full;
    this.#full = [];
    return full;
  }

  #end(): void {
    if (this.#used > this.#taken) this.#full.push(this.#block.subarray(this.#taken, this.#used));
    this.#taken = this.#used;
  }
}

function* lines(
  blocks: TextBlocks,
  start: string,
  items: Iterable<string>,
  end: string,
): Generator<StoredBytes, void> {
  blocks.put(start);
  let before = '\n';
  for (const item of items) {
    blocks.put(before);
    before = ',\n';
    if (blocks.put(item)) yield* blocks.take();
  }
  blocks.put(end);
}

/** The line of a route, or of another item of a list. */
export function lineOf(item: unknown): string {
  return JSON.stringify(item);
}

function* texts(items: readonly unknown[]): Generator<string, void> {
  for (const item of items) yield lineOf(item);
}

function* documentLines(
  blocks: TextBlocks,
  start: string,
  documents: readonly ManifestDocument[],
): Generator<StoredBytes, void> {
  blocks.put(`${start}[`);
  let before = '\n';
  for (const document of documents) {
    const encoded = encodedDocument(document);
    if (encoded === null) blocks.put(before + JSON.stringify(document));
    else blocks.put(`${before}${JSON.stringify(encoded.head).slice(0, -1)},`);
    yield* blocks.take();
    if (encoded !== null) yield encoded.texts;
    before = ',\n';
  }
  blocks.put(']');
}

function* bodyTexts(bodies: Manifest['bodies']): Generator<string, void> {
  for (const sha of Object.keys(bodies)) {
    const place = bodies[sha];
    if (place !== undefined) yield `"${sha}":[${place[0]},${place[1]}]`;
  }
}

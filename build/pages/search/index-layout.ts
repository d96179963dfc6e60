/** The parts of a search index side by side, and its header (src/site/search-layout.ts). */
import { createHash } from 'node:crypto';
import {
  INDEX_AT_LENGTH,
  INDEX_AT_MAGIC,
  INDEX_AT_TAG,
  INDEX_AT_VERSION,
  INDEX_HEADER_SIZE,
  INDEX_MAGIC,
  INDEX_TAIL,
  INDEX_VERSION,
  TAG_LENGTH,
} from '../../../src/site/search-layout.ts';
import { ByteWriter } from './byte-writer.ts';

/** Pieces of bytes, one after another, with their offsets and the offset of their end. */
export class OffsetTable {
  readonly bytes: ByteWriter = new ByteWriter();
  readonly #offsets: number[] = [];

  /** A table of texts in UTF-8. */
  static of(texts: readonly string[]): OffsetTable {
    const table = new OffsetTable();
    const all = Buffer.from(texts.join(''));
    let length = 0;
    for (const text of texts) {
      table.#offsets.push(length);
      length += isAscii(text) ? text.length : Buffer.byteLength(text);
    }
    if (length === all.length) {
      table.bytes.bytes(all);
      return table;
    }
    // Halves of a surrogate pair that end one text and begin the next became one character.
    table.#offsets.length = 0;
    for (const text of texts) table.next().bytes(Buffer.from(text));
    return table;
  }

  /** Begins the next piece with the bytes that are written from now on. */
  next(): ByteWriter {
    this.#offsets.push(this.bytes.length);
    return this.bytes;
  }

  get offsets(): number[] {
    return [...this.#offsets, this.bytes.length];
  }

  get size(): number {
    return (this.#offsets.length + 1) * 4 + this.bytes.length;
  }
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** Collects the parts. */
export class IndexLayout {
  readonly #parts: Uint8Array[] = [];
  #length = INDEX_HEADER_SIZE;
  readonly #fields: [number, number][] = [
    [INDEX_AT_MAGIC, INDEX_MAGIC],
    [INDEX_AT_VERSION, INDEX_VERSION],
  ];

  /** Adds a part, and its offset to the header field at `field`. */
  add(field: number, bytes: Uint8Array): void {
    this.#fields.push([field, this.#length]);
    this.#push(bytes);
  }

  /** Adds a table of offsets from the start of the index, then the bytes that they refer to. */
  addTable(field: number, { offsets, bytes }: OffsetTable): void {
    const first = this.#length + offsets.length * 4;
    const table = new DataView(new ArrayBuffer(offsets.length * 4));
    for (let place = 0; place < offsets.length; place++)
      table.setUint32(place * 4, first + (offsets[place] ?? 0), true);
    this.add(field, new Uint8Array(table.buffer));
    this.#push(bytes.view());
  }

  /** The index, with these header fields beside the offsets of its parts. */
  done(fields: readonly (readonly [number, number])[]): Uint8Array {
    const index = new Uint8Array(this.#length + INDEX_TAIL);
    let at = INDEX_HEADER_SIZE;
    for (const part of this.#parts) {
      index.set(part, at);
      at += part.length;
    }
    const view = new DataView(index.buffer);
    for (const [offset, value] of [...this.#fields, ...fields]) view.setUint32(offset, value, true);
    view.setUint32(INDEX_AT_LENGTH, index.length, true);
    const tag = createHash('sha256').update(index).digest('base64url').slice(0, TAG_LENGTH);
    index.set(Buffer.from(tag), INDEX_AT_TAG);
    return index;
  }

  #push(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}

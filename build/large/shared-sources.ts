/** The sources of all documents in memory that threads share. One is decoded while it is used. */
import { decodeAgain } from '../content/decode.ts';
import type { Document, SourceTree } from '../content/model.ts';

/** The files of the documents in UTF-8. */
export interface SharedSources {
  /** As they were read (content/read-once.ts), many files in each. */
  blocks: SharedArrayBuffer[];
  /** Of each document three numbers: its block, the byte of it at which the file begins, and the bytes of the file. */
  places: Uint32Array;
  /** Of each document how many UTF-16 units of its source come before the body. */
  bodies: Uint32Array;
}

/** The sources of `documents`, in their order, which are among the files of `tree`. A body is the end of its source. */
export function shareSources(documents: readonly Document[], tree: SourceTree): SharedSources {
  const numbers = new Map<SharedArrayBuffer, number>();
  const places = new Uint32Array(3 * documents.length);
  const bodies = new Uint32Array(documents.length);
  documents.forEach(({ file, source, body }, index) => {
    const bytes = tree.get(file);
    if (bytes === undefined) throw new RangeError(`${file} is no file of the site`);
    const { buffer, byteOffset, length } = inSharedMemory(bytes);
    const number = numbers.get(buffer) ?? numbers.size;
    numbers.set(buffer, number);
    places.set([number, byteOffset, length], 3 * index);
    bodies[index] = source.length - body.length;
  });
  return { blocks: [...numbers.keys()], places, bodies };
}

/** The bytes themselves, or a copy of those of a long file. */
function inSharedMemory(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes as Uint8Array<SharedArrayBuffer>;
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

export class SourceLender {
  readonly #sources: SharedSources;
  readonly #places: ReadonlyMap<string, number>;

  /** `documents` are those of `sources`. */
  constructor(sources: SharedSources, documents: readonly Document[]) {
    this.#sources = sources;
    this.#places = new Map(documents.map(({ file }, index) => [file, index]));
  }

  /** Gives `document` its source and body while `use` runs. It may be a copy of one of the documents. */
  lend<T>(document: Document, use: () => T): T {
    const place = this.#places.get(document.file);
    if (place === undefined) throw new RangeError(`${document.file} is no document of the site`);
    const source = this.#sourceAt(place);
    try {
      document.source = source;
      document.body = source.slice(this.#sources.bodies[place] ?? 0);
      return use();
    } finally {
      document.source = '';
      document.body = '';
    }
  }

  #sourceAt(place: number): string {
    const { blocks, places } = this.#sources;
    const [number = 0, start, length] = places.subarray(3 * place, 3 * place + 3);
    const block = blocks[number];
    if (block === undefined) throw new RangeError(`there is no block ${number} of sources`);
    return decodeAgain(new Uint8Array(block, start, length));
  }
}

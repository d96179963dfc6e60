/** The sources of all documents in memory that threads share. One is decoded while it is used. */
import type { Document } from '../content/model.ts';

/** The sources in UTF-8, one after another. */
export interface SharedSources {
  bytes: SharedArrayBuffer;
  /** Of each document the byte at which its source begins, then the end of the last. */
  starts: Float64Array;
  /** Of each document how many UTF-16 units of its source come before the body. */
  bodies: Uint32Array;
}

/** The sources of `documents`, in their order. A body is the end of its source. */
export function shareSources(documents: readonly Document[]): SharedSources {
  const starts = new Float64Array(documents.length + 1);
  const bodies = new Uint32Array(documents.length);
  documents.forEach(({ source, body }, index) => {
    starts[index + 1] = (starts[index] ?? 0) + Buffer.byteLength(source);
    bodies[index] = source.length - body.length;
  });
  const bytes = new SharedArrayBuffer(starts[documents.length] ?? 0);
  const target = Buffer.from(bytes);
  documents.forEach(({ source }, index) => {
    target.write(source, starts[index] ?? 0);
  });
  return { bytes, starts, bodies };
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
    const { bytes, starts, bodies } = this.#sources;
    const source = Buffer.from(bytes).toString('utf8', starts[place] ?? 0, starts[place + 1] ?? 0);
    try {
      document.source = source;
      document.body = source.slice(bodies[place] ?? 0);
      return use();
    } finally {
      document.source = '';
      document.body = '';
    }
  }
}

/** The key of a document's record: all that its pages are made of. */
import { type CompressionLevels, LIBRARIES } from '../../bundle/codings.ts';
import { cacheKey } from '../../cache/content-cache.ts';
import type { Document } from '../../content/model.ts';
import { DataDigests, factsOf } from '../data-digests.ts';
import { sourceSurroundings } from '../documents.ts';
import { documentSurroundings } from '../page-surroundings.ts';
import type { SafetyOptions } from '../safety-headers.ts';
import type { SnapshotInput } from '../snapshot-input.ts';

/** Raised when the same parts would give another record. */
const VERSION = 1;

/** What decides a record beside its document and the site around that. */
export interface RecordOptions {
  levels: CompressionLevels;
  safety: SafetyOptions;
}

export class DocumentKeys {
  readonly #digests = new DataDigests();
  readonly #options: string;

  constructor({ levels, safety }: RecordOptions) {
    this.#options = JSON.stringify([levels, LIBRARIES, safety]);
  }

  /** The key where the article of the first page is the one of `articleKey`. */
  of(input: SnapshotInput, document: Document, articleKey: string): string {
    const { document: _, original, view, ...rest } = documentSurroundings(input, document);
    const { document: _own, ...source } = sourceSurroundings(input, document);
    return cacheKey(
      'document record',
      VERSION,
      articleKey,
      this.#options,
      this.#digests.ofDocument(document),
      // Its texts are those of the document.
      original === null ? '' : factsOf(original),
      this.#digests.of(view),
      JSON.stringify([rest, source]),
    );
  }
}

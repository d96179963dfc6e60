/** The key of a document's record: all that its pages are made of. */
import { type CompressionLevels, LIBRARY } from '../bundle/codings.ts';
import type { Document } from '../content/model.ts';
import type { Asked } from '../pages/documents/article-cache.ts';
import { documentDigest, factsDigest } from '../pages/documents/document-digest.ts';
import { type SourceSurroundings, sourceSurroundings } from '../pages/documents/documents.ts';
import { type DocumentSurroundings, documentSurroundings } from '../pages/documents/page-surroundings.ts';
import { cacheKey } from '../remember/content-cache.ts';
import { DataDigests } from '../remember/data-digests.ts';
import type { SafetyOptions } from '../site/safety/safety-headers.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';

/** What the keys of these records are keys of. */
export const DOCUMENT_RECORD = 'document record';
/** Raised when the same parts would give another record. */
const VERSION = 3;

/** What decides a record beside its document and the site around that. */
export interface RecordOptions {
  levels: CompressionLevels;
  safety: SafetyOptions;
}

/** What decides records of whatever kind, as text. */
export function recordCircumstances({ levels, safety }: RecordOptions): string {
  return JSON.stringify([levels, LIBRARY, safety]);
}

/** A document with all that its pages and its source see of the site. */
export interface SeenDocument {
  around: DocumentSurroundings;
  source: SourceSurroundings;
}

/** `document` as it is seen in `input`. */
export function seeDocument(input: SnapshotInput, document: Document): SeenDocument {
  return { around: documentSurroundings(input, document), source: sourceSurroundings(input, document) };
}

export class DocumentKeys {
  readonly #digests = new DataDigests();
  readonly #options: string;

  constructor({ levels, safety }: RecordOptions) {
    this.#options = recordCircumstances({ levels, safety });
  }

  /** The key of the document seen as `seen`, whatever its articles ask. */
  of({ around, source }: SeenDocument): string {
    const { document, original, view, ...rest } = around;
    const { document: _, ...ofSource } = source;
    return cacheKey(
      DOCUMENT_RECORD,
      VERSION,
      this.#options,
      documentDigest(document),
      // Its texts are those of the document.
      original === null ? '' : factsDigest(original),
      this.#digests.of(view),
      JSON.stringify([rest, ofSource]),
    );
  }

  /** The key where the record at `key`, from `of`, is of other answers than `asked`, to the same questions. */
  answered(key: string, asked: Asked): string {
    return cacheKey(DOCUMENT_RECORD, VERSION, key, JSON.stringify(asked));
  }
}

/** A document's digest for keys of the cache: computed once for all its pages. */
import { hash } from 'node:crypto';
import { factsOf } from '../../content/later-text.ts';
import type { Document } from '../../content/model.ts';
import { descriptionOf } from '../../site/description.ts';

/**
 * A digest of some data of a document, SHA-256 in hex. It is computed once, at the first call: by then the texts must
 * be loaded (large/shared-sources.ts), and the document must not change any more.
 */
export type DocumentDigest = (document: Document) => string;

/** A digest of `textOf(document)`. */
function digestOf(textOf: (document: Document) => string): DocumentDigest {
  const digests: WeakMap<Document, string> = new WeakMap();
  return (document) => {
    let digest = digests.get(document);
    if (digest === undefined) {
      digest = hash('sha256', textOf(document), 'hex');
      digests.set(document, digest);
    }
    return digest;
  };
}

/** The digest of a document without its texts. */
export const factsDigest: DocumentDigest = digestOf((document) => JSON.stringify(factsOf(document)));

/** The digest for lists: the facts and the description, which may be the beginning of the text. */
export const summaryDigest: DocumentDigest = digestOf(
  (document) => `${factsDigest(document)}\n${descriptionOf(document)}`,
);

/** The digest of a whole document. The body is the end of its source. */
export const documentDigest: DocumentDigest = digestOf(
  (document) => `${factsDigest(document)}\n${document.sha256 ?? document.source}`,
);

/** The digest of `documents` in their order; `digest` is that of one. */
export function documentsDigest(
  documents: readonly Document[],
  digest: DocumentDigest = documentDigest,
): string {
  return hash('sha256', documents.map(digest).join('\n'), 'hex');
}

/** A document's digest for keys of the cache: computed once, and used for all its pages. */
import { hash } from 'node:crypto';
import type { Document } from '../../content/model.ts';
import { descriptionOf } from '../../site/description.ts';

/**
 * A digest of something about a document, SHA-256 in hex. It is computed once, at the first call: so the
 * texts have to be there then (large/shared-sources.ts), and nothing may change any more.
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

/** Of all that is known of a document but its texts. */
export const factsDigest: DocumentDigest = digestOf(({ body: _body, source: _source, ...facts }) =>
  JSON.stringify(facts),
);

/** Of what a list says of a document: the facts, and what describes it, which may be the beginning of its text. */
export const summaryDigest: DocumentDigest = digestOf(
  (document) => `${factsDigest(document)}\n${descriptionOf(document)}`,
);

/** Of all that is known of a document. The body is the end of its source. */
export const documentDigest: DocumentDigest = digestOf(
  (document) => `${factsDigest(document)} ${document.body.length}\n${document.source}`,
);

/** A digest of `documents` in their order; `digest` returns that of each. */
export function documentsDigest(
  documents: readonly Document[],
  digest: DocumentDigest = documentDigest,
): string {
  return hash('sha256', documents.map(digest).join('\n'), 'hex');
}

/** What stands for a document in keys of the cache: it is hashed once, for all that is made of it. */
import { hash } from 'node:crypto';
import type { Document } from '../content/model.ts';

const digests: WeakMap<Document, string> = new WeakMap();

/**
 * SHA-256 in hex of all that is known of `document`. It stays what it was at the first call: so the source has to be
 * there then (document-texts.ts), of which the body is the end, and nothing may change any more.
 */
export function documentDigest(document: Document): string {
  let digest = digests.get(document);
  if (digest === undefined) {
    digest = hash('sha256', `${factsOf(document)}\n${document.body.length}\n${document.source}`, 'hex');
    digests.set(document, digest);
  }
  return digest;
}

/** The same of all but its texts. */
export function factsDigest(document: Document): string {
  return hash('sha256', factsOf(document), 'hex');
}

/** A digest of `documents` in their order. */
export function documentsDigest(documents: readonly Document[]): string {
  return hash('sha256', documents.map(documentDigest).join('\n'), 'hex');
}

function factsOf({ body: _body, source: _source, ...facts }: Document): string {
  return JSON.stringify(facts);
}

/** What stands for the text of a document in keys of the cache: it is hashed once, for all that is made of it. */
import { hash } from 'node:crypto';
import type { Document } from '../content/model.ts';

const digests: WeakMap<Document, string> = new WeakMap();

/** SHA-256 in hex of the source of `document`, which has to be there (document-texts.ts): the body is its end. */
export function sourceDigest(document: Document): string {
  let digest = digests.get(document);
  if (digest === undefined) {
    digest = hash('sha256', document.source, 'hex');
    digests.set(document, digest);
  }
  return digest;
}

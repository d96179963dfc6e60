/** The description of a document: the author's, else the beginning of its text. */
import type { Document } from '../content/model.ts';
import { excerptOf } from '../markdown/excerpt.ts';

const excerpts: WeakMap<Document, string> = new WeakMap();

/** One line of plain text, or ''. */
export function descriptionOf(document: Document): string {
  if (document.description !== '') return document.description;
  let excerpt = document.excerpt ?? excerpts.get(document);
  if (excerpt === undefined) {
    excerpt = excerptOf(document.body);
    excerpts.set(document, excerpt);
  }
  return excerpt;
}

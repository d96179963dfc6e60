/** Drafts, and what is scheduled, for the eyes of their author: shown as if published, and marked wherever they show. */
import type { Document, SiteContent } from '../content/model.ts';
import { publicationWindow } from '../content/publication.ts';
import { languagePack } from '../theme/languages/language.ts';

/**
 * The content with its drafts as if they were published now, their titles marked, and the files that are
 * drafts. With `after` (seconds since 1970), what appears later than that too, marked with its day. What is built from it
 * is for a preview and must not be written anywhere.
 */
export function showDrafts(
  content: SiteContent,
  after?: number,
): { content: SiteContent; drafts: Set<string> } {
  const drafts = new Set(content.documents.filter(({ draft }) => draft).map(({ file }) => file));
  const { strings } = languagePack(content.config.language);
  const documents = content.documents.map((document) => {
    const shown = document.draft
      ? { ...document, draft: false, title: `${document.title} (${strings.draft})` }
      : document;
    return after === undefined ? shown : shownEarly(shown, after);
  });
  return { content: { ...content, documents }, drafts };
}

/** `document` as public from `after` on, where it would appear later; its own date stays. */
function shownEarly(document: Document, after: number): Document {
  const { from } = publicationWindow(document);
  const moment = document.publishes ?? document.created;
  if (from === null || from <= after || moment === null) return document;
  const day = new Date(from * 1000).toISOString().slice(0, 10);
  return { ...document, publishes: { ...moment, epoch: after }, title: `${document.title} (→ ${day})` };
}

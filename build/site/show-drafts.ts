/** Shows drafts and scheduled documents to their author, as if published, and marked. */
import type { Document, SiteContent } from '../content/model.ts';
import { publicationWindow } from '../content/publication.ts';
import { languagePack } from '../theme/languages/language.ts';

/**
 * The content with its drafts as if they were published now, their titles marked, and the files that are drafts.
 * With `after` (seconds since 1970) also documents that appear later, marked with their day. The result is for
 * previews and must never be written.
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
    return after === undefined ? shown : shownEarly(shown, after, document.draft);
  });
  return { content: { ...content, documents }, drafts };
}

/**
 * `document` as public from `after` on, where it would appear later; its own date stays. A draft has its mark already.
 */
function shownEarly(document: Document, after: number, isDraft: boolean): Document {
  const { from } = publicationWindow(document);
  const moment = document.publishes ?? document.created;
  if (from === null || from <= after || moment === null) return document;
  const day = new Date(from * 1000).toISOString().slice(0, 10);
  const title = isDraft ? document.title : `${document.title} (→ ${day})`;
  return { ...document, publishes: { ...moment, epoch: after }, title };
}

/** Drafts for the eyes of their author: in the preview they are published, and marked wherever they show. */
import type { SiteContent } from '../content/model.ts';
import { languagePack } from '../theme/languages/language.ts';

/**
 * The content with its drafts as if they were published now, their titles marked, and the files that are
 * drafts. What is built from it is for a preview and must not be written anywhere.
 */
export function showDrafts(content: SiteContent): { content: SiteContent; drafts: Set<string> } {
  const drafts = new Set(content.documents.filter(({ draft }) => draft).map(({ file }) => file));
  const { strings } = languagePack(content.config.language);
  const documents = content.documents.map((document) =>
    document.draft ? { ...document, draft: false, title: `${document.title} (${strings.draft})` } : document,
  );
  return { content: { ...content, documents }, drafts };
}

/** The posts and pages as the manifest lists them: their data, their HTML, Markdown and text. */
import type { ManifestDocument } from '../bundle/manifest.ts';
import type { Document } from '../content/model.ts';
import { categoryInputs } from './categories/category-input.ts';
import { renderDocument } from './render-document.ts';
import { languageOf, type SiteContext } from './site-context.ts';
import { snapshotInput } from './snapshot-input.ts';

/** Every document that is not a draft; posts newest first, then by file, scheduled and expired ones too. */
export function manifestDocuments(
  context: SiteContext,
  asOf: number,
): { posts: ManifestDocument[]; pages: ManifestDocument[] } {
  const input = snapshotInput(context, asOf);
  const inputs = categoryInputs(input);
  const listed = (kind: Document['kind']): ManifestDocument[] =>
    [...context.documents.values()]
      .filter((document) => document.kind === kind)
      .sort((a, b) => (b.created?.epoch ?? 0) - (a.created?.epoch ?? 0) || (a.file < b.file ? -1 : 1))
      .map((document) => {
        const rendered = renderDocument(inputs.get(document.variant ?? '') ?? input, document);
        return {
          file: document.file,
          path: document.path,
          slug: document.slug,
          title: document.title,
          description: document.description,
          author: document.author,
          language: languageOf(context, document),
          created: document.created?.iso ?? null,
          modified: document.modified?.iso ?? null,
          expires: document.expires?.iso ?? null,
          keywords: document.keywords,
          tags: document.tags,
          meta: document.meta,
          html: rendered.html,
          markdown: document.body,
          text: rendered.text,
        };
      });
  return { posts: listed('post'), pages: listed('page') };
}

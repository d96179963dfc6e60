/** The posts and pages as the manifest lists them: their data, their HTML, Markdown and text. */
import { withTexts } from '../bundle/document-texts.ts';
import type { ManifestDocument } from '../bundle/manifest.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { belowBase } from '../content/base-path.ts';
import type { Document } from '../content/model.ts';
import { withoutComments } from '../markdown/published-source.ts';
import { renderDocument } from '../pages/documents/render-document.ts';
import { descriptionOf } from '../site/description.ts';
import { languageOf, newestFirst, type SiteContext } from '../site/site-context.ts';
import { inputFor, type SnapshotInputs, snapshotInputs } from '../site/snapshot-input.ts';

/**
 * Every document that is not a draft; posts newest first, then by file, scheduled and expired ones too. `textsOf`
 * returns the texts of articles that are encoded already for `asOf`.
 */
export function manifestDocuments(
  context: SiteContext,
  asOf: number,
  textsOf: (document: Document) => StoredBytes | null = () => null,
): { posts: ManifestDocument[]; pages: ManifestDocument[] } {
  let inputs: SnapshotInputs | null = null;
  const listed = (kind: Document['kind']): ManifestDocument[] =>
    inManifestOrder(context, kind).map((document) => {
      const head = manifestHead(context, document);
      const texts = textsOf(document);
      if (texts !== null) return withTexts({ head, texts });
      // Made when the first document needs them: mostly none does.
      inputs ??= snapshotInputs(context, asOf);
      const { html, text } = renderDocument(inputFor(inputs, document), document);
      return { ...head, html, markdown: withoutComments(document.body), text };
    });
  return { posts: listed('post'), pages: listed('page') };
}

/** The documents of a kind in the order in which the manifest has them. */
export function inManifestOrder({ documents }: SiteContext, kind: Document['kind']): Document[] {
  return [...documents.values()].filter((document) => document.kind === kind).sort(newestFirst);
}

/** The keys of a document in the manifest before its texts. */
export function manifestHead(
  context: SiteContext,
  document: Document,
): Omit<ManifestDocument, 'html' | 'markdown' | 'text'> {
  return {
    file: document.file,
    path: belowBase(context.content.config.base, document.path),
    slug: document.slug,
    title: document.title,
    description: descriptionOf(document),
    author: document.author,
    language: languageOf(context, document),
    created: document.created?.iso ?? null,
    modified: document.modified?.iso ?? null,
    expires: document.expires?.iso ?? null,
    keywords: document.keywords,
    tags: document.tags,
    meta: document.meta,
  };
}

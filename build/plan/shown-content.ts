/** The content that a build or the development server shows: read from the files, with drafts where they are wanted. */
import { DocumentReader } from '../content/document-reader.ts';
import type { SiteContent, SourceTree } from '../content/model.ts';
import { readContent } from '../content/read-content.ts';
import { excerptOf } from '../markdown/excerpt.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import type { Memo } from '../remember/memo.ts';
import { showDrafts } from '../site/show-drafts.ts';

export interface ShownOptions {
  /** Values of earlier builds. */
  memo: Memo;
  /** Show drafts, marked. */
  drafts?: boolean;
  /** Also show, marked, documents that appear after this instant (seconds since 1970, by the site's timezone). */
  scheduledAfter?: (timezone: string) => number;
}

/** The content of the files `tree`, and the files of the drafts that it shows. */
export function shownContent(
  tree: SourceTree,
  { memo, drafts, scheduledAfter }: ShownOptions,
): { content: SiteContent; drafts: ReadonlySet<string> } {
  const written = readContent(tree, memo.part(newReader));
  const shown =
    drafts === true
      ? showDrafts(written, scheduledAfter?.(written.config.timezone))
      : { content: written, drafts: new Set<string>() };
  return { ...shown, content: sameContent(shown.content, memo) };
}

/** A reader with the documents of `cache`. */
function newReader(cache: ContentCache): DocumentReader {
  return new DocumentReader(cache, excerptOf);
}

/** The content; parts that equal those of the build before are the identical objects. */
function sameContent(content: SiteContent, memo: Memo): SiteContent {
  return {
    ...content,
    config: memo.same('config', content.config),
    nav: memo.same('nav', content.nav),
    theme: memo.same('theme', content.theme),
    documents: content.documents.map((each) => memo.same(`document ${each.file}`, each)),
    assets: content.assets.map((each) => memo.same(`asset ${each.file}`, each)),
  };
}

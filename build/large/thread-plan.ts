/**
 * What a thread has to know of the site to make any document of it: the content as the main thread has read it, but
 * for what no page shows. Of assets it has the size, and texts it reads when their turn comes.
 */
import type { CompressionLevels } from '../bundle/codings.ts';
import { type ImageSize, readImageSize } from '../content/image-size.ts';
import type { Asset, Document, SiteContent } from '../content/model.ts';
import { DOCUMENT_RECORD } from '../pages/documents/document-record.ts';
import { ARTICLE } from '../pages/documents/render-document.ts';
import { relatedByRanking } from '../pages/related/related-posts.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import { Memo } from '../remember/memo.ts';
import type { AssetSet } from '../site/assets/assets.ts';
import type { ThemeAssets } from '../site/assets/theme-assets.ts';
import { createSiteContext } from '../site/create-site-context.ts';
import type { SafetyOptions } from '../site/safety/safety-headers.ts';
import type { SiteContext } from '../site/site-context.ts';
import type { SocialImage } from '../site/social-image.ts';
import type { AppView } from '../theme/view.ts';
import { DocumentTexts, type SharedTexts, shareTexts } from './document-texts.ts';

export interface ThreadPlan {
  content: Omit<SiteContent, 'documents' | 'assets'>;
  /** Without their texts, which are in `texts` by the place that they have here. */
  documents: Omit<Document, 'body' | 'source'>[];
  texts: SharedTexts;
  assets: { file: string; path: string; size: ImageSize | null }[];
  hashed: AssetSet['hashed'];
  theme: Pick<ThemeAssets, 'stylesheet' | 'scripts'>;
  app: AppView | null;
  drafts: ReadonlySet<string>;
  /** By the file of the post. */
  cards: ReadonlyMap<string, SocialImage>;
  /** Which posts are like which (related-posts.ts). */
  ranking: Uint32Array;
  levels: CompressionLevels;
  safety: SafetyOptions;
}

/** What the plan is made from beside the context. */
export interface PlanParts {
  assets: Pick<AssetSet, 'hashed'>;
  theme: Pick<ThemeAssets, 'stylesheet' | 'scripts'>;
  levels: CompressionLevels;
  safety: SafetyOptions;
}

/** The plan of a site: data that can be sent. */
export function threadPlan(context: SiteContext, { assets, theme, levels, safety }: PlanParts): ThreadPlan {
  const { documents, assets: files, ...content } = context.content;
  return {
    content: { ...content, problems: [] },
    documents: documents.map(({ body: _body, source: _source, ...document }) => document),
    texts: shareTexts(documents),
    assets: files.map(({ file, path, bytes }) => ({ file, path, size: readImageSize(bytes) })),
    hashed: assets.hashed,
    theme: { stylesheet: theme.stylesheet, scripts: theme.scripts },
    app: context.view.app ?? null,
    drafts: context.drafts,
    cards: context.cards,
    ranking: context.related.ranking(),
    levels,
    safety,
  };
}

/** The site of a plan: the main thread's, but that its documents are without their texts. */
export function plannedSite(
  plan: ThreadPlan,
  cache: ContentCache,
): { context: SiteContext; texts: DocumentTexts } {
  const documents = plan.documents.map((document): Document => ({ ...document, body: '', source: '' }));
  const assets = plan.assets.map(({ file, path }): Asset => ({ file, path, bytes: NO_BYTES }));
  const sizes = new Map(plan.assets.map(({ file, size }) => [file, size]));
  const { hashed, theme, app, drafts, cards, ranking } = plan;
  const context = createSiteContext(
    { ...plan.content, documents, assets },
    {
      assets: { hashed, sizeOf: ({ file }) => sizes.get(file) ?? null },
      theme,
      app,
      drafts,
      cards,
      relatedTo: (posts) => relatedByRanking(posts, ranking),
      memo: new Memo(cache, [ARTICLE.name, DOCUMENT_RECORD]),
    },
  );
  return { context, texts: new DocumentTexts(plan.texts, documents) };
}

const NO_BYTES = new Uint8Array();

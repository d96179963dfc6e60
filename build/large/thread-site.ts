/**
 * The site as it is sent to a thread that makes documents: the content that pages show, but of images the size instead
 * of the bytes, and the sources of documents in shared memory.
 */
import type { CompressionLevels } from '../bundle/codings.ts';
import { type ImageSize, readImageSize } from '../content/image-size.ts';
import type { Asset, Document, SiteContent, SourceTree } from '../content/model.ts';
import { DOCUMENT_RECORD } from '../pages/documents/document-record.ts';
import { ARTICLE } from '../pages/documents/render-document.ts';
import { relatedByRanking } from '../pages/related/related-posts.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import { Memo } from '../remember/memo.ts';
import type { AssetSet } from '../site/assets/assets.ts';
import type { ThemeAssets } from '../site/assets/theme-assets.ts';
import { createSiteContext } from '../site/create-site-context.ts';
import type { SitePictures } from '../site/pictures/make-pictures.ts';
import type { SafetyOptions } from '../site/safety/safety-headers.ts';
import type { SiteIconViews } from '../site/shared-view.ts';
import type { AuthorCode } from '../site/shortcodes/bundle-shortcodes.ts';
import type { SiteContext } from '../site/site-context.ts';
import type { SocialImage } from '../site/social-image.ts';
import type { AppView, SharedView } from '../theme/view.ts';
import { type SharedSources, SourceLender, shareSources } from './shared-sources.ts';

export interface ThreadSite {
  content: Omit<SiteContent, 'documents' | 'assets'>;
  /** Without source and body, which are in `sources` at the same index. */
  documents: Omit<Document, 'body' | 'source'>[];
  sources: SharedSources;
  assets: { file: string; path: string; size: ImageSize | null }[];
  hashed: AssetSet['hashed'];
  /** By the file of the asset. */
  pictures: SitePictures['pictures'];
  theme: Pick<ThemeAssets, 'stylesheet' | 'scripts' | 'preloads'>;
  app: AppView | null;
  icons?: SiteIconViews;
  drafts: ReadonlySet<string>;
  redirects: readonly string[];
  /** By the file of the post. */
  cards: ReadonlyMap<string, SocialImage>;
  /** Which posts are like which (related-posts.ts), in memory that threads share: complete before the first job. */
  ranking: Uint32Array;
  /** Seconds since 1970: the instant of the snapshot. */
  now: number;
  levels: CompressionLevels;
  safety: SafetyOptions;
  authorCode: AuthorCode;
}

/** The parts that are sent beside the context. */
export interface ThreadSiteParts {
  /** The files of the content folder. */
  tree: SourceTree;
  now: number;
  assets: Pick<AssetSet, 'hashed'>;
  pictures: SitePictures['pictures'];
  theme: Pick<ThemeAssets, 'stylesheet' | 'scripts' | 'preloads'>;
  levels: CompressionLevels;
  safety: SafetyOptions;
  authorCode: AuthorCode;
}

/** The site as data that can be sent. */
export function threadSite(
  context: SiteContext,
  { tree, now, assets, pictures, theme, levels, safety, authorCode }: ThreadSiteParts,
): ThreadSite {
  const { documents, assets: files, ...content } = context.content;
  return {
    content: { ...content, problems: [] },
    documents: documents.map(({ body: _body, source: _source, ...document }) => document),
    sources: shareSources(documents, tree),
    assets: files.map(({ file, path, bytes }) => ({ file, path, size: readImageSize(bytes) })),
    hashed: assets.hashed,
    pictures,
    theme: {
      stylesheet: theme.stylesheet,
      scripts: theme.scripts,
      ...(theme.preloads === undefined ? {} : { preloads: theme.preloads }),
    },
    app: context.view.app ?? null,
    ...iconsOf(context.view),
    drafts: context.drafts,
    redirects: context.redirects,
    cards: context.cards,
    ranking: context.related.ranking,
    now,
    levels,
    safety,
    authorCode,
  };
}

function iconsOf({ icons, favicon, logoForms = [] }: SharedView): Pick<ThreadSite, 'icons'> {
  return icons === undefined ? {} : { icons: { links: icons, favicon, logo: logoForms } };
}

/** The context of the site in a thread. Its documents have a source only while `sources` lends it. */
export function siteInThread(
  site: ThreadSite,
  cache: ContentCache,
): { context: SiteContext; sources: SourceLender } {
  const documents = site.documents.map((document): Document => ({ ...document, body: '', source: '' }));
  const assets = site.assets.map(({ file, path }): Asset => ({ file, path, bytes: NO_BYTES }));
  const sizes = new Map(site.assets.map(({ file, size }) => [file, size]));
  const { hashed, pictures, theme, app, drafts, redirects, cards, ranking } = site;
  const context = createSiteContext(
    { ...site.content, documents, assets },
    {
      assets: { hashed, pictures, sizeOf: ({ file }) => sizes.get(file) ?? null },
      theme,
      app,
      ...(site.icons === undefined ? {} : { icons: site.icons }),
      authorCode: site.authorCode,
      drafts,
      redirects,
      cards,
      relatedTo: (posts) => relatedByRanking(posts, ranking),
      memo: new Memo(cache, [ARTICLE.name, DOCUMENT_RECORD]),
    },
  );
  return { context, sources: new SourceLender(site.sources, documents) };
}

const NO_BYTES = new Uint8Array();

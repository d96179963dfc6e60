/**
 * What one build leaves to the next in the same process: the development server builds the same site again with
 * each save, and most of it is the same. Everything in here is held against all that it was made of before it
 * is used again, so a build with memory gives the same as one without.
 */

import type { Resource } from '../bundle/resource.ts';
import { DocumentReader } from '../content/document-reader.ts';
import { FileMemory } from '../content/file-memory.ts';
import type { Asset, Document, SiteContent } from '../content/model.ts';
import { ArticleCache } from '../pages/documents/article-cache.ts';
import type { KeptArticle } from '../pages/documents/render-document.ts';
import { newVocabularies, type Vocabularies } from '../pages/related/features.ts';
import type { RelatedPosts } from '../pages/related/related-posts.ts';
import type { ResourceRecords } from '../records/resource-records.ts';
import { type ContentCache, NO_CACHE } from '../remember/content-cache.ts';
import { Latest, LatestItems, Memo } from '../remember/memo.ts';
import type { AssetSet } from './assets/assets.ts';
import type { ThemeAssets } from './assets/theme-assets.ts';
import type { SecuredBefore } from './safety/secure-versions.ts';
import type { SiteContext } from './site-context.ts';
import { Summaries } from './summaries.ts';

export class BuildMemory {
  readonly files: FileMemory = new FileMemory();
  readonly reader: DocumentReader;
  readonly articleCache: ArticleCache;
  /** By path. */
  readonly articles: Map<string, KeptArticle> = new Map();
  readonly latest: Latest = new Latest();
  readonly summaries: Summaries = new Summaries();
  readonly pages: Memo<Resource> = new Memo();
  /** Where lists, feeds and files are kept as records. */
  records: ResourceRecords | null = null;
  readonly feeds: Memo<[string, Resource][]> = new Memo();
  readonly feedArticles: Memo<string> = new Memo();
  readonly related: Memo<RelatedPosts> = new Memo();
  readonly vocabularies: Vocabularies;
  readonly secured: SecuredBefore = new WeakMap();
  readonly assets: Memo<AssetSet> = new Memo();
  readonly themes: Memo<ThemeAssets> = new Memo();
  readonly resolvers: Memo<SiteContext['resolve']> = new Memo();
  readonly #documents = new LatestItems<Document>();
  readonly #assetFiles = new LatestItems<Asset>();

  /** `cache` is what earlier processes left. */
  constructor(cache: ContentCache = NO_CACHE) {
    this.reader = new DocumentReader(cache);
    this.articleCache = new ArticleCache(cache);
    this.vocabularies = newVocabularies(cache);
  }

  /** The content, its parts identical with those of the build before wherever they say the same. */
  keep(content: SiteContent): SiteContent {
    const { latest } = this;
    return {
      ...content,
      config: latest.keep('config', content.config),
      nav: latest.keep('nav', content.nav),
      theme: latest.keep('theme', content.theme),
      documents: this.#documents.keep(content.documents, ({ file }) => file),
      assets: this.#assetFiles.keep(content.assets, ({ file }) => file),
    };
  }
}

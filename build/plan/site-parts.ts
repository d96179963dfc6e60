/** From the files of a content folder to the parts that makers need; no page is made yet. */

import { belowBase } from '../content/base-path.ts';
import { newDocumentReader } from '../content/document-reader.ts';
import type { Document, SiteContent, SourceTree } from '../content/model.ts';
import type { Problem } from '../content/problem.ts';
import { readContent } from '../content/read-content.ts';
import type { ReadTreeResult } from '../content/read-tree.ts';
import { socialCards } from '../pages/cards/social-cards.ts';
import { siteIcons } from '../pages/icons/site-icons.ts';
import { rememberedRelated } from '../pages/related/related-posts.ts';
import { webApp } from '../pages/web-app.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import type { Kind, Memo } from '../remember/memo.ts';
import { redirectSources } from '../rules/redirect-sources.ts';
import { type AssetFile, type AssetSet, assetSet } from '../site/assets/assets.ts';
import { type OutsideFile, OutsideMedia } from '../site/assets/media.ts';
import { missingFonts } from '../site/assets/missing-fonts.ts';
import { missingIcons } from '../site/assets/missing-icons.ts';
import { navIcons } from '../site/assets/nav-icons.ts';
import { type ThemeAssets, themeAssets } from '../site/assets/theme-assets.ts';
import { createSiteContext } from '../site/create-site-context.ts';
import { siteFonts } from '../site/fonts/site-fonts.ts';
import { type SitePictures, sitePictures } from '../site/pictures/make-pictures.ts';
import type { RelatedPosts } from '../site/related-posts.ts';
import type { SafetyOptions } from '../site/safety/safety-headers.ts';
import { widgetPolicies, widgetScripts } from '../site/safety/widget-policies.ts';
import { type AuthorCode, bundleAuthorCode } from '../site/shortcodes/bundle-shortcodes.ts';
import { showDrafts } from '../site/show-drafts.ts';
import type { SiteContext } from '../site/site-context.ts';
import { untitledPages } from '../site/untitled-pages.ts';
import { findStyleFiles, missingFamilies } from '../theme/style/style-files.ts';
import type { FixedResources } from './path-plan.ts';

export interface SiteParts {
  tree: SourceTree;
  context: SiteContext;
  assets: AssetSet;
  theme: ThemeAssets;
  /** By the file of the asset: what pages offer of pictures. */
  pictures: SitePictures['pictures'];
  fixed: Omit<FixedResources, 'gone'>;
  /** Files that are not in the component but on another server. */
  outside: readonly OutsideFile[];
  safety: SafetyOptions;
  /** The author's own blocks. */
  authorCode: AuthorCode;
  /** The problems of the files that are found without rendering. */
  problems: readonly Problem[];
}

export interface PartsOptions {
  /** The content folder, in or above which fonts are installed as packages; without it none are looked for. */
  folder?: string;
  /** Values of earlier builds. */
  memo: Memo;
  /**
   * Whether social cards are drawn, and pictures made in the sizes and formats that browsers want; else only the
   * warnings about them are collected. Without it no file is outside the component.
   */
  makesImages: boolean;
  /** Called with how many pictures are done, and how many there are. */
  onPicture?: (done: number, total: number) => void;
  /** For pictures, cards and the style sheet. */
  cache: ContentCache;
  /** Show drafts, marked. */
  drafts?: boolean;
  /** Also show, marked, documents that appear after this instant (seconds since 1970, by the site's timezone). */
  scheduledAfter?: (timezone: string) => number;
}

const NOTHING_OUTSIDE = { media: null, logo: null, favicon: null };

const ASSETS: Kind<AssetSet> = { name: 'assets' };
const THEME: Kind<ThemeAssets> = { name: 'theme' };

/** Whether there is no content folder: then no other problem is reported. */
export function isFolderMissing({ problems }: ReadTreeResult): boolean {
  return problems.some(({ code }) => code === 'folder-missing');
}

/** The parts of the site of a folder that was read. */
export async function siteParts(read: ReadTreeResult, options: PartsOptions): Promise<SiteParts> {
  const { tree } = read;
  const { memo } = options;
  const written = contentOf(tree, options);
  const { drafts } = written;
  const { base } = written.content.config;
  const outside = new OutsideMedia(options.makesImages ? written.content.config : NOTHING_OUTSIDE);
  const all = await sitePictures(written.content, {
    cache: options.cache,
    make: options.makesImages,
    ...(options.onPicture === undefined ? {} : { progress: options.onPicture }),
  });
  const content = withOwnPictures(written.content, all.own, memo);
  const addressOf = (asset: AssetFile): string | null => outside.addressOf(asset);
  const assets = options.makesImages
    ? assetSet(content.assets, base, addressOf)
    : memo.remember(ASSETS, { name: base, inputs: content.assets }, () => assetSet(content.assets, base));
  const made = outside.moveForms(all);
  const served = content.assets.map(({ file, path }) => ({
    file,
    href: belowBase(base, assets.hashed.get(path) ?? path),
  }));
  const tints = pictureTints(made.pictures);
  const icons = navIcons(content, served, base);
  const found = findStyleFiles(served, content.config, content.theme, tints);
  const missing = missingFamilies(content.theme, found);
  const installed = await siteFonts(
    content,
    options.folder === undefined ? [] : missing,
    options.folder ?? '',
  );
  const styleFiles = {
    ...found,
    fonts: [...found.fonts, ...installed.faces],
    fallbacks: installed.fallbacks,
    navIcons: icons.icons,
  };
  const themeInputs = { config: content.config, theme: content.theme, styleFiles };
  const themed = memo.remember(THEME, { name: '', inputs: themeInputs }, () =>
    themeAssets(content, styleFiles, options.cache),
  );
  const theme = { ...themed, preloads: installed.preloads };
  const siteIcon = await siteIcons(written.content, assets, {
    cache: options.cache,
    make: options.makesImages,
  });
  const app = webApp(content, siteIcon.app);
  const drawn = await socialCards(content, { draw: options.makesImages, cache: options.cache });
  const cards = new Map([...drawn.cards].map(([file, { image }]) => [file, image]));
  const relatedTo = (posts: readonly Document[]): RelatedPosts => rememberedRelated(memo, posts);
  const author = bundleAuthorCode(content, options.folder ?? '.');
  const context = createSiteContext(content, {
    authorCode: author.code,
    assets: { hashed: assets.hashed, pictures: made.pictures },
    theme,
    app: app.view,
    icons: siteIcon,
    drafts,
    redirects: redirectSources(tree),
    cards,
    memo,
    relatedTo,
  });
  return {
    tree,
    context,
    assets,
    pictures: made.pictures,
    theme,
    authorCode: author.code,
    fixed: {
      byPath: new Map([
        ...assets.resources,
        ...made.resources,
        ...icons.resources,
        ...siteIcon.resources,
        ...installed.resources,
        ...theme.resources,
        ...app.resources,
      ]),
      cards: drawn.cards,
    },
    outside: outside.files(),
    safety: {
      scripts: [...theme.inlineScripts, ...widgetScripts(content)],
      extension: content.config.csp,
      media: outside.url,
      widgets: widgetPolicies(content, context.view.parts),
    },
    problems: [
      ...read.problems,
      ...content.problems,
      ...made.problems,
      ...missingFonts(content, styleFiles),
      ...missingIcons(content, tree),
      ...icons.problems,
      ...siteIcon.problems,
      ...untitledPages(content),
      ...author.problems,
      ...drawn.problems,
      ...context.findings.problems,
    ],
  };
}

/** The content to be shown, and the files of the drafts in it. */
function contentOf(
  tree: SourceTree,
  { memo, drafts, scheduledAfter }: PartsOptions,
): { content: SiteContent; drafts: ReadonlySet<string> } {
  const written = readContent(tree, memo.part(newDocumentReader));
  const shown =
    drafts === true
      ? showDrafts(written, scheduledAfter?.(written.config.timezone))
      : { content: written, drafts: new Set<string>() };
  return { ...shown, content: sameContent(shown.content, memo) };
}

/** The colours of the pictures' grounds, each once, in order. */
function pictureTints(pictures: SitePictures['pictures']): string[] {
  const tints = [...pictures.values()].map(({ tint }) => tint).filter((tint) => tint !== null);
  return [...new Set(tints)].sort();
}

/** The content whose pictures are what their own addresses give. */
function withOwnPictures(
  content: SiteContent,
  own: ReadonlyMap<string, Uint8Array>,
  memo: Memo,
): SiteContent {
  if (own.size === 0) return content;
  const assets = content.assets.map((asset) => {
    const bytes = own.get(asset.file);
    return bytes === undefined ? asset : memo.same(`picture ${asset.file}`, { ...asset, bytes });
  });
  return { ...content, assets };
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

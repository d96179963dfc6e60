/** The files of a site that pages refer to: assets, pictures in their forms, icons, fonts, the theme's files. */
import type { Resource } from '../bundle/resource.ts';
import { belowBase } from '../content/base-path.ts';
import type { SiteContent, SourceTree } from '../content/model.ts';
import type { Problem } from '../content/problem.ts';
import { type SiteIcons, siteIcons } from '../pages/icons/site-icons.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import type { Kind, Memo } from '../remember/memo.ts';
import { type AssetFile, type AssetSet, assetSet } from '../site/assets/assets.ts';
import { OutsideMedia } from '../site/assets/media.ts';
import { missingFonts } from '../site/assets/missing-fonts.ts';
import { missingIcons } from '../site/assets/missing-icons.ts';
import { navIcons } from '../site/assets/nav-icons.ts';
import { type ThemeAssets, themeAssets } from '../site/assets/theme-assets.ts';
import { siteFonts } from '../site/fonts/site-fonts.ts';
import { type SitePictures, sitePictures } from '../site/pictures/make-pictures.ts';
import { findStyleFiles, missingFamilies } from '../theme/style/style-files.ts';

export interface FileOptions {
  /** The content folder, in or above which fonts are installed as packages; without it none are looked for. */
  folder?: string;
  /** Values of earlier builds. */
  memo: Memo;
  /**
   * Whether social cards are drawn, and pictures made in several widths and formats; else only the warnings about them
   * are collected. Without it no file is outside the component.
   */
  makesImages: boolean;
  /** Called with (done, total) pictures. */
  onPicture?: (done: number, total: number) => void;
  /** For pictures, cards and the style sheet. */
  cache: ContentCache;
}

export interface ServedFiles {
  /** The content whose pictures have the bytes at their own addresses. */
  content: SiteContent;
  assets: AssetSet;
  /** The forms of pictures that pages offer, by the file of the asset. */
  pictures: SitePictures['pictures'];
  theme: ThemeAssets;
  icons: SiteIcons;
  /** The files on another server. */
  outside: OutsideMedia;
  /** All files in the component, by path; of two at one path the last counts. */
  resources: [path: string, resource: Resource][];
  problems: Problem[];
}

const NOTHING_OUTSIDE = { media: null, logo: null, favicon: null };

const ASSETS: Kind<AssetSet> = { name: 'assets' };

/** The files of a site with the content `written`; `tree` are the author's files. */
export async function servedFiles(
  written: SiteContent,
  tree: SourceTree,
  options: FileOptions,
): Promise<ServedFiles> {
  const { memo, cache, makesImages } = options;
  const { base } = written.config;
  const outside = new OutsideMedia(makesImages ? written.config : NOTHING_OUTSIDE);
  const all = await sitePictures(written, {
    cache,
    make: makesImages,
    ...(options.onPicture === undefined ? {} : { progress: options.onPicture }),
  });
  const content = withOwnPictures(written, all.own, memo);
  const addressOf = (asset: AssetFile): string | null => outside.addressOf(asset);
  const assets = makesImages
    ? assetSet(content.assets, base, addressOf)
    : memo.remember(ASSETS, { name: base, inputs: content.assets }, () => assetSet(content.assets, base));
  const pictures = outside.moveForms(all);
  const style = await themeOf(content, assets, pictures, options);
  const icons = await siteIcons(written, assets, { cache, make: makesImages });
  return {
    content,
    assets,
    pictures: pictures.pictures,
    theme: style.theme,
    icons,
    outside,
    resources: [
      ...assets.resources,
      ...pictures.resources,
      ...style.navIcons.resources,
      ...icons.resources,
      ...style.fonts.resources,
      ...style.theme.resources,
    ],
    problems: [
      ...pictures.problems,
      ...style.problems,
      ...missingIcons(content, tree),
      ...style.navIcons.problems,
      ...icons.problems,
    ],
  };
}

const THEME: Kind<ThemeAssets> = { name: 'theme' };

/** The theme's files, and those to which its style sheet refers: icons of the navigation, fonts. */
async function themeOf(
  content: SiteContent,
  { hashed }: AssetSet,
  { pictures }: SitePictures,
  { folder, memo, cache }: FileOptions,
): Promise<{
  theme: ThemeAssets;
  navIcons: ReturnType<typeof navIcons>;
  fonts: Awaited<ReturnType<typeof siteFonts>>;
  problems: Problem[];
}> {
  const { config, theme } = content;
  const served = content.assets.map(({ file, path }) => ({
    file,
    href: belowBase(config.base, hashed.get(path) ?? path),
  }));
  const icons = navIcons(content, served, config.base);
  const found = findStyleFiles(served, config, theme, pictureTints(pictures));
  const missing = folder === undefined ? [] : missingFamilies(theme, found);
  const fonts = await siteFonts(content, missing, folder ?? '');
  const styleFiles = {
    ...found,
    fonts: [...found.fonts, ...fonts.faces],
    fallbacks: fonts.fallbacks,
    navIcons: icons.icons,
  };
  const made = memo.remember(THEME, { name: '', inputs: { config, theme, styleFiles } }, () =>
    themeAssets(content, styleFiles, cache),
  );
  return {
    theme: { ...made, preloads: fonts.preloads },
    navIcons: icons,
    fonts,
    problems: missingFonts(content, styleFiles),
  };
}

/** The colours of the pictures' grounds, each once, in order. */
function pictureTints(pictures: SitePictures['pictures']): string[] {
  const tints = [...pictures.values()].map(({ tint }) => tint).filter((tint) => tint !== null);
  return [...new Set(tints)].sort();
}

/** The content whose pictures have the bytes `own`, by file, where there are some. */
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

/** From the files of a content folder to the parts that makers need; no page is made yet. */

import type { Document, SourceTree } from '../content/model.ts';
import type { Problem } from '../content/problem.ts';
import type { ReadTreeResult } from '../content/read-tree.ts';
import { socialCards } from '../pages/cards/social-cards.ts';
import { rememberedRelated } from '../pages/related/related-posts.ts';
import { webApp } from '../pages/web-app.ts';
import { redirectSources } from '../rules/redirect-sources.ts';
import type { AssetSet } from '../site/assets/assets.ts';
import type { OutsideFile } from '../site/assets/media.ts';
import type { ThemeAssets } from '../site/assets/theme-assets.ts';
import { createSiteContext } from '../site/create-site-context.ts';
import type { SitePictures } from '../site/pictures/make-pictures.ts';
import type { RelatedPosts } from '../site/related-posts.ts';
import type { SafetyOptions } from '../site/safety/safety-headers.ts';
import { widgetPolicies, widgetScripts } from '../site/safety/widget-policies.ts';
import { type AuthorCode, bundleAuthorCode } from '../site/shortcodes/bundle-shortcodes.ts';
import type { SiteContext } from '../site/site-context.ts';
import { untitledPages } from '../site/untitled-pages.ts';
import type { FixedResources } from './path-plan.ts';
import { type FileOptions, type ServedFiles, servedFiles } from './served-files.ts';
import { type ShownOptions, shownContent } from './shown-content.ts';

export interface SiteParts {
  tree: SourceTree;
  context: SiteContext;
  assets: AssetSet;
  theme: ThemeAssets;
  /** The forms of pictures that pages offer, by the file of the asset. */
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

export type PartsOptions = FileOptions & ShownOptions;

/** Whether there is no content folder: then no other problem is reported. */
export function isFolderMissing({ problems }: ReadTreeResult): boolean {
  return problems.some(({ code }) => code === 'folder-missing');
}

/** The parts of the site of a folder that was read. */
export async function siteParts(read: ReadTreeResult, options: PartsOptions): Promise<SiteParts> {
  const { tree } = read;
  const { memo } = options;
  const written = shownContent(tree, options);
  const files = await servedFiles(written.content, tree, options);
  const { content, assets, pictures, theme, icons } = files;
  const app = webApp(content, icons.app);
  const drawn = await socialCards(content, { draw: options.makesImages, cache: options.cache });
  const author = bundleAuthorCode(content, options.folder ?? '.');
  const context = createSiteContext(content, {
    authorCode: author.code,
    assets: { hashed: assets.hashed, pictures },
    theme,
    app: app.view,
    icons,
    drafts: written.drafts,
    redirects: redirectSources(tree),
    cards: new Map([...drawn.cards].map(([file, { image }]) => [file, image])),
    memo,
    relatedTo: (posts: readonly Document[]): RelatedPosts => rememberedRelated(memo, posts),
  });
  return {
    tree,
    context,
    assets,
    pictures,
    theme,
    authorCode: author.code,
    fixed: { byPath: new Map([...files.resources, ...app.resources]), cards: drawn.cards },
    outside: files.outside.files(),
    safety: safetyOf(context, files),
    problems: [
      ...read.problems,
      ...content.problems,
      ...files.problems,
      ...untitledPages(content),
      ...author.problems,
      ...drawn.problems,
      ...context.findings.problems,
    ],
  };
}

/** The options that decide the safety headers of pages. */
function safetyOf({ content, view }: SiteContext, { theme, outside }: ServedFiles): SafetyOptions {
  return {
    scripts: [...theme.inlineScripts, ...widgetScripts(content)],
    extension: content.config.csp,
    media: outside.url,
    widgets: widgetPolicies(content, view.parts),
  };
}

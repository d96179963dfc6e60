/** From the files of a content folder to all that pages are made of; nothing of the site itself is made yet. */
import { NO_CACHE } from '../../cache/content-cache.ts';
import type { SourceTree } from '../../content/model.ts';
import type { Problem } from '../../content/problem.ts';
import { readContent } from '../../content/read-content.ts';
import type { ReadTreeResult } from '../../content/read-tree.ts';
import { findStyleFiles } from '../../theme/style/style-files.ts';
import { socialCards } from '../cards/social-cards.ts';
import { createSiteContext } from '../create-site-context.ts';
import { errorPage } from '../error-page.ts';
import { missingFonts } from '../missing-fonts.ts';
import { missingIcons } from '../missing-icons.ts';
import type { SafetyOptions } from '../safety-headers.ts';
import type { SiteContext } from '../site-context.ts';
import type { FixedResources } from '../snapshot.ts';
import { themeAssets } from '../theme-assets.ts';
import { webApp } from '../web-app.ts';
import type { LiveMemory } from './live-memory.ts';

export interface LiveContent {
  tree: SourceTree;
  context: SiteContext;
  fixed: FixedResources;
  safety: SafetyOptions;
  /** All that is wrong with the files as far as it is known without rendering any. */
  problems: readonly Problem[];
}

/** The content of a folder that was read, with `memory` of what was read before. */
export async function liveContent(read: ReadTreeResult, memory: LiveMemory): Promise<LiveContent> {
  const { tree } = read;
  const content = memory.keep(readContent(tree, memory.reader));
  const assets = memory.assetsOf(content);
  const served = content.assets.map(({ file, path }) => ({ file, href: assets.hashed.get(path) ?? path }));
  const styleFiles = findStyleFiles(served, content.config, content.theme);
  const theme = memory.themes.get('theme', [content.config, content.theme, styleFiles], () =>
    themeAssets(content, styleFiles),
  );
  const app = webApp(content, assets);
  const context = createSiteContext(content, assets, theme, app.view, new Set(), memory);
  // Of cards only the warnings are wanted here: nobody sees the pictures while writing.
  const cards = await socialCards(content, { draw: false, cache: NO_CACHE });
  return {
    tree,
    context,
    fixed: {
      byPath: new Map([...assets.resources, ...theme.resources, ...app.resources]),
      gone: errorPage(context, 410),
    },
    safety: { scripts: theme.inlineScripts, extension: content.config.csp },
    problems: [
      ...read.problems,
      ...content.problems,
      ...missingFonts(content, styleFiles),
      ...missingIcons(content, tree),
      ...cards.problems,
      ...context.problems,
    ],
  };
}

/** The files of a site and of its theme together: parts, templates, shortcodes, assets. The site's own win. */
import { findAssets } from './assets.ts';
import { readShortcodeFiles, type ShortcodeFile } from './author-files.ts';
import { type CardTemplate, readCardTemplate } from './card-template.ts';
import type { Asset, SourceTree } from './model.ts';
import { type Part, readParts } from './parts.ts';
import type { Problem } from './problem.ts';
import { readTemplateFiles, type TemplateFile } from './template-files.ts';
import { problemsOfTheme, type ThemeFolder } from './theme-folder.ts';

export interface OwnFiles {
  parts: Part[];
  shortcodes: ShortcodeFile[];
  templates: TemplateFile[];
  assets: Asset[];
  cardTemplate: CardTemplate | null;
}

type Read<T> = (tree: SourceTree, problems: Problem[]) => T[];

/** The files of `tree`, and those of the theme that the site does not have itself. */
export function readOwnFiles(tree: SourceTree, theme: ThemeFolder, problems: Problem[]): OwnFiles {
  const both = <T extends { file: string }>(read: Read<T>, keyOf: (item: T) => string): T[] => {
    const own = read(tree, problems);
    const themeProblems: Problem[] = [];
    const taken = new Set(own.map(keyOf));
    const others = read(theme.files, themeProblems).filter((item) => !taken.has(keyOf(item)));
    problems.push(...problemsOfTheme(theme, themeProblems));
    return [...own, ...others.map((item) => ({ ...item, file: theme.prefix + item.file }))];
  };
  return {
    parts: both(readParts, ({ place, kind }) => `${place} ${kind}`),
    shortcodes: both(readShortcodeFiles, ({ name }) => name),
    templates: both(readTemplateFiles, ({ name }) => name),
    cardTemplate: both(readCards, ({ file }) => file)[0] ?? null,
    assets: [...findAssets(tree, theme.prefix, problems), ...themeAssets(tree, theme)],
  };
}

function readCards(tree: SourceTree, problems: Problem[]): CardTemplate[] {
  const card = readCardTemplate(tree, problems);
  return card === null ? [] : [card];
}

/** The assets of a theme, at the paths that they would have in the site. */
function themeAssets(tree: SourceTree, { files }: ThemeFolder): Asset[] {
  const own = new Map([...files].filter(([file]) => file.startsWith('assets/') && !tree.has(file)));
  return findAssets(own, '', []).map((asset) =>
    asset.file === THEME_SHEET ? { ...asset, bytes: layered(asset.bytes) } : asset,
  );
}

/** The style sheet of a theme. */
export const THEME_SHEET = 'assets/theme.css';

/** Statements that must stand before all rules (CSS Cascade 5 §6.2), and comments between them. */
const FIRST =
  /^(?:\s|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|@(?:charset|import|namespace)[^;{}]*;|@layer[^;{}]*;)*/;

/** The sheet in a cascade layer after Coldpress's own, so that any rule of the site's own sheet wins over it. */
function layered(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const first = FIRST.exec(text)?.[0] ?? '';
  return new TextEncoder().encode(`${first}@layer skin{\n${text.slice(first.length)}\n}\n`);
}

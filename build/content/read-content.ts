/**
 * From the files of a content folder to the content model. Pure; faults of the author are problems, never thrown.
 * The order matters: the configuration says which suffixes are variants and in which timezone dates are, the
 * documents which sections exist, the navigation which page is the homepage.
 */
import { coldpressVersion } from '../workers/package-root.ts';
import { readDataFiles } from './author-files.ts';
import { findCollisions } from './collisions.ts';
import { readConfig } from './config.ts';
import { CONFIG_KEYS, type ConfigKey } from './config-keys.ts';
import { decodeSource } from './decode.ts';
import type { ReadDocument } from './document.ts';
import { isDocumentFile, isIndex } from './document-name.ts';
import { DocumentReader } from './document-reader.ts';
import { findFileCaseClashes } from './file-case.ts';
import { foldProblems } from './fold-repeats.ts';
import { fontPlaces } from './font-places.ts';
import { chooseHomepage } from './homepage.ts';
import type { Asset, Config, Document, FontPlaces, SiteContent, SourceTree, Theme } from './model.ts';
import { type BuiltNav, buildNav } from './nav.ts';
import { readNavFile } from './nav-file.ts';
import { readOwnFiles } from './own-files.ts';
import { createProblem, type Problem, sortProblems, wholeFile } from './problem.ts';
import { resolveImages } from './resolve-images.ts';
import { SourceText } from './source-text.ts';
import { findTagCaseClashes } from './tag-case.ts';
import { readTheme } from './theme.ts';
import { isThemeFile, NO_THEME, readThemeFolder, type ThemeFolder } from './theme-folder.ts';
import { THEME_KEYS, type ThemeKey } from './theme-keys.ts';
import { assignPaths, pathClaims } from './urls.ts';
import { YamlMap } from './yaml-map.ts';
import { emptyYaml, parseYaml, type YamlText } from './yaml-text.ts';

/**
 * Reads the content of `tree` (as `readTree` gives it). All problems are in the result, in order.
 * `reader` may have documents of an earlier build; the result is the same.
 */
export function readContent(tree: SourceTree, reader: DocumentReader = new DocumentReader()): SiteContent {
  const problems: Problem[] = [];
  const configMap = readConfigMap(tree, problems);
  const config = readConfig(configMap, tree);
  const folder = readThemeFolder(tree, configMap, coldpressVersion(), problems);
  const { theme, places } = readThemeFile(tree, { config, configMap, folder }, problems);

  const found = withoutSecondHome(readDocuments(tree, config, reader, problems), config, problems);
  const { read, notFound } = takeNotFound(found);
  const documents = read.map(({ document }) => document);
  nameRoot(documents, config);
  if (documents.length === 0) {
    problems.push(createProblem('folder-empty', wholeFile(''), 'there is no page and no post'));
  }
  const built = buildNav(
    readNavFile(readYaml(tree, 'nav.yml', problems), problems),
    documents,
    config,
    problems,
  );
  placeInSections(read, built);
  config.homepage = chooseHomepage(config, configMap, documents, built.nav, built.listsPages);
  assignPaths(read, config, problems);

  const own = readOwnFiles(tree, folder, problems);
  const { assets, notFoundFile } = takeNotFoundFile(own.assets, notFound[0]?.file, problems);
  for (const each of findCollisions(pathClaims(read, assets))) problems.push(each);
  for (const each of findTagCaseClashes(read)) problems.push(each);
  for (const each of findFileCaseClashes(tree.keys())) problems.push(each);
  const content: SiteContent = {
    config,
    nav: built.nav,
    theme,
    fontPlaces: places,
    documents,
    notFound,
    notFoundFile,
    assets,
    parts: own.parts,
    shortcodes: own.shortcodes,
    templates: own.templates,
    themeFolder: folder.prefix,
    data: readDataFiles(tree, problems),
    cardTemplate: own.cardTemplate,
    problems,
    ...(config.base === '' ? {} : { basePlace: configMap.place(configMap.has('base') ? 'base' : 'url') }),
    ...(config.health === null ? {} : { healthPlace: configMap.place('health') }),
    ...(config.keepAssets === 0 ? {} : { keepAssetsPlace: configMap.place('keep-assets') }),
  };
  resolveImages(content, read);
  content.problems = sortProblems(foldProblems(problems));
  return content;
}

/** Without a readable config.yml everything has its default, and its absence is the one problem reported. */
function readConfigMap(tree: SourceTree, problems: Problem[]): YamlMap<ConfigKey> {
  const yaml = readYaml(tree, 'config.yml', problems);
  // A folder without pages and posts gets this one problem.
  if (!tree.has('config.yml') && [...tree.keys()].some(isDocumentFile)) {
    problems.push(createProblem('config-missing', wholeFile('config.yml'), 'there is no config.yml'));
  }
  const isReadable = tree.has('config.yml') && !yaml.failed;
  return new YamlMap(yaml, yaml.root, CONFIG_KEYS, 'config.yml', isReadable ? problems : []);
}

function readThemeFile(
  tree: SourceTree,
  { config, configMap, folder }: { config: Config; configMap: YamlMap<ConfigKey>; folder: ThemeFolder },
  problems: Problem[],
): { theme: Theme; places: FontPlaces } {
  if (configMap.isMap('theme')) {
    if (tree.has('theme.yml')) {
      const message = 'theme.yml is not used: config.yml has the theme itself, under `theme`';
      configMap.reportKey('theme-not-used', 'theme', message);
    }
    const map = configMap.map<ThemeKey>('theme', THEME_KEYS);
    return { theme: readTheme(map, config, problems), places: fontPlaces(map, configMap) };
  }
  const { theme: named } = config;
  if (named !== null && !tree.has(named)) {
    if (isThemeFile(named)) configMap.report('file-missing', 'theme', `the theme ${named} does not exist`);
    config.theme = null;
  }
  const base = readThemeMap(tree, `${folder.prefix}theme.yml`, folder === NO_THEME ? [] : problems);
  const ofFolder = folder === NO_THEME ? null : readTheme(base, config, problems);
  // A theme.yml counts without a key that names it. With a theme of its own it changes that theme.
  config.theme ??= tree.has('theme.yml') ? 'theme.yml' : null;
  const map = readThemeMap(tree, config.theme ?? '', problems);
  const places = fontPlaces(map, configMap);
  const found = ofFolder === null ? places : { ...fontPlaces(base, configMap), ...withoutNull(places) };
  return { theme: readTheme(map, config, problems, ofFolder), places: found };
}

function readThemeMap(tree: SourceTree, file: string, problems: Problem[]): YamlMap<ThemeKey> {
  const yaml = readYaml(tree, file, problems);
  return new YamlMap(yaml, yaml.root, THEME_KEYS, file, problems);
}

function withoutNull(places: FontPlaces): Partial<FontPlaces> {
  return Object.fromEntries(Object.entries(places).filter(([, place]) => place !== null));
}

/** The YAML of a file; empty where the file is missing or is not text. */
function readYaml(tree: SourceTree, file: string, problems: Problem[]): YamlText {
  const bytes = tree.get(file);
  if (bytes === undefined) return emptyYaml(new SourceText(file, ''));
  const source = decodeSource(file, bytes, problems);
  if (source === null) return { ...emptyYaml(new SourceText(file, '')), failed: true };
  return parseYaml(source, 0, source.text.length, problems);
}

function readDocuments(
  tree: SourceTree,
  config: Config,
  reader: DocumentReader,
  problems: Problem[],
): ReadDocument[] {
  const documents: ReadDocument[] = [];
  const files = [...tree].filter(([file]) => isDocumentFile(file));
  for (const found of reader.read(files, config)) {
    for (const problem of found.problems) problems.push(problem);
    if (found.read !== null) documents.push(found.read);
  }
  reader.retain((file) => tree.has(file));
  return documents;
}

/** pages/index.md beside pages/home.md: both would have the homepage's Markdown, so the second is left out. */
function withoutSecondHome(all: ReadDocument[], config: Config, problems: Problem[]): ReadDocument[] {
  const isNamed = (pattern: RegExp, { document }: ReadDocument): boolean => pattern.test(document.baseFile);
  const home = all.find((each) => isNamed(/^pages\/home\.\w+$/i, each) && !each.document.draft);
  if (home === undefined || /^pages\/index\.\w+$/i.test(config.homepage ?? '')) return all;
  const second = all.filter((each) => isNamed(/^pages\/index\.\w+$/i, each));
  for (const { document } of second) {
    const message = `${document.file} is not published: ${home.document.file} is the homepage`;
    const hint = 'Keep one of the two, or write `homepage: pages/index.md` in config.yml';
    problems.push(createProblem('file-not-published', wholeFile(document.file), message, hint));
  }
  return second.length === 0 ? all : all.filter((each) => !second.includes(each));
}

/** The index of pages/ without a title and a heading has the site's name, as that of a folder has the folder's. */
function nameRoot(documents: readonly Document[], { sitename }: Config): void {
  for (const document of documents) {
    if (
      !document.hasTitle &&
      sitename !== '' &&
      /^pages\/[^/]+$/.test(document.baseFile) &&
      isIndex(document.baseFile)
    ) {
      document.title = sitename;
    }
  }
}

/** Takes out pages/404.md and its variants, which are no ordinary pages. */
function takeNotFound(all: ReadDocument[]): { read: ReadDocument[]; notFound: Document[] } {
  const isNotFound = ({ document }: ReadDocument): boolean => /^pages\/404\.\w+$/.test(document.baseFile);
  const found = all.filter(isNotFound).map(({ document }) => document);
  return {
    read: found.length === 0 ? all : all.filter((each) => !isNotFound(each)),
    notFound: found.filter(({ draft }) => !draft),
  };
}

/** The same for 404.html, which counts where there is no 404.md, `page`. One that does not count is a problem. */
function takeNotFoundFile(
  all: Asset[],
  page: string | undefined,
  problems: Problem[],
): { assets: Asset[]; notFoundFile: Asset | null } {
  const isNotFound = ({ file }: Asset): boolean => file === '404.html' || file === 'pages/404.html';
  const [first, ...others] = all.filter(isNotFound);
  if (first === undefined) return { assets: all, notFoundFile: null };
  for (const { file } of page === undefined ? others : [first, ...others]) {
    const message = `${page ?? first.file} is the page for what does not exist`;
    problems.push(createProblem('file-not-published', wholeFile(file), message, 'Keep one of the two'));
  }
  return {
    assets: all.filter((each) => !isNotFound(each)),
    notFoundFile: page === undefined ? first : null,
  };
}

/** A page is in the section of nav.yml, a variant in that of its page; documents in a draft section are drafts. */
function placeInSections(read: readonly ReadDocument[], { placements, draftSections }: BuiltNav): void {
  for (const { document } of read) {
    const placement = placements.get(document.baseFile);
    if (placement !== undefined) {
      document.sectionId = placement.sectionId;
      document.sort = placement.sort;
    }
    if (document.sectionId !== null && draftSections.has(document.sectionId)) document.draft = true;
  }
}

/**
 * The theme of a site as a folder: `theme: my-theme` names themes/my-theme, a folder after `./`, or a package that is
 * installed. It is laid out like a content folder without pages and posts. The site's own files win over its files.
 */
import type { ConfigKey } from './config-keys.ts';
import { didYouMean, hintFor } from './did-you-mean.ts';
import { isAboutFolder } from './file-kinds.ts';
import { isOlder, leastVersion } from './least-version.ts';
import type { SourceTree } from './model.ts';
import { PRESET_NAMES } from './presets.ts';
import { createProblem, type Problem, wholeFile } from './problem.ts';
import type { YamlMap } from './yaml-map.ts';

export interface ThemeFolder {
  /** themes/my-theme/ or node_modules/my-theme/ */
  prefix: string;
  /** Its files, by their paths in it. */
  files: SourceTree;
}

/** The folder of a site without a theme of its own. */
export const NO_THEME: ThemeFolder = { prefix: '', files: new Map() };

const FOLDER = 'themes/';
/** A package's name, as npm allows it. */
const PACKAGE = /^(?:@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]{0,213}$/;
/** The files of a theme, and others that may stand in its folder. */
const OWN_FILES = /^(?:theme\.yml$|package\.json$|assets\/|parts\/|templates\/)/;
const BESIDE = /^(?:package-lock\.json|tsconfig\.json|screenshot\.\w+)$/i;

/** Whether `theme` of config.yml names a file of YAML and not a folder. */
export function isThemeFile(written: string): boolean {
  return /\.ya?ml$/i.test(written);
}

/** The name of the package that `theme` may name, if no folder has that name; null: none. */
export function themePackage(written: string, tree: SourceTree): string | null {
  if (isThemeFile(written) || !PACKAGE.test(written) || tree.has(written)) return null;
  return hasFolder(tree, `${FOLDER}${written}/`) ? null : written;
}

/** Where the files of an installed package stand in the tree. */
export function packagePrefix(name: string): string {
  return `node_modules/${name}/`;
}

/** Whether a file belongs to a theme and is not served by its own path. */
export function isInTheme(file: string, tree: SourceTree, used: string): boolean {
  if (file.startsWith('node_modules/') || (used !== '' && file.startsWith(used))) return true;
  const [, name] = /^themes\/([^/]+)\//.exec(file) ?? [];
  return name !== undefined && tree.has(`${FOLDER}${name}/theme.yml`);
}

/**
 * The theme that config.yml names as a folder or package; none where it names a file or nothing. `version` is that of
 * Coldpress.
 */
export function readThemeFolder(
  tree: SourceTree,
  config: YamlMap<ConfigKey>,
  version: string,
  problems: Problem[],
): ThemeFolder {
  const written = config.isMap('theme') ? null : config.text('theme');
  if (written === null || isThemeFile(written) || tree.has(written.replace(/^(?:\.?\/)+/, '')))
    return NO_THEME;
  const prefix = prefixesOf(written).find((each) => hasFolder(tree, each));
  if (prefix === undefined) {
    reportMissing(written, tree, config);
    return NO_THEME;
  }
  const files = new Map<string, Uint8Array>();
  for (const [file, bytes] of tree) if (file.startsWith(prefix)) files.set(file.slice(prefix.length), bytes);
  reportUnknown({ prefix, files }, problems);
  reportVersion({ prefix, files }, version, problems);
  return { prefix, files };
}

/** Problems of files of the theme, with the names that these have in the tree. */
export function problemsOfTheme({ prefix }: ThemeFolder, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, file: prefix + problem.file }));
}

function prefixesOf(written: string): string[] {
  const plain = written
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  if (plain === '' || plain.split('/').includes('..')) return [];
  if (written.startsWith('./')) return [`${plain}/`];
  return [`${FOLDER}${plain}/`, packagePrefix(plain), ...(plain.startsWith(FOLDER) ? [`${plain}/`] : [])];
}

function hasFolder(tree: SourceTree, prefix: string): boolean {
  for (const file of tree.keys()) if (file.startsWith(prefix)) return true;
  return false;
}

function reportMissing(written: string, tree: SourceTree, config: YamlMap<ConfigKey>): void {
  const add = (message: string, hint?: string): void =>
    config.report('theme-missing', 'theme', message, hint);
  if (written.split('/').includes('..')) {
    add(
      `the theme ${written} is outside the content folder`,
      `Install it as a package, \`npm install ${written}\`, and write its name`,
    );
    return;
  }
  if (PRESET_NAMES.some((preset) => preset === written)) {
    add(`${written} is a preset and no theme`, `Write \`theme: { preset: ${written} }\``);
    return;
  }
  const there = [...new Set([...tree.keys()].flatMap((file) => /^themes\/([^/]+)\//.exec(file)?.[1] ?? []))];
  const meant = didYouMean(written, there);
  const files = [...tree.keys()].filter(
    (file) => /^[^/]+\.ya?ml$/.test(file) && !/^(?:config|nav)\./.test(file),
  );
  const file = didYouMean(`${written}.yml`, files);
  if (written.startsWith('./')) {
    add(`there is no folder ${written}`, hintFor(meant));
  } else if (meant !== null || file !== null) {
    add(`there is no theme ${written}`, hintFor(meant ?? file));
  } else {
    const install = PACKAGE.test(written) ? `Run \`npm install ${written}\`, or put` : 'Put';
    add(
      `there is no theme ${written}: no folder ${FOLDER}${written} and no installed package`,
      `${install} the theme into ${FOLDER}${written}/`,
    );
  }
}

function reportUnknown({ prefix, files }: ThemeFolder, problems: Problem[]): void {
  for (const file of files.keys()) {
    if (OWN_FILES.test(file) || BESIDE.test(file) || isAboutFolder(file)) continue;
    const isContent = /^(?:posts|pages|data)\//.test(file) || /^(?:config|nav)\.ya?ml$/.test(file);
    const message = isContent ? 'a theme has no content of its own' : 'this is no file of a theme';
    const meant = didYouMean(file, ['theme.yml', 'assets/theme.css']);
    const hint = meant === null || isContent ? undefined : `Did you mean ${prefix}${meant}?`;
    problems.push(createProblem('theme-file', wholeFile(prefix + file), message, hint));
  }
  if (files.has('assets/custom.css')) {
    const message = 'assets/custom.css is the file of the site that uses the theme';
    const hint = `Rename it to ${prefix}assets/theme.css`;
    problems.push(createProblem('theme-file', wholeFile(`${prefix}assets/custom.css`), message, hint));
  }
}

function reportVersion({ prefix, files }: ThemeFolder, version: string, problems: Problem[]): void {
  const bytes = files.get('package.json');
  if (bytes === undefined) return;
  const place = wholeFile(`${prefix}package.json`);
  let needed: string | null = null;
  try {
    const { peerDependencies } = JSON.parse(new TextDecoder().decode(bytes)) as {
      peerDependencies?: { coldpress?: unknown };
    };
    const range = peerDependencies?.coldpress;
    needed = typeof range === 'string' ? leastVersion(range) : null;
  } catch {
    problems.push(createProblem('theme-file', place, 'this is not JSON'));
  }
  if (needed === null || !isOlder(version, needed)) return;
  const message = `the theme needs Coldpress ${needed}, and this is ${version}`;
  problems.push(createProblem('theme-version', place, message));
}

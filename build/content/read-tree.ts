/**
 * Reads the content folder into memory: the only file access of the content stage. Nothing outside the
 * folder is ever read, wherever symbolic links lead, and the result does not depend on the order in which
 * the file system lists its entries.
 */
import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Files } from './file-reader.ts';
import { foldRepeats } from './fold-repeats.ts';
import { isInside } from './inside-folder.ts';
import type { SourceTree } from './model.ts';
import { isOwnOutput } from './own-output.ts';
import { createProblem, type Problem, wholeFile } from './problem.ts';
import type { ProblemCode } from './problem-kinds.ts';
import { OnceReader } from './read-once.ts';
import { packagePrefix } from './theme-folder.ts';
import { installedPackage, namedPackage } from './theme-package.ts';

/** Files at the folder's root that mdcms generates; with an mdcms.json there they are not the author's. */
const GENERATED_BY_MDCMS: ReadonlySet<string> = new Set([
  'index.html',
  'search.json',
  'mdcms.json',
  'manifest.json',
  'service-worker.js',
  '404.html',
]);
/** Those that would replace the site's own answers, with advice. */
const IN_THE_WAY: Readonly<Record<string, string>> = {
  'index.html': 'Write the homepage as pages/home.md, or put the file into assets/',
  'search.json': 'The site answers /search.json itself: put the file into assets/, or remove it',
};

/** Files read in one turn of the event loop: a few milliseconds without serving. */
const READ_AT_ONCE = 100;

export interface ReadTreeOptions {
  /** Absolute paths of folders to leave out: the build's own output, where it lies inside the content. */
  exclude?: readonly string[];
  /** The reader of earlier calls. */
  files?: Files;
  /** Whether it is a package, which has no theme. */
  isPackage?: boolean;
}

export interface ReadTreeResult {
  /** Ordered by path (code units). Names are in Unicode normal form C on every file system. */
  tree: SourceTree;
  problems: Problem[];
}

/** One problem for all circles, since one link may make many. */
const CIRCLE = 'the symbolic link leads to a folder that it is in';

/** How often a folder is read again for symbolic links to it: links to one another would multiply without end. */
const MOST_LINKED = 200;

interface Walk {
  /** The folder's real path: what a link's target must lie under. */
  root: string;
  exclude: ReadonlySet<string>;
  /** Path in the tree to path on disk. */
  found: Map<string, string>;
  /** By the real path of a folder, how often it was read below a symbolic link. */
  linked: Map<string, number>;
  problems: Problem[];
}

/**
 * Reads every file of the folder `directory` (absolute, or from the working directory), except dotfiles (but for
 * `.well-known` at the root), `node_modules`, files that mdcms generates at the root, and outputs of our builds. An
 * unreadable file is a problem, never an exception.
 */
export async function readTree(directory: string, options: ReadTreeOptions = {}): Promise<ReadTreeResult> {
  const problems: Problem[] = [];
  const root = await realpath(directory).catch(() => null);
  const stats = root === null ? null : await stat(root).catch(() => null);
  if (root === null || stats?.isDirectory() !== true) {
    const what = stats === null ? 'does not exist' : 'is not a folder';
    return {
      tree: new Map(),
      problems: [createProblem('folder-missing', wholeFile(''), `the content folder ${directory} ${what}`)],
    };
  }
  if (isOwnOutput(root)) {
    const message = `${directory} is the output of a build, not a content folder`;
    return { tree: new Map(), problems: [createProblem('folder-missing', wholeFile(''), message)] };
  }
  const exclude = await Promise.all((options.exclude ?? []).map((path) => realpath(path).catch(() => path)));
  const walk: Walk = { root, exclude: new Set(exclude), found: new Map(), linked: new Map(), problems };
  await walkFolder(walk, root, '', [root]);
  const all = await readFiles(walk, options.files);
  const isAuthors = ([file, bytes]: [string, Uint8Array]): boolean => !isMadeByMdcms(file, bytes);
  const tree = new Map([...all].filter(isAuthors));
  const folded = foldRepeats(problems, ({ message }) => message === CIRCLE);
  return { tree: options.isPackage === true ? tree : await withThemePackage(tree, root), problems: folded };
}

/** The tree with the files of the theme, if that is an installed package: node_modules/my-theme/parts/footer.html. */
async function withThemePackage(tree: SourceTree, root: string): Promise<SourceTree> {
  const name = namedPackage(tree);
  const folder = name === null ? null : installedPackage(root, name);
  if (name === null || folder === null) return tree;
  const theme = await readTree(folder, { isPackage: true });
  return new Map([
    ...tree,
    ...[...theme.tree].map(([file, bytes]) => [packagePrefix(name) + file, bytes] as const),
  ]);
}

/**
 * Adds the files below `folder` (on disk) to the walk; `ancestors` are the real paths it was reached by, `isLinked`
 * whether a link was on the way.
 */
async function walkFolder(
  walk: Walk,
  folder: string,
  prefix: string,
  ancestors: string[],
  isLinked = false,
): Promise<void> {
  if (isLinked && !isReadAgain(walk, folder, prefix)) return;
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    report(walk, 'file-unreadable', prefix.slice(0, -1), `the folder cannot be read: ${reason(error)}`);
    return;
  }
  if (prefix !== '' && entries.some(({ name }) => name === 'manifest.json') && isOwnOutput(folder)) return;
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const isOfMdcms = entries.some(({ name }) => name === 'mdcms.json');
  for (const entry of entries) {
    if (!isContentName(entry.name, prefix, isOfMdcms)) continue;
    const inTheWay = prefix === '' ? IN_THE_WAY[entry.name] : undefined;
    if (inTheWay !== undefined) {
      report(walk, 'file-not-published', entry.name, `${entry.name} is not served from here`, inTheWay);
      continue;
    }
    const file = prefix + entry.name.normalize('NFC');
    const path = join(folder, entry.name);
    if (hasUnusableName(entry.name)) {
      report(walk, 'file-name', file, 'the name cannot be part of a URL');
    } else if (entry.isSymbolicLink()) {
      await followLink(walk, path, file, ancestors);
    } else if (entry.isDirectory()) {
      if (!walk.exclude.has(path)) await walkFolder(walk, path, `${file}/`, [...ancestors, path], isLinked);
    } else if (entry.isFile()) {
      addFile(walk, path, file);
    } else {
      reportOther(walk, file);
    }
  }
}

/** A link inside the folder is followed; one that leaves it is refused without reading. */
async function followLink(walk: Walk, path: string, file: string, ancestors: string[]): Promise<void> {
  const target = await realpath(path).catch(() => null);
  if (target === null) {
    report(walk, 'symlink-broken', file, 'the symbolic link leads nowhere');
  } else if (!isInside(target, walk.root)) {
    report(walk, 'symlink-outside', file, 'the symbolic link leads out of the content folder');
  } else if (ancestors.includes(target)) {
    report(walk, 'symlink-broken', file, CIRCLE);
  } else {
    const stats = await lstat(target).catch(() => null);
    if (stats === null) report(walk, 'symlink-broken', file, 'the symbolic link leads nowhere');
    else if (stats.isDirectory()) await walkFolder(walk, target, `${file}/`, [...ancestors, target], true);
    else if (stats.isFile()) addFile(walk, target, file);
    else reportOther(walk, file);
  }
}

function reportOther(walk: Walk, file: string): void {
  report(walk, 'file-not-published', file, 'this is neither a file nor a folder', 'Remove it');
}

/** Whether a folder below a link may be read once more; reports the last time. */
function isReadAgain(walk: Walk, folder: string, prefix: string): boolean {
  const times = (walk.linked.get(folder) ?? 0) + 1;
  walk.linked.set(folder, times);
  if (times <= MOST_LINKED) return true;
  const message = `symbolic links lead to this folder in more than ${MOST_LINKED} ways`;
  if (times === MOST_LINKED + 1) report(walk, 'symlink-broken', prefix.slice(0, -1), message);
  return false;
}

function addFile(walk: Walk, path: string, file: string): void {
  if (walk.found.has(file)) {
    const message = 'two files have this name, in two spellings of the same characters';
    report(walk, 'file-name', file, message, 'Rename or remove one of the two');
  } else {
    walk.found.set(file, path);
  }
}

async function readFiles(walk: Walk, files: Files = new OnceReader()): Promise<SourceTree> {
  const found = [...walk.found].sort(([a], [b]) => (a < b ? -1 : 1));
  const tree = new Map<string, Uint8Array>();
  files.retain(new Set(walk.found.values()));
  for (const [index, [file, path]] of found.entries()) {
    if (index % READ_AT_ONCE === READ_AT_ONCE - 1) await setImmediate();
    try {
      tree.set(file, files.read(path));
    } catch (error) {
      report(walk, 'file-unreadable', file, `the file cannot be read: ${reason(error)}`);
    }
  }
  return tree;
}

/**
 * Whether a file or folder of that name is read. `isOfMdcms`: the folder has been built by mdcms, so that its files are
 * not the author's.
 */
function isContentName(name: string, prefix: string, isOfMdcms: boolean): boolean {
  if (name.startsWith('.')) return prefix === '' && name === '.well-known';
  if (name === 'node_modules') return false;
  return prefix !== '' || !isOfMdcms || !GENERATED_BY_MDCMS.has(name);
}

/**
 * Whether a file at the root is one that mdcms has generated: its worker and its pages name it. An old worker must
 * not be served, since it would keep the old site in readers' browsers.
 */
function isMadeByMdcms(file: string, bytes: Uint8Array): boolean {
  return GENERATED_BY_MDCMS.has(file) && /mdcms/i.test(new TextDecoder().decode(bytes));
}

/** Backslash and control characters mean something else in URLs; U+FFFD stands for bytes that are not UTF-8. */
function hasUnusableName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are searched for
  return /[\\\u0000-\u001f\u007f\ufffd]/.test(name);
}

/** The system's code (EACCES …): its message would carry the path of this machine. */
function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

function report(walk: Walk, code: ProblemCode, file: string, message: string, hint?: string): void {
  walk.problems.push(createProblem(code, wholeFile(file), message, hint));
}

/**
 * Compiles the commands of a clone into a few files of JavaScript. To transform the sources one by one, as tsx does,
 * takes a second and a half of each command; to compile them all takes half of one, once for each state of them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';

/** Compiled forms that are older may go: a process that runs one loads parts of it when it first needs them. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const PREFIX = 'commands-';
/** The module that writes what is computed beforehand beside the compiled ones. */
const PRECOMPUTE = 'precompute';

/**
 * The path of the compiled main module of the clone in `root`. It lies two folders deep, from where the sources' other
 * files are found as from build/cli/ (package-root.ts). Calls `onCompile` before it compiles. Rejects where esbuild is
 * not installed, where `root` cannot be written (an error with a `syscall`), and for an error in a source, which esbuild
 * prints.
 */
export async function compileClone(root, onCompile) {
  const cache = join(root, '.coldpress');
  const folder = join(cache, `${PREFIX}${stateOf(root)}`);
  const main = join(folder, 'main.js');
  if (existsSync(main)) return main;
  const { build, stop } = await import('esbuild');
  // Two threads or processes may compile at once: each writes a folder of its own, and the first one renames it.
  const own = `${folder}.${process.pid}.${threadId}`;
  mkdirSync(own, { recursive: true });
  onCompile();
  const options = optionsOf(root);
  const entryPoints = [...options.entryPoints, `build/handler/${PRECOMPUTE}.ts`];
  await build({ ...options, entryPoints, absWorkingDir: root, outdir: own });
  // Its process would stay as long as this one.
  await stop();
  const { precompute } = await import(pathToFileURL(join(own, `${PRECOMPUTE}.js`)).href);
  precompute(root, own);
  try {
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (!existsSync(main)) throw error;
  }
  removeOld(cache);
  return main;
}

/**
 * The URL of the compiled form of `source`, the path of a module of the clone in `root`; null where it is not compiled
 * by itself, and where `root` cannot be written. Rejects otherwise as compileClone does.
 */
export async function compiledModule(root, source) {
  if (!optionsOf(root).entryPoints.some((entry) => join(root, entry) === source)) return null;
  try {
    const main = await compileClone(root, () => {});
    return pathToFileURL(join(main, '..', basename(source).replace(/\.ts$/, '.js'))).href;
  } catch (error) {
    if (error.syscall === undefined) throw error;
    return null;
  }
}

/**
 * esbuild's options for the clone and for the package (bundle-commands.ts): the modules that commands, threads and
 * processes begin with, and the packages that stay apart, since they have a binary or files beside their code, or
 * few commands load them.
 */
function optionsOf(root) {
  return JSON.parse(readFileSync(join(root, 'build', 'handler', 'bundle-options.json'), 'utf8'));
}

/** A short hash of all that a compiled form depends on: the names, sizes and times of the sources and of package.json. */
function stateOf(root) {
  const hash = createHash('sha256');
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  };
  for (const folder of ['build', 'src']) {
    const names = readdirSync(join(root, folder), { recursive: true }).sort();
    for (const name of names) if (/\.\w+$/.test(name)) add(join(root, folder, name));
  }
  add(join(root, 'package.json'));
  return hash.digest('hex').slice(0, 16);
}

function removeOld(cache) {
  for (const name of readdirSync(cache)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(cache, name);
    try {
      if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true });
    } catch {
      // Another process removes it too.
    }
  }
}

/** An API's sources as one JavaScript file with a source map, by esbuild. */
import { basename, relative, resolve, sep } from 'node:path';
import { build, type Message, type Plugin } from 'esbuild';
import type { CompactSourceMap } from '../../src/api/source-map.ts';
import { isInside } from '../content/inside-folder.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import { esbuildPlace, isBuildFailure } from '../site/shortcodes/esbuild-errors.ts';
import { apiSource, CODE_ROOT, PACKAGE_ROOT } from '../workers/package-root.ts';
import { HOST_INTERFACES, WIT_SPECIFIER } from './host-interfaces.ts';

/** The name of the bundle's file, by which stack traces are recognised. */
export const BUNDLE_NAME = 'coldpress-api.js';
/** The bundle's name as a script. */
export const SCRIPT_NAME = 'coldpressApi';

export interface BundleOptions {
  /** The API module, absolute. */
  entry: string;
  /** The author's folder, absolute: files in it are named from it. */
  siteDir: string;
  /** 'module' for the engine and Node; 'script' for the trial at build. */
  form: 'module' | 'script';
  /** The module in place of each host interface; null leaves the imports to the host. */
  standIn: string | null;
}

export interface Bundle {
  code: string;
  /** For debuggers, with the sources' texts. Its sources are named as they are printed. */
  sourceMap: string;
  /** The absolute paths of the sources, in the same order. */
  sources: string[];
  /** For stack traces inside the component. */
  map: CompactSourceMap;
  /** The host interfaces that are imported, in order. */
  interfaces: string[];
}

export type BundleResult = { ok: true; bundle: Bundle } | { ok: false; problems: Problem[] };

/** Bundles an API. The bundle exports `module` (the author's), and start, createService and mapStack. */
export async function bundleApi(options: BundleOptions): Promise<BundleResult> {
  const interfaces = new Set<string>();
  try {
    const { outputFiles } = await build({
      stdin: { contents: entryText(options.entry), resolveDir: PACKAGE_ROOT, sourcefile: 'coldpress:entry' },
      outfile: resolve(options.siteDir, BUNDLE_NAME),
      absWorkingDir: options.siteDir,
      bundle: true,
      write: false,
      format: options.form === 'module' ? 'esm' : 'iife',
      ...(options.form === 'script' ? { globalName: SCRIPT_NAME } : {}),
      platform: 'neutral',
      mainFields: ['module', 'main'],
      conditions: ['worker', 'import'],
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      sourcemap: 'external',
      logLevel: 'silent',
      // A site folder need not install packages that Coldpress brings.
      nodePaths: [resolve(PACKAGE_ROOT, 'node_modules'), resolve(PACKAGE_ROOT, '..')],
      plugins: [ownModules(), hostInterfaces(options.standIn, interfaces)],
    });
    const [map, code] = [outputFiles.find(isMap), outputFiles.find((file) => !isMap(file))];
    if (map === undefined || code === undefined) throw new Error('esbuild gave no source map');
    return { ok: true, bundle: toBundle(code.text, map.text, options, [...interfaces].sort()) };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { ok: false, problems: error.errors.map((message) => toProblem(message, options.siteDir)) };
  }
}

function entryText(entry: string): string {
  return [
    `export * as module from ${JSON.stringify(entry)};`,
    `export { start } from ${JSON.stringify(apiSource('start'))};`,
    `export { createService } from ${JSON.stringify(apiSource('service'))};`,
    `export { mapStack } from ${JSON.stringify(apiSource('stack'))};`,
  ].join('\n');
}

/** `coldpress/api/NAME` is src/api/NAME, in a checkout and in the package. */
function ownModules(): Plugin {
  return {
    name: 'coldpress-modules',
    setup(plugin) {
      plugin.onResolve({ filter: /^coldpress\/api\/[a-z-]+$/ }, ({ path }) => ({
        path: apiSource(path.slice('coldpress/api/'.length)),
      }));
    },
  };
}

function hostInterfaces(standIn: string | null, found: Set<string>): Plugin {
  return {
    name: 'coldpress-host-interfaces',
    setup(plugin) {
      plugin.onResolve({ filter: WIT_SPECIFIER }, ({ path }) => {
        if (path.startsWith('node:')) return undefined;
        if (!HOST_INTERFACES.has(path)) {
          const known = [...HOST_INTERFACES.keys()].join(', ');
          return { errors: [{ text: `${path} is no host interface of an API; there are ${known}` }] };
        }
        found.add(path);
        return standIn === null ? { path, external: true } : { path, namespace: 'coldpress-host' };
      });
      plugin.onLoad({ filter: /.*/, namespace: 'coldpress-host' }, ({ path }) => ({
        contents: standInText(path, standIn ?? ''),
        loader: 'js',
      }));
    },
  };
}

/** A module with an interface's exports; each call is passed to the object that `standIn` evaluates to. */
function standInText(specifier: string, standIn: string): string {
  const name = specifier.replace(/@.*/, '');
  const exported = name.endsWith('/variables') ? 'get' : name.endsWith('/store') ? 'open' : 'increment';
  return `export const ${exported} = (...values) => (${standIn})[${JSON.stringify(name)}].${exported}(...values);`;
}

function toBundle(code: string, sourceMap: string, options: BundleOptions, interfaces: string[]): Bundle {
  const map = JSON.parse(sourceMap) as { sources: string[]; mappings: string };
  const absolute = map.sources.map((source) => resolve(options.siteDir, source));
  const sources = absolute.map((path) => printedPath(path, options.siteDir));
  return {
    code,
    sourceMap: JSON.stringify({ ...map, sources }),
    sources: absolute,
    map: { sources, mappings: map.mappings },
    interfaces,
  };
}

/** The printed path of a file: relative to the author's folder or Coldpress's, or its name alone. */
export function printedPath(path: string, siteDir: string): string {
  for (const folder of [siteDir, CODE_ROOT, PACKAGE_ROOT]) {
    if (isInside(path, folder)) return relative(folder, path).split(sep).join('/');
  }
  return basename(path);
}

function isMap(file: { path: string }): boolean {
  return file.path.endsWith('.map');
}

function toProblem({ text, location }: Message, siteDir: string): Problem {
  const name = location === null ? '' : printedPath(resolve(siteDir, location.file), siteDir);
  const place = location === null ? wholeFile(name) : esbuildPlace(location, name);
  return createProblem('api-bundle', place, text, hintFor(text));
}

function hintFor(text: string): string {
  if (/Could not resolve "node:|Could not resolve "(?:fs|path|os|crypto|http|net)"/.test(text)) {
    return 'an API runs in a component without Node: use what browsers and workers have';
  }
  if (/Could not resolve/.test(text))
    return 'correct the path, or install the package beside the site folder';
  if (/[Tt]op-level await/.test(text)) return 'the top level runs once, at build: await inside a handler';
  return 'correct the source';
}

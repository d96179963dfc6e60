/** Bundles the scripts for browsers, whose sources are beside this file. */
import { basename, join } from 'node:path';
import { esbuild } from '../esbuild.ts';

/**
 * The file beside the compiled modules with the result of `bundleScripts`, in JSON: bundling takes a tenth of a second,
 * in every command and in every thread that makes pages.
 */
export const PACKED_SCRIPTS = 'packed-scripts.json';

const SOURCES = [
  'site',
  'copy',
  'embed',
  'search',
  'register',
  'inline-theme',
  'inline-forward',
  'worker/service-worker',
  'worker/unregister-worker',
];

/**
 * The text of each script, bundled and minified, by its name without folder and extension; `folder` has the
 * sources.
 */
export function bundleScripts(folder: string): Record<string, string> {
  const { outputFiles } = esbuild().buildSync({
    entryPoints: SOURCES.map((name) => join(folder, `${name}.js`)),
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.css': 'text' },
    outdir: 'client',
    // So that no tsconfig of a folder above changes the result.
    tsconfigRaw: '{}',
    logLevel: 'silent',
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [basename(path, '.js'), text]));
}

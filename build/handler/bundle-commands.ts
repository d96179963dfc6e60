/**
 * Bundles the build step for the package: its modules and those of small packages in a few files. Several hundred
 * single files would cost each process and each thread a quarter of a second at its start.
 */
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import ENTRIES from './entries.json' with { type: 'json' };

/**
 * Packages that stay apart: those with a binary or files beside their code, and those that few commands load. The
 * compiler of frames is not shipped at all.
 */
const EXTERNAL: readonly string[] = [
  '@bytecodealliance/*',
  '@expo-google-fonts/*',
  '@iconify-json/*',
  '@resvg/*',
  'esbuild',
  'prismjs',
  'snowball-stemmers',
  'stopword',
  'beautiful-mermaid',
  'fontkitten',
  'gemoji',
  'temml',
  'sharp',
];
const NOT_SHIPPED: readonly string[] = ['build/handler/compile.ts', 'build/handler/frame.ts'];

/** CommonJS packages load Node's own modules by `require`, which modules do not have. */
const BANNER =
  "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);";

/**
 * Bundles the build step of the sources in `root` into `folder`: main.js, a file for each thread, and what they
 * share. They lie side by side, since threads are found beside the module that opens them, and as deep below the
 * package's folder as build/api/ is, from which all other files are found (package-root.ts). Returns esbuild's list of
 * the files in each, with paths from `root`. Rejects with esbuild's messages on standard error.
 */
export async function bundleCommands(root: string, folder: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: folder,
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    external: [...EXTERNAL, ...NOT_SHIPPED.map((name) => join(root, name))],
    banner: { js: BANNER },
    legalComments: 'none',
    // Smaller by a quarter. Names and lines stay, so that a stack names the place of an error.
    minifyWhitespace: true,
    lineLimit: 200,
    metafile: true,
    tsconfigRaw: '{}',
    logLevel: 'warning',
  });
  return metafile;
}

/**
 * Bundles the build step for the package: its modules and those of small packages in a few files. Several hundred
 * single files would cost each process and each thread a quarter of a second at its start.
 */
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import OPTIONS from './bundle-options.json' with { type: 'json' };

/** The compiler of frames is not shipped at all. */
const NOT_SHIPPED: readonly string[] = ['build/handler/compile.ts', 'build/handler/frame.ts'];

/**
 * Bundles the build step of the sources in `root` into `folder`: main.js, a file for each thread, and what they
 * share. They lie side by side, since threads are found beside the module that opens them, and as deep below the
 * package's folder as build/api/ is, from which all other files are found (package-root.ts). Returns esbuild's list of
 * the files in each, with paths from `root`. Rejects with esbuild's messages on standard error.
 */
export async function bundleCommands(root: string, folder: string): Promise<Metafile> {
  const { metafile } = await build({
    ...(OPTIONS as BuildOptions),
    absWorkingDir: root,
    outdir: folder,
    external: [...OPTIONS.external, ...NOT_SHIPPED.map((name) => join(root, name))],
    // Smaller by more than a quarter. Names stay, so that a stack names the place of an error.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 200,
    metafile: true,
  });
  return metafile as Metafile;
}

/** The Node servers of the benchmark as single files of JavaScript: Node starts them as a user would. */
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles bench/serve/servers/NAME.ts into `folder` and gives the file. */
export async function bundleServer(
  root: string,
  name: string,
  folder: string,
  platform: 'node' | 'neutral' = 'node',
): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(root, 'bench', 'serve', 'servers', `${name}.ts`)],
    outfile,
    bundle: true,
    platform,
    format: 'esm',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    logLevel: 'warning',
  });
  return outfile;
}

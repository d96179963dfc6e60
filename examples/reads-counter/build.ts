/** Builds the example: dist/api.wasm, for the posts of the manifest named on the command line. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeReport } from '../../build/api/budgets.ts';
import { buildApi } from '../../build/api/build.ts';
import type { Manifest } from '../../build/bundle/manifest.ts';

const here = import.meta.dirname;
const manifestFile = process.argv[2] ?? join(here, '..', '..', 'dist', 'manifest.json');
const { api, problems } = await buildApi({
  siteDir: here,
  apiEntry: join(here, 'api', 'main.ts'),
  manifest: JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest,
  cacheDir: join(here, '.coldpress'),
});
for (const { file, line, column, message, hint } of problems) {
  console.error(`${file}:${line}:${column}: ${message} (${hint})`);
}
if (api === null) process.exitCode = 1;
else {
  await mkdir(join(here, 'dist'), { recursive: true });
  await writeFile(join(here, 'dist', 'api.wasm'), api.component);
  console.error(describeReport(api.report));
}

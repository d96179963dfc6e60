/** Writes the report of a folder of results: the page and its plots, into a content folder. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTS } from '../options.ts';
import { readResults } from '../results.ts';
import { claimedFigures, PAGES_WITH_FIGURES, withFigures } from './figures.ts';
import { reportPage } from './page.ts';
import { PLOT_FOLDER } from './section.ts';

/** Where the page is, from the content folder. */
export const PAGE_FILE: string = 'pages/benchmarks.md';
/** All plots, and nothing else in their folder, are named like this. */
export const PLOT_NAME: RegExp = /^bench-.*\.svg$/;

/** Every file of the report for the results in `results`: its path from the content folder, and its text. */
export async function reportFiles(results: string): Promise<Map<string, string>> {
  const { markdown, plots } = reportPage(await readResults(results, PARTS));
  const files = new Map([[PAGE_FILE, markdown]]);
  for (const [name, svg] of Object.entries(plots)) files.set(`${PLOT_FOLDER}/${name}`, svg);
  return files;
}

/** The pages in `content` that repeat figures, with those of the results in `results`: path and text. */
export async function pagesWithFigures(results: string, content: string): Promise<Map<string, string>> {
  const figures = claimedFigures(await readResults(results, PARTS));
  const there = PAGES_WITH_FIGURES.filter((path) => existsSync(join(content, path)));
  const pages = there.map(
    async (path): Promise<[string, string]> => [
      path,
      withFigures(await readFile(join(content, path), 'utf8'), figures),
    ],
  );
  return new Map(await Promise.all(pages));
}

/** Writes them into `content`, and removes the plots of an earlier report. */
export async function writeReport(results: string, content: string): Promise<void> {
  const plots = join(content, PLOT_FOLDER);
  await mkdir(plots, { recursive: true });
  await mkdir(join(content, 'pages'), { recursive: true });
  for (const name of await readdir(plots)) if (PLOT_NAME.test(name)) await rm(join(plots, name));
  const files = [...(await reportFiles(results)), ...(await pagesWithFigures(results, content))];
  for (const [path, text] of files) await writeFile(join(content, path), text);
}

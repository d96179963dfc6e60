/** coldpress build: content → OUT/manifest.json, OUT/bodies.bin, OUT/site.wasm, OUT/spin.toml. */

import { join, relative, resolve } from 'node:path';
import { problemsToJson } from '../content/problems-to-json.ts';
import type { Target } from '../handler/frames.ts';
import { type WrittenFile, writeOutput } from '../output/write-output.ts';
import { type BuiltSite, buildSite } from '../plan/build-site.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import { openCache } from '../remember/open-cache.ts';
import { asOfTime } from './as-of.ts';
import { CONTENT_CACHE } from './cache-folder.ts';
import type { ExitCode, Terminal } from './command.ts';
import * as option from './options.ts';
import { loadFrames, outputFiles } from './output-files.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';
import { reportProblems } from './report.ts';
import { API_FILES, buildSiteApi } from './site-api.ts';
import { type OptionValues, UsageError } from './usage.ts';

/** Builds and writes; on an error in the content nothing is written and what was there stays. */
export async function runBuild(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const cache = await openCache(resolve(CONTENT_CACHE));
  try {
    return await buildAndWrite(options, terminal, cache);
  } finally {
    // Not before: what is written is read from its packs, and saving merges some of them.
    await cache.save();
  }
}

async function buildAndWrite(
  options: OptionValues,
  terminal: Terminal,
  cache: ContentCache,
): Promise<ExitCode> {
  const content = resolve(option.text(options, 'content', 'content'));
  const out = resolve(option.text(options, 'out', 'dist'));
  const targets = parseTargets(option.text(options, 'target', 'p2'));
  terminal.note(`Building ${relative('', content) || '.'} into ${relative('', out) || '.'}.\n`);
  const frames = await loadFrames(targets, () =>
    terminal.note('Compiling the handler, which takes some seconds after a change of src/.\n'),
  );
  const bar = progressBar(terminal);
  const site = await buildSite({
    content,
    progress: bar.show,
    exclude: [out],
    asOf: asOfTime(options, process.env),
    cache,
  });
  const json = options.json === true;
  let isApiLeft = false;
  const { api, problems: apiProblems } =
    site.result === null
      ? { api: null, problems: [] }
      : await buildSiteApi(content, site.result.manifest, () => {
          isApiLeft = options['no-engine'] === true;
          if (!isApiLeft) sayEngine(terminal, bar);
          return !isApiLeft;
        });
  bar.end();
  const problems = [...site.problems, ...apiProblems];
  const code = reportProblems(problems, site.sources, terminal, { strict: options.strict === true, json });
  if (code !== 0 || site.result === null) return 1;
  bar.show('writing', 0, 0);
  const files = outputFiles(site.result, frames, api);
  const sizes = await writeOutput(out, files, api === null ? API_FILES : []);
  bar.end();
  if (json) {
    const { manifest } = site.result;
    const result = { out, routes: manifest.routes.length, posts: manifest.posts.length, files: sizes };
    terminal.print(`${JSON.stringify({ ...problemsToJson(problems), result })}\n`);
  } else {
    terminal.note(summary(site.result, out, sizes));
    if (api !== null) terminal.note(`API: ${api.report}\n`);
    else if (isApiLeft) terminal.note('Its API is not in it: coldpress build adds it.\n');
  }
  return 0;
}

/** Says what takes long now. */
function sayEngine(terminal: Terminal, bar: ProgressBar): void {
  bar.end();
  terminal.note('Building the API’s engine, which takes about half a minute after a change of the API.\n');
  bar.count('the API’s engine');
}

function parseTargets(text: string): Target[] {
  const targets: Record<string, Target[]> = { p2: ['p2'], p3: ['p3'], both: ['p2', 'p3'] };
  const known = targets[text];
  if (known === undefined) throw new UsageError(`--target is p2, p3 or both, not '${text}'`);
  return known;
}

function summary(site: BuiltSite, out: string, sizes: readonly WrittenFile[]): string {
  const { posts, pages, routes } = site.manifest;
  const lines = sizes.map(({ name, bytes }) => `  ${join(out, name)}  ${Math.ceil(bytes / 1024)} KiB`);
  return `${posts.length} posts, ${pages.length} pages, ${routes.length} routes\n${lines.join('\n')}\n`;
}

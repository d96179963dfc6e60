/** coldpress build: content → OUT/manifest.json, OUT/bodies-HASH.bin, OUT/site.wasm, OUT/spin.toml. */
import { resolve } from 'node:path';
import type { Problem } from '../content/problem.ts';
import { problemsToJson } from '../content/problems-to-json.ts';
import type { Target } from '../handler/frames.ts';
import { checkOutput, OutputRefused } from '../output/check-output.ts';
import { readEarlierAssets } from '../output/earlier-assets.ts';
import type { SpinApplication, SpinBuild } from '../output/spin-toml.ts';
import { MEDIA_FOLDER, removeOldMedia, writeMedia } from '../output/write-media.ts';
import { type WrittenFile, writeOutput } from '../output/write-output.ts';
import { type BuildResult, buildSite } from '../plan/build-site.ts';
import type { BuiltSite } from '../plan/built-site.ts';
import { type ContentCache, NO_CACHE } from '../remember/content-cache.ts';
import { openCache } from '../remember/open-cache.ts';
import { asOfTime } from './as-of.ts';
import { buildSummary } from './build-summary.ts';
import { CONTENT_CACHE, makeCacheFolder } from './cache-folder.ts';
import type { ExitCode, Terminal } from './command.ts';
import { tooLargeFor } from './fits.ts';
import * as option from './options.ts';
import {
  type Frames,
  framesFor,
  loadFrames,
  obsoleteFiles,
  outputFiles,
  spinApplication,
} from './output-files.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';
import { reportProblems } from './report.ts';
import { shownPath } from './shown-path.ts';
import { buildSiteApi, type SiteApi } from './site-api.ts';
import {
  noteOtherTarget,
  outputManifest,
  projectManifest,
  spinBuild,
  spinTexts,
  writeManifest,
} from './spin-manifest.ts';
import { type OptionValues, UsageError } from './usage.ts';

/** The options of a build. */
interface Task {
  content: string;
  out: string;
  frames: Frames;
  options: OptionValues;
  terminal: Terminal;
  bar: ProgressBar;
  /** Start, by performance.now(). */
  started: number;
  /** The host that the site is for; null: any. */
  host: string | null;
}

/**
 * Builds and writes; on an error in the content nothing is written and the earlier output stays. The exit code is 1 too
 * where the site is too large for `host` (output/room.ts).
 */
export async function runBuild(
  options: OptionValues,
  terminal: Terminal,
  host: string | null = null,
): Promise<ExitCode> {
  const started = performance.now();
  const content = resolve(option.text(options, 'content', 'content'));
  const out = resolve(option.text(options, 'out', 'dist'));
  const targets = parseTargets(option.text(options, 'target', 'p2'));
  try {
    checkOutput(out, content, shownPath(out));
  } catch (error) {
    throw error instanceof OutputRefused ? new UsageError(error.message) : error;
  }
  terminal.note(`Building ${shownPath(content)} into ${shownPath(out)}.\n`);
  const frames = await loadFrames(targets, () => noteCompiling(terminal));
  makeCacheFolder();
  const task: Task = { content, out, frames, options, terminal, bar: progressBar(terminal), started, host };
  try {
    return await buildWith(task, await openCache(resolve(CONTENT_CACHE)));
  } catch (error) {
    if (!isCacheGone(error)) throw error;
    task.bar.end();
    terminal.note(`${CONTENT_CACHE} was removed during the build: building again without it.\n`);
    return await buildWith(task, NO_CACHE);
  }
}

function noteCompiling(terminal: Terminal): void {
  terminal.note('Compiling the handler, which takes some seconds after a change of src/.\n');
}

/** Whether the error is about a file of the cache that was removed during the build. */
function isCacheGone(error: unknown): boolean {
  return error instanceof Error && error.message.includes(resolve(CONTENT_CACHE));
}

async function buildWith(task: Task, cache: ContentCache): Promise<ExitCode> {
  try {
    return await buildAndWrite(task, cache);
  } finally {
    // Only now: the output is written from the cache's volumes, and saving merges some of them.
    await cache.save();
    task.bar.end();
  }
}

async function buildAndWrite(task: Task, cache: ContentCache): Promise<ExitCode> {
  const { content, out, options, terminal, bar } = task;
  const site = await buildSite({
    content,
    progress: bar.show,
    exclude: [out],
    asOf: asOfTime(options, process.env),
    cache,
    earlier: () =>
      readEarlierAssets(resolve(option.text(options, 'previous', out)), options.previous !== undefined),
  });
  const { api, problems: apiProblems, isLeft } = await apiOf(task, site.result);
  bar.end();
  const problems = [...site.problems, ...apiProblems];
  const json = options.json === true;
  const code = reportProblems(problems, site.sources, terminal, { strict: options.strict === true, json });
  if (code !== 0 || site.result === null) return 1;
  bar.show('writing', 0, 0);
  const result = site.result;
  const frames = await framesFor(result, task.frames, () => noteCompiling(terminal));
  const applicationIn = (toOutput: string, build: SpinBuild | null = null): SpinApplication =>
    spinApplication(result, frames, api, toOutput, build);
  const target = option.text(options, 'target', 'p2');
  const toml = outputManifest(out, applicationIn('', spinBuild(content, out, target)), terminal.note);
  const project = projectManifest(out, applicationIn);
  noteOtherTarget(spinTexts(out, toml, project), target, terminal.note);
  const files = outputFiles(result, frames, api, toml);
  await writeMedia(out, result.outside);
  const written = await writeOutput(out, files, () => obsoleteFiles(out, files));
  await removeOldMedia(
    out,
    result.outside.map(([name]) => name),
  );
  if (project !== null) writeManifest(project);
  bar.end();
  if (json) printJson(problems, result, out, written, terminal);
  else {
    terminal.note(buildSummary(result, out, written, performance.now() - task.started));
    if (api !== null) terminal.note(`API: ${api.report}\n`);
    if (isLeft) terminal.note('The component has no API yet: npx coldpress build adds it.\n');
  }
  const excess = task.host === null ? null : tooLargeFor(task.host, written);
  if (excess !== null) terminal.note(`It is built, and too large for ${excess}.\n`);
  return excess === null ? 0 : 1;
}

function printJson(
  problems: readonly Problem[],
  { manifest, outside }: BuiltSite,
  out: string,
  files: readonly WrittenFile[],
  terminal: Terminal,
): void {
  const result = {
    out,
    routes: manifest.routes.length,
    posts: manifest.posts.length,
    files,
    ...mediaOf(manifest, outside),
  };
  terminal.print(`${JSON.stringify({ ...problemsToJson(problems), result })}\n`);
}

/** The files that are to be uploaded, where there are any. */
function mediaOf({ site }: BuiltSite['manifest'], outside: BuiltSite['outside']): object {
  if (site.media === undefined) return {};
  return { media: { url: site.media, folder: MEDIA_FOLDER, files: outside.map(([name]) => name) } };
}

/** Builds the API of a site; `isLeft` where the engine is not built yet and --no-engine leaves that for later. */
async function apiOf(
  { content, options, terminal, bar }: Task,
  site: BuildResult['result'],
): Promise<{ api: SiteApi | null; problems: Problem[]; isLeft: boolean }> {
  let isLeft = false;
  if (site === null) return { api: null, problems: [], isLeft };
  const built = await buildSiteApi(content, site.manifest, () => {
    isLeft = options['no-engine'] === true;
    if (!isLeft) noteEngine(terminal, bar);
    return !isLeft;
  });
  return { ...built, isLeft };
}

/** Prints that the engine is built, which takes long. */
function noteEngine(terminal: Terminal, bar: ProgressBar): void {
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

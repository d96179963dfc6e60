/**
 * coldpress dev: the site while it is being written. The portable handler runs in Node itself, without Wasm,
 * and the site is built again whenever a file is saved; a build with errors leaves the last good one up.
 */

import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { openCache } from '../cache/open-cache.ts';
import type { HttpComponent } from '../host/component.ts';
import type { IsolatedComponent } from '../host/isolated.ts';
import { nativeComponent } from '../host/native-component.ts';
import type { Mount } from '../host/server.ts';
import { BuildMemory } from '../site/build-memory.ts';
import { type BuildResult, buildSite } from '../site/build-site.ts';
import { asOfTime } from './as-of.ts';
import { CONTENT_CACHE } from './cache-folder.ts';
import type { ExitCode, Terminal } from './command.ts';
import * as option from './options.ts';
import { serveUntilEnded } from './preview.ts';
import { reportProblems } from './report.ts';
import { findApi, nodeApi } from './site-api.ts';
import type { OptionValues } from './usage.ts';

/** Editors write a file in several steps; changes within this time are one (milliseconds). */
const SETTLE = 60;

/** Serves until the process is told to end. */
export async function runDev(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const content = resolve(option.text(options, 'content', 'content'));
  let site: HttpComponent | null = null;
  let api: IsolatedComponent | null = null;
  // What earlier commands kept serves the first build; from then on the process remembers for itself.
  const cache = await openCache(resolve(CONTENT_CACHE));
  const memory = new BuildMemory(cache);
  const rebuild = async (): Promise<void> => {
    const started = performance.now();
    const result = await buildSite({
      content,
      exclude: [],
      asOf: asOfTime(options, process.env),
      memory,
      // The author waits for it, and sees neither compressed forms nor social cards.
      quick: true,
    });
    const built = result.result;
    const made =
      built === null ? { api: null, problems: [] } : await nodeApi(content, built.manifest, terminal.note);
    result.problems.push(...made.problems);
    if (report(result, terminal, performance.now() - started) && built !== null) {
      site = nativeComponent(built.pack);
      api = made.api;
    }
  };
  await rebuild();
  await cache.save();
  // What a mount serves is looked up at each request, since a save replaces it; whether the folder has an API
  // is settled here, at the start.
  const mounts: Mount[] = [
    { prefix: '', load: async () => ({ handle: (request) => (site ?? waiting).handle(request) }) },
  ];
  if (findApi(content) !== null) {
    mounts.unshift({
      prefix: '/api',
      load: async () => ({
        handle: async (request) => (api ?? waiting).handle(request),
        close: async () => {},
      }),
    });
  }
  const stop = watchFolder(content, rebuild, terminal);
  try {
    return await serveUntilEnded(mounts, options, terminal);
  } finally {
    stop();
  }
}

/** Served until the first build without errors. */
const waiting: HttpComponent = {
  handle: () => ({
    status: 503,
    headers: [['content-type', new TextEncoder().encode('text/plain; charset=utf-8')]],
    chunks: [new TextEncoder().encode('The content has errors: the terminal lists them.\n')],
  }),
};

function report(result: BuildResult, terminal: Terminal, milliseconds: number): boolean {
  const code = reportProblems(result.problems, result.sources, terminal, { strict: false, json: false });
  if (code === 0) terminal.note(`built in ${Math.round(milliseconds)} ms\n`);
  return code === 0;
}

/** Calls `changed` after each burst of changes below `folder`, never twice at once. Gives a way to stop. */
function watchFolder(folder: string, changed: () => Promise<void>, terminal: Terminal): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed).catch((error: unknown) => terminal.note(`${String(error)}\n`));
    }, SETTLE);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

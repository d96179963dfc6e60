/**
 * coldpress dev: the site while it is being written. The portable handler runs in Node itself, without Wasm, and
 * what is saved is served at once; what is wrong with it is said when the whole has been looked over.
 */
import { resolve } from 'node:path';
import type { Problem } from '../content/problem.ts';
import { liveDocuments } from '../dev/live-documents.ts';
import { LiveSession } from '../dev/live-session.ts';
import type { LiveSite } from '../dev/live-site.ts';
import { settleChanges } from '../dev/settle-changes.ts';
import { watchFolder } from '../dev/watch-folder.ts';
import type { IsolatedComponent } from '../host/isolated.ts';
import type { Mount } from '../host/server.ts';
import type { Sources } from '../plan/build-site.ts';
import { openCache } from '../remember/open-cache.ts';
import { asOfTime } from './as-of.ts';
import { CONTENT_CACHE } from './cache-folder.ts';
import type { ExitCode, Terminal } from './command.ts';
import { liveComponent } from './live-component.ts';
import * as option from './options.ts';
import { serveUntilEnded } from './preview.ts';
import { reportProblems } from './report.ts';
import { findApi, nodeApi } from './site-api.ts';
import type { OptionValues } from './usage.ts';

/** Serves until the process is told to end. */
export async function runDev(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const content = resolve(option.text(options, 'content', 'content'));
  let api: IsolatedComponent | null = null;
  const say = (problems: readonly Problem[], sources: Sources): ExitCode =>
    reportProblems(problems, sources, terminal, { strict: false, json: false });
  const remakeApi = async (site: LiveSite): Promise<void> => {
    const made = await nodeApi(content, liveDocuments(site), terminal.note);
    if (say(made.problems, site.parts.tree) === 0) api = made.api;
  };
  const session = new LiveSession({
    folder: content,
    asOf: (timezone) => asOfTime(options, process.env)(timezone),
    // What earlier commands kept is at hand; from then on the process remembers for itself.
    cache: await openCache(resolve(CONTENT_CACHE)),
    listener: {
      shown: async (site, milliseconds) => {
        terminal.note(`shown after ${Math.round(milliseconds)} ms\n`);
        if (findApi(content) !== null) await remakeApi(site);
      },
      refused: (problems, sources) => {
        say(problems, sources);
        terminal.note('not shown: what was there before stays\n');
      },
      checked: (problems, sources, milliseconds) => {
        if (say(problems, sources) !== 0) terminal.note('shown all the same, but it cannot be built\n');
        else terminal.note(`checked in ${Math.round(milliseconds)} ms\n`);
      },
      failed: (error) => terminal.note(`${error instanceof Error ? error.stack : String(error)}\n`),
    },
  });
  session.changed(null);
  await session.opened;
  // Whether the folder has an API is settled here, at the start; what it answers changes with each save.
  const mounts: Mount[] = [{ prefix: '', load: async () => liveComponent(() => session.site) }];
  if (findApi(content) !== null) {
    const handle: IsolatedComponent['handle'] = async (request) => {
      return api === null ? liveComponent(() => null).handle(request) : api.handle(request);
    };
    mounts.unshift({ prefix: '/api', load: async () => ({ handle, close: async () => {} }) });
  }
  const stop = followChanges(content, session, terminal);
  try {
    return await serveUntilEnded(mounts, options, terminal);
  } finally {
    stop();
    await session.close();
  }
}

/** Tells the session what changes in the folder, a burst at once. Gives a way to stop. */
function followChanges(folder: string, session: LiveSession, terminal: Terminal): () => void {
  const settling = settleChanges(folder, (names) => session.changed(names));
  const watcher = watchFolder(folder, settling.changed, (error) =>
    terminal.note(`the folder is not watched: ${String(error)}\n`),
  );
  // What changed before all was watched.
  watcher.ready.then(() => session.changed([]));
  return () => {
    settling.close();
    watcher.close();
  };
}

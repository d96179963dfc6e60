/**
 * coldpress dev: the site while it is being written. The portable handler runs in Node itself, without Wasm. A save
 * is served at once, and open pages reload; problems are printed when the whole site has been checked.
 */
import { resolve } from 'node:path';
import { ChangedFiles } from '../dev/changed-files.ts';
import { DevServer } from '../dev/dev-server.ts';
import { followFolder, type Unwatched } from '../dev/follow-folder.ts';
import { liveDocuments } from '../dev/live-documents.ts';
import { LiveSession, type SessionListener } from '../dev/live-session.ts';
import type { LiveSite } from '../dev/live-site.ts';
import { NO_ERRORS, overlayOf } from '../dev/overlay.ts';
import type { IsolatedComponent } from '../host/isolated.ts';
import type { Mount } from '../host/server.ts';
import { openCache } from '../remember/open-cache.ts';
import { asOfTime } from './as-of.ts';
import { CONTENT_CACHE, makeCacheFolder } from './cache-folder.ts';
import type { ExitCode, Terminal } from './command.ts';
import { zonedInstant, zonedText } from './instant.ts';
import { liveComponent } from './live-component.ts';
import { openUrl } from './open-url.ts';
import * as option from './options.ts';
import { parsePort } from './port.ts';
import { serveUntilEnded } from './preview.ts';
import { ProblemLog } from './problem-log.ts';
import { shownPath } from './shown-path.ts';
import { findApi, nodeApi } from './site-api.ts';
import type { OptionValues } from './usage.ts';
import { count, list } from './words.ts';

/** Serves until the process is stopped. */
export async function runDev(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const content = resolve(option.text(options, 'content', 'content'));
  // Usage errors come before anything else.
  const asOf = asOfTime(options, process.env);
  parsePort(option.text(options, 'port', '3000'));
  terminal.note(`Serving ${shownPath(content)}${options.published === true ? '' : ' with its drafts'}.\n`);
  makeCacheFolder();
  const server = new DevServer();
  const reports = new DevReports(content, server, terminal);
  const session = new LiveSession({
    folder: content,
    asOf,
    drafts: options.published !== true,
    // For articles of earlier commands; from then on the process remembers.
    cache: await openCache(resolve(CONTENT_CACHE)),
    listener: reports.listener,
  });
  session.changed(null);
  await session.opened;
  const offset = noteTime(options, session.site, terminal);
  const now = (): number => Date.now() / 1000 + offset;
  const site = liveComponent(() => session.site, now);
  const mounts: Mount[] = [{ prefix: '', load: async () => server.withScript(site, () => session.site) }];
  // Whether the folder has an API is decided once, at the start; its answers change with each save.
  if (findApi(content) !== null) mounts.unshift({ prefix: '/api', load: async () => reports.api });
  const stop = followFolder(content, (names) => reports.follow(session, names), {
    unwatched: (reason) =>
      terminal.note(`${watchTrouble(reason)} Files are looked at every second instead.\n`),
    replaced: () => terminal.note(`${shownPath(content)} is back, and is watched again.\n`),
  });
  try {
    return await serveUntilEnded(mounts, options, terminal, {
      answerOwn: (incoming, outgoing) => server.answer(incoming, outgoing),
      baseOf: () => session.site?.parts.context.content.config.base ?? '',
      listening: async (url) => {
        if (options.open === true) openUrl(url, () => terminal.note(`No browser could be opened: ${url}\n`));
        return null;
      },
    });
  } finally {
    stop();
    server.close();
    await session.close();
  }
}

/** The offset in seconds of the clock by which the site is shown; 0 without --at, of which a note is printed. */
function noteTime(options: OptionValues, site: LiveSite | null, terminal: Terminal): number {
  if (typeof options.at !== 'string') return 0;
  const timezone = site?.parts.context.content.config.timezone ?? 'UTC';
  const at = zonedInstant(options.at, timezone);
  terminal.note(`Showing the site from ${zonedText(at, timezone)} on.\n`);
  return at - Date.now() / 1000;
}

/** Passes the watcher's reports to the session, and the session's to terminal and browser. */
class DevReports {
  readonly listener: SessionListener;
  /** The folder's API in its last state without errors. */
  readonly api: IsolatedComponent;
  readonly #log: ProblemLog;
  readonly #terminal: Terminal;
  readonly #changed: ChangedFiles;

  constructor(content: string, server: DevServer, terminal: Terminal) {
    this.#changed = new ChangedFiles(content);
    this.#log = new ProblemLog(terminal);
    this.#terminal = terminal;
    let api: IsolatedComponent | null = null;
    this.api = {
      handle: async (request) => (api ?? liveComponent(() => null)).handle(request),
      close: async () => {},
    };
    this.listener = {
      shown: async (site, milliseconds) => {
        const files = this.#changed.show(site.parts.tree);
        const moved = server.shown(site, files);
        server.broken(NO_ERRORS);
        this.#note(`${nameOf(files)} shown in ${Math.round(milliseconds)} ms`);
        for (const sentence of moved) this.#note(sentence);
        if (findApi(content) === null) return;
        const loaded = await nodeApi(content, liveDocuments(site), terminal.note);
        this.#log.report(loaded.problems, site.parts.tree);
        if (loaded.api !== null) api = loaded.api;
      },
      refused: (problems, sources) => {
        const stays = this.#changed.shown.size === 0 ? '' : ': what was there before stays';
        this.#note(`${nameOf(this.#changed.take(sources))} not shown, since there are errors${stays}`);
        this.#log.report(problems, sources);
        server.broken(overlayOf(problems, sources));
      },
      checked: (problems, sources, milliseconds) => {
        this.#log.report(problems, sources);
        const overlay = overlayOf(problems, sources);
        server.broken(overlay);
        const result =
          overlay.errors === 0 ? 'no errors' : `${count(overlay.errors, 'error')}: it cannot be built`;
        this.#note(`checked in ${Math.round(milliseconds)} ms, ${result}`);
      },
      failed: (error) => terminal.note(`${error instanceof Error ? error.stack : String(error)}\n`),
    };
  }

  /** Reports that files with these names changed; null: any. */
  follow(session: LiveSession, names: Set<string> | null): void {
    this.#changed.report(names);
    session.changed(names);
  }

  #note(text: string): void {
    this.#terminal.note(`${new Date().toTimeString().slice(0, 8)} ${text}\n`);
  }
}

function nameOf(files: readonly string[] | null): string {
  return files === null || files.length === 0 ? 'the site' : list(files);
}

/** Why changes are not reported, and what would help, as sentences. */
function watchTrouble(reason: Unwatched): string {
  if ('fileSystem' in reason)
    return `The content lies on ${reason.fileSystem}, which does not report what changes from elsewhere.`;
  const { error } = reason;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC')
    return 'The system has no watches left: sudo sysctl fs.inotify.max_user_watches=524288 raises the limit.';
  if (code === 'EMFILE')
    return 'The system has no watchers left: sudo sysctl fs.inotify.max_user_instances=512 raises the limit.';
  return `The folder cannot be watched (${error instanceof Error ? error.message : String(error)}).`;
}

/** coldpress preview: serves a built folder with the real component inside Node. */
import { unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import { LocalMedia, serveMedia } from '../host/local-media.ts';
import { type Mount, type RunningServer, type ServerOptions, startServer } from '../host/server.ts';
import { MEDIA_FOLDER } from '../output/write-media.ts';
import { localUrl, noteNetwork } from './addresses.ts';
import { redirectToBase } from './below-base.ts';
import { ChangingComponent } from './changing-component.ts';
import type { ExitCode, Terminal } from './command.ts';
import * as option from './options.ts';
import { explainListenError, parsePort } from './port.ts';
import { builtSite, clockOffset, draftSite, loadSite, outFolder } from './preview-site.ts';
import { apiMounts } from './site-api.ts';
import type { OptionValues } from './usage.ts';

/** Milliseconds between checks for another build. */
const CHECK_INTERVAL = 300;

/** Calls `built` when the component in the folder `out` was replaced. Returns a function that stops it. */
function followBuilds(out: string, built: () => Promise<void>): () => void {
  const file = join(out, 'site.wasm');
  watchFile(file, { interval: CHECK_INTERVAL, persistent: false }, (now, before) => {
    const isSame = now.ino === before.ino && now.mtimeMs === before.mtimeMs && now.size === before.size;
    if (!isSame && now.size > 0) built().catch(() => {});
  });
  return () => unwatchFile(file);
}

/**
 * Serves until the process is stopped, and frees the port. `isJustBuilt`: the output folder was just built with the
 * same options.
 */
export async function runPreview(
  options: OptionValues,
  terminal: Terminal,
  isJustBuilt: boolean = false,
): Promise<ExitCode> {
  parsePort(option.text(options, 'port', '3000')); // Usage errors come before anything else.
  const site =
    options.drafts === true ? await draftSite(options, terminal) : await builtSite(options, terminal);
  if (site === null) return 1;
  const isFromContent = isJustBuilt || site.isFromContent;
  const offset = await clockOffset(options, { ...site, isFromContent }, terminal);
  const now = (): number => Date.now() / 1000 + offset;
  const component = await loadSite(site, now, terminal);
  if (component === null) return 1;
  const served = new ChangingComponent(async () => component);
  // A preview of drafts is built from the content alone: it has no API, and no folder that changes.
  let { base = '', media = null } = await site.facts();
  const baseOf = (): string => base;
  const local = new LocalMedia(served, () => media);
  const mount: Mount = { prefix: '', load: async () => local };
  const answerOwn = serveMedia(join(outFolder(options), MEDIA_FOLDER));
  if (options.drafts === true) return serveUntilEnded([mount], options, terminal, { baseOf });
  const [apiMount] = await apiMounts(outFolder(options), terminal.note, offset);
  const api = apiMount === undefined ? null : new ChangingComponent(apiMount.load);
  const stop = followBuilds(outFolder(options), async () => {
    const again = await builtSite(options, terminal);
    const next = again === null ? null : await loadSite(again, now, terminal);
    if (next === null) return;
    served.replaceBy(next);
    const [nextApi] = await apiMounts(outFolder(options), terminal.note, offset);
    if (nextApi !== undefined) api?.replaceByLoaded(nextApi.load);
    if ((nextApi === undefined) !== (api === null)) terminal.note(OTHER_MOUNTS);
    if (again !== null) ({ base = '', media = null } = await again.facts());
    terminal.note('A new build is served from now on.\n');
  });
  try {
    const mounts = api === null ? [mount] : [{ prefix: '/api', load: async () => api }, mount];
    return await serveUntilEnded(mounts, options, terminal, { baseOf, answerOwn });
  } finally {
    stop();
  }
}

/** A new build has an API, and the one at the start had none, or the reverse. */
const OTHER_MOUNTS = 'Only one of this build and the first has an API: start the preview again.\n';

export interface Serving {
  answerOwn?: ServerOptions['answerOwn'];
  /** The path that the site lives below, which may change; '' where it is not given. */
  baseOf?: () => string;
  /** Called with the URL when it listens. An exit code that it resolves with ends the server; null does not. */
  listening?: (url: string) => Promise<ExitCode | null>;
}

/**
 * Listens on the port of the options, prints the URL, and waits for SIGINT or SIGTERM, or for `listening` to end
 * it.
 */
export async function serveUntilEnded(
  mounts: Mount[],
  options: OptionValues,
  terminal: Terminal,
  { answerOwn = () => false, baseOf = () => '', listening = async () => null }: Serving = {},
): Promise<ExitCode> {
  const host = option.text(options, 'host', '127.0.0.1');
  const port = parsePort(option.text(options, 'port', '3000'));
  // A port named by the author is not replaced by another.
  const isAnyPort = options.port === undefined;
  const toBase = redirectToBase(baseOf);
  let server: RunningServer;
  try {
    server = await startOnFreePort(
      {
        host,
        port,
        isForAuthors: true,
        mounts,
        onError: (error) => terminal.note(`${describe(error)}\n`),
        answerOwn: (incoming, outgoing) => toBase(incoming, outgoing) || answerOwn(incoming, outgoing),
      },
      isAnyPort ? OTHER_PORTS : 0,
    );
  } catch (error) {
    const explanation = explainListenError(error, host, port);
    if (explanation === null) throw error;
    terminal.note(`${explanation}\n`);
    return 1;
  }
  if (port !== 0 && server.port !== port) terminal.note(`Port ${port} is in use: using ${server.port}.\n`);
  const url = localUrl(host, server.port, baseOf());
  terminal.print(`${url}\n`);
  noteNetwork(host, server.port, baseOf(), terminal);
  if (terminal.interactive) terminal.note('Press Ctrl-C to stop.\n');
  try {
    return await ended(listening(url));
  } finally {
    await server.close();
  }
}

/** How many ports after the usual one are tried. */
const OTHER_PORTS = 20;

/** Starts on the port, or on the first of the `more` after it that is free. */
async function startOnFreePort(options: ServerOptions, more: number): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (error) {
    if (more === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return startOnFreePort({ ...options, port: options.port + 1 }, more - 1);
  }
}

/** 0 when a signal ends the process, or the exit code of `work`. */
function ended(work: Promise<ExitCode | null>): Promise<ExitCode> {
  return new Promise((done, fail) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done(0));
    work.then((code) => {
      if (code !== null) done(code);
    }, fail);
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

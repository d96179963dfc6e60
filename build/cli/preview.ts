/** coldpress preview: serves a built folder with the real component inside Node. */
import { type Mount, type RunningServer, startServer } from '../host/server.ts';
import type { ExitCode, Terminal } from './command.ts';
import * as option from './options.ts';
import { explainListenError, parsePort } from './port.ts';
import { builtSite, clockOffset, draftSite, loadSite, outFolder } from './preview-site.ts';
import { apiMounts } from './site-api.ts';
import type { OptionValues } from './usage.ts';

/**
 * Serves until the process is told to end; the port is free again when it does. `isJustBuilt` where the same
 * options have made what is in the output folder.
 */
export async function runPreview(
  options: OptionValues,
  terminal: Terminal,
  isJustBuilt: boolean = false,
): Promise<ExitCode> {
  parsePort(option.text(options, 'port', '3000')); // wrong usage is said before anything else
  const site =
    options.drafts === true ? await draftSite(options, terminal) : await builtSite(options, terminal);
  if (site === null) return 1;
  const isFromContent = isJustBuilt || site.isFromContent;
  const offset = await clockOffset(options, { ...site, isFromContent }, terminal);
  const now = (): number => Date.now() / 1000 + offset;
  const component = await loadSite(site, now, terminal);
  if (component === null) return 1;
  // An API is part of a built folder; a preview of drafts is built from the content alone.
  const api = options.drafts === true ? [] : await apiMounts(outFolder(options), terminal.note, offset);
  return serveUntilEnded([...api, { prefix: '', load: async () => component }], options, terminal);
}

/**
 * Listens where the options say, prints the URL, and waits for SIGINT or SIGTERM. `meanwhile` is called when it
 * listens: a code that it resolves with, other than null, ends the server and is given.
 */
export async function serveUntilEnded(
  mounts: Mount[],
  options: OptionValues,
  terminal: Terminal,
  meanwhile: () => Promise<ExitCode | null> = async () => null,
): Promise<ExitCode> {
  const host = option.text(options, 'host', '127.0.0.1');
  const port = parsePort(option.text(options, 'port', '3000'));
  let server: RunningServer;
  try {
    server = await startServer({
      host,
      port,
      mounts,
      onError: (error) => terminal.note(`${describe(error)}\n`),
    });
  } catch (error) {
    const explanation = explainListenError(error, host, port);
    if (explanation === null) throw error;
    terminal.note(`${explanation}\n`);
    return 1;
  }
  terminal.print(`${server.url}\n`);
  if (terminal.interactive) terminal.note('Ctrl-C ends it.\n');
  try {
    return await ended(meanwhile());
  } finally {
    await server.close();
  }
}

/** 0 when a signal ends the process, or what `work` gives where that is not null. */
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

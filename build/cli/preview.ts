/** coldpress preview: serves a built folder with the real component inside Node. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadComponent } from '../host/component.ts';
import { type Mount, type RunningServer, startServer } from '../host/server.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import * as option from './options.ts';
import { explainListenError, parsePort } from './port.ts';
import { apiMounts } from './site-api.ts';
import type { OptionValues } from './usage.ts';

export const preview: Command = {
  name: 'preview',
  summary: 'serve a built folder on this machine',
  options: { out: option.OUT, port: option.PORT, host: option.HOST },
  run: runPreview,
};

/** Serves until the process is told to end; the port is free again when it does. */
export async function runPreview(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const out = resolve(option.text(options, 'out', 'dist'));
  parsePort(option.text(options, 'port', '3000')); // wrong usage is said before anything else
  const component = await readFile(join(out, 'site.wasm')).catch(() => null);
  if (component === null) {
    terminal.note(`There is no ${join(out, 'site.wasm')}.\nBuild it first: coldpress build --out ${out}\n`);
    return 1;
  }
  const site = await loadComponent(component, { now: () => Date.now() / 1000 }).catch((error: unknown) => {
    terminal.note(`${join(out, 'site.wasm')} is not a component that can be served: ${firstLine(error)}\n`);
    terminal.note(`Build it again: coldpress build --out ${out}\n`);
    return null;
  });
  if (site === null) return 1;
  const api = await apiMounts(out, terminal.note);
  return serveUntilEnded([...api, { prefix: '', load: async () => site }], options, terminal);
}

/** Listens where the options say, prints the URL, and waits for SIGINT or SIGTERM. */
export async function serveUntilEnded(
  mounts: Mount[],
  options: OptionValues,
  terminal: Terminal,
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
  await ended();
  await server.close();
  return 0;
}

function ended(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

function firstLine(error: unknown): string {
  return String(error).split('\n', 1)[0] ?? '';
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

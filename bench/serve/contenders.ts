/**
 * The servers that are measured side by side. Each is started as its own documentation says; none is tuned
 * but where a line here says so. One that is not installed is named in the results with what is missing.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { P3_OPTIONS, POOL_OPTIONS } from '../../test/harness/wasmtime-host.ts';
import { findCommand } from './commands.ts';
import { PAGE, PAGE_PATH } from './page.ts';
import type { ServerCommand } from './process.ts';
import type { Candidate } from './rounds.ts';

export interface Contender {
  name: string;
  /** What it is, in a sentence for readers of the results. */
  about: string;
  /** The commands it needs beside Node and npm packages. */
  needs: readonly string[];
  /** Writes what it wants to find, and gives the command line that serves on `port`. */
  command: (port: number) => Promise<ServerCommand>;
}

/** What was made for the contenders before they start. */
export interface Prepared {
  /** A folder for files of theirs; it holds PAGE under PAGE_PATH, and with .html. */
  folder: string;
  /** Components by name: site-p2, site-p3, floor-p2, floor-p3, floor-headers-p2, floor-headers-p3, itty. */
  components: Readonly<Record<string, string>>;
  /** Bundled Node servers by name. */
  servers: Readonly<Record<string, string>>;
}

const NO_POOL = ['-O', 'pooling-allocator=n'];

/** All contenders, whether they are installed or not. */
export function contenders(prepared: Prepared): Contender[] {
  const wasmtime =
    (component: string, options: readonly string[]) =>
    async (port: number): Promise<ServerCommand> => ({
      command: 'wasmtime',
      args: ['serve', ...options, '--addr', `127.0.0.1:${port}`, prepared.components[component] ?? ''],
    });
  const node =
    (server: string) =>
    async (port: number): Promise<ServerCommand> => ({
      command: process.execPath,
      args: [prepared.servers[server] ?? '', String(port), prepared.folder],
    });
  const p3 = [...POOL_OPTIONS, ...P3_OPTIONS];
  return [
    site('site-p2', 'the site, WASI 0.2, under wasmtime with its pool', wasmtime('site-p2', POOL_OPTIONS)),
    site('site-p3', 'the site, WASI 0.3, under wasmtime with its pool', wasmtime('site-p3', p3)),
    site('floor-p2', 'one page, no decisions, one header: WASI 0.2', wasmtime('floor-p2', POOL_OPTIONS)),
    site('floor-p3', 'one page, no decisions, one header: WASI 0.3', wasmtime('floor-p3', p3)),
    site(
      'floor-headers-p2',
      'one page, no decisions, the site’s header fields: WASI 0.2',
      wasmtime('floor-headers-p2', POOL_OPTIONS),
    ),
    site(
      'floor-headers-p3',
      'one page, no decisions, the site’s header fields: WASI 0.3',
      wasmtime('floor-headers-p3', p3),
    ),
    site('site-p2-no-pool', 'the site, WASI 0.2, without a pool', wasmtime('site-p2', NO_POOL)),
    site(
      'site-p3-no-pool',
      'the site, WASI 0.3, without a pool',
      wasmtime('site-p3', [...NO_POOL, ...P3_OPTIONS]),
    ),
    spin('spin-p2', 'the site, WASI 0.2, under Spin', prepared, 'site-p2'),
    spin('spin-p3', 'the site, WASI 0.3, under Spin', prepared, 'site-p3'),
    site(
      'itty-router',
      'itty-router in a JavaScript engine (componentize-js), under wasmtime',
      wasmtime('itty', [...POOL_OPTIONS, '-S', 'cli']),
    ),
    {
      name: 'node-http',
      about: 'Node’s bare http module, page in memory',
      needs: [],
      command: node('node-http'),
    },
    { name: 'sirv', about: 'sirv on Node', needs: [], command: node('sirv') },
    { name: 'hono', about: 'Hono on Node, its static files', needs: [], command: node('hono') },
    nginx(prepared),
    {
      name: 'static-web-server',
      about: 'static-web-server (Rust)',
      needs: ['static-web-server'],
      command: async (port) => ({
        command: 'static-web-server',
        args: [
          '--host',
          '127.0.0.1',
          '--port',
          String(port),
          '--root',
          prepared.folder,
          '--log-level',
          'error',
        ],
      }),
    },
  ];
}

/** What is missing on this machine for `contender` to run. */
export function missing(contender: Contender): string[] {
  return contender.needs.filter((command) => findCommand(command) === null);
}

/** `contender` on a port, as the rounds want it. */
export async function candidate(contender: Contender, port: number): Promise<Candidate> {
  return {
    name: contender.name,
    server: await contender.command(port),
    url: `http://127.0.0.1:${port}${PAGE_PATH}`,
  };
}

/** Writes the page where the servers of files look for it. */
export async function writePage(folder: string): Promise<void> {
  const file = join(folder, ...PAGE_PATH.split('/'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.html`, PAGE);
  await writeFile(file, PAGE);
}

function site(name: string, about: string, command: Contender['command']): Contender {
  return { name, about, needs: ['wasmtime'], command };
}

/** Spin wants a manifest: one for each component, in a folder of its own. */
function spin(name: string, about: string, prepared: Prepared, component: string): Contender {
  return {
    name,
    about,
    needs: ['spin'],
    command: async (port) => ({
      command: 'spin',
      args: [
        'up',
        '--quiet',
        '--from',
        join(prepared.folder, `${component}.spin.toml`),
        '--listen',
        `127.0.0.1:${port}`,
      ],
    }),
  };
}

function nginx({ folder }: Prepared): Contender {
  return {
    name: 'nginx',
    about: 'nginx, one worker for each CPU, no access log',
    needs: ['nginx'],
    command: async (port) => {
      const file = join(folder, 'nginx.conf');
      const lines = [
        'daemon off; worker_processes auto; pid nginx.pid; error_log /dev/null;',
        'events { worker_connections 1024; }',
        'http { access_log off; sendfile on; tcp_nopush on; default_type text/html;',
        `server { listen 127.0.0.1:${port}; root ${folder}; } }`,
      ];
      await writeFile(file, `${lines.join('\n')}\n`);
      return { command: 'nginx', args: ['-p', folder, '-e', '/dev/null', '-c', file] };
    },
  };
}

/**
 * The servers that are measured side by side. Each is started as its own documentation says; none is tuned
 * but where a line here says so. One that is not installed is named in the results with what is missing.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { P3_OPTIONS, POOL_OPTIONS, REUSED } from '../../test/harness/wasmtime-host.ts';
import type { CommandLine } from '../command-line.ts';
import { findCommand, findPackage } from '../commands.ts';
import { PAGE, PAGE_PATH } from './page.ts';
import type { Candidate } from './rounds.ts';

export interface Contender {
  name: string;
  /** What it is, in a sentence for readers of the results. */
  about: string;
  /** What keeps it from running here; empty where nothing does. */
  missing: readonly string[];
  /** Writes what it wants to find, and gives the command line that serves on `port`. */
  command: (port: number) => Promise<CommandLine>;
}

/** What was made for the contenders before they start. */
export interface Prepared {
  /** A folder for files of theirs; it holds PAGE under PAGE_PATH, and with .html. */
  folder: string;
  /**
   * Components by name: site-p2, site-p3, floor-p2, floor-p3, floor-headers-p2, floor-headers-p3, itty, and
   * where the prototype could be built prototype-p2, prototype-p3, prototype-two-instances.
   */
  components: Readonly<Record<string, string>>;
  /** Why a component is not there, by name. */
  unmade: Readonly<Record<string, string>>;
  /** Bundled Node servers by name. */
  servers: Readonly<Record<string, string>>;
}

const NO_POOL = ['-O', 'pooling-allocator=n'];

/** All contenders, whether they are installed or not. */
export function contenders(prepared: Prepared): Contender[] {
  const pooled = [...POOL_OPTIONS];
  const pooledP3 = [...POOL_OPTIONS, ...P3_OPTIONS];
  const wasmtime = (
    name: string,
    about: string,
    component: string,
    options: readonly string[],
  ): Contender => ({
    name,
    about: `${about}, under wasmtime`,
    missing: [...missingCommands('wasmtime'), ...missingComponent(prepared, component)],
    command: async (port) => ({
      command: findCommand('wasmtime') ?? 'wasmtime',
      args: ['serve', ...options, '--addr', `127.0.0.1:${port}`, prepared.components[component] ?? ''],
    }),
  });
  const node = (name: string, about: string): Contender => ({
    name,
    about,
    missing: [],
    command: async (port) => ({
      command: process.execPath,
      args: [prepared.servers[name] ?? '', String(port), prepared.folder],
    }),
  });
  return [
    wasmtime('site-p2', 'the site, WASI 0.2', 'site-p2', pooled),
    wasmtime('site-p2-reused', 'the site, WASI 0.2, an instance for up to 1,000 requests', 'site-p2', [
      ...pooled,
      ...REUSED,
    ]),
    wasmtime('site-p3', 'the site, WASI 0.3', 'site-p3', pooledP3),
    wasmtime('prototype-p2', 'the prototype, WASI 0.2: one page, no decision', 'prototype-p2', pooled),
    wasmtime('prototype-p3', 'the prototype, WASI 0.3: one page, no decision', 'prototype-p3', pooledP3),
    wasmtime(
      'prototype-two-instances',
      'the prototype, WASI 0.2, in two core instances',
      'prototype-two-instances',
      pooled,
    ),
    wasmtime('floor-p2', 'a page and one header in our frame, no decision, WASI 0.2', 'floor-p2', pooled),
    wasmtime('floor-p3', 'a page and one header in our frame, no decision, WASI 0.3', 'floor-p3', pooledP3),
    wasmtime(
      'floor-headers-p2',
      'a page and the site’s header fields in our frame, no decision, WASI 0.2',
      'floor-headers-p2',
      pooled,
    ),
    wasmtime(
      'floor-headers-p3',
      'a page and the site’s header fields in our frame, no decision, WASI 0.3',
      'floor-headers-p3',
      pooledP3,
    ),
    wasmtime('site-p2-no-pool', 'the site, WASI 0.2, no pool of instances', 'site-p2', NO_POOL),
    wasmtime('site-p3-no-pool', 'the site, WASI 0.3, no pool of instances', 'site-p3', [
      ...NO_POOL,
      ...P3_OPTIONS,
    ]),
    spin('spin-p2', 'the site, WASI 0.2, under Spin', prepared, 'site-p2'),
    spin('spin-p3', 'the site, WASI 0.3, under Spin', prepared, 'site-p3'),
    wasmtime('itty-router', 'itty-router in a JavaScript engine (componentize-js)', 'itty', [
      ...pooled,
      '-S',
      'cli',
    ]),
    node('node-http', 'Node’s bare http module, the page in memory'),
    node('sirv', 'sirv on Node'),
    node('hono', 'Hono on Node, its middleware for static files'),
    express(prepared),
    fastapi(prepared),
    axum(prepared),
    nginx(prepared),
    staticWebServer(prepared),
  ];
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

function missingCommands(command: string): string[] {
  return findCommand(command) === null ? [command] : [];
}

function missingComponent({ components, unmade }: Prepared, name: string): string[] {
  return components[name] === undefined ? [unmade[name] ?? `the component ${name}`] : [];
}

/** Spin wants a manifest: one for each component, in a folder of its own. */
function spin(name: string, about: string, { folder }: Prepared, component: string): Contender {
  return {
    name,
    about,
    missing: missingCommands('spin'),
    command: async (port) => ({
      command: findCommand('spin') ?? 'spin',
      args: [
        'up',
        '--quiet',
        '--from',
        join(folder, `${component}.spin.toml`),
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
    missing: missingCommands('nginx'),
    command: (port) => nginxOn(port, folder),
  };
}

/** nginx that serves the files of `folder`. */
export async function nginxOn(port: number, folder: string): Promise<CommandLine> {
  const file = join(folder, `nginx-${port}.conf`);
  const lines = [
    `daemon off; worker_processes auto; pid nginx-${port}.pid; error_log /dev/null;`,
    'events { worker_connections 1024; }',
    'http { access_log off; sendfile on; tcp_nopush on; default_type text/html;',
    `server { listen 127.0.0.1:${port}; root ${folder}; } }`,
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  return {
    command: findCommand('nginx') ?? 'nginx',
    args: ['-p', folder, '-e', '/dev/null', '-c', file],
  };
}

function express({ folder, servers }: Prepared): Contender {
  const found = findPackage('express');
  return {
    name: 'express',
    about: 'Express on Node, its middleware for static files',
    missing: found === null ? ['express'] : [],
    command: async (port) => ({
      command: process.execPath,
      args: [servers.express ?? '', String(port), folder, join(found?.folder ?? folder, 'package.json')],
    }),
  };
}

function fastapi({ folder }: Prepared): Contender {
  return {
    name: 'fastapi',
    about: 'FastAPI under uvicorn, the page in memory',
    missing: missingCommands('uvicorn'),
    command: async (port) => ({
      command: findCommand('uvicorn') ?? 'uvicorn',
      args: [
        ...['--app-dir', join(import.meta.dirname, 'servers'), '--host', '127.0.0.1', '--port', String(port)],
        ...['--no-access-log', '--log-level', 'error', 'fastapi_page:app'],
      ],
      environment: {
        PAGE_FILE: `${join(folder, ...PAGE_PATH.split('/'))}.html`,
        PAGE_PATH,
        PYTHONDONTWRITEBYTECODE: '1',
      },
    }),
  };
}

function axum({ folder }: Prepared): Contender {
  return {
    name: 'axum',
    about: 'Axum (Rust), the page in memory',
    missing: missingCommands('bench-axum'),
    command: async (port) => ({
      command: findCommand('bench-axum') ?? 'bench-axum',
      args: [String(port), `${join(folder, ...PAGE_PATH.split('/'))}.html`, PAGE_PATH],
    }),
  };
}

function staticWebServer({ folder }: Prepared): Contender {
  return {
    name: 'static-web-server',
    about: 'static-web-server (Rust)',
    missing: missingCommands('static-web-server'),
    command: async (port) => ({
      command: findCommand('static-web-server') ?? 'static-web-server',
      args: ['--host', '127.0.0.1', '--port', String(port), '--root', folder, '--log-level', 'error'],
    }),
  };
}

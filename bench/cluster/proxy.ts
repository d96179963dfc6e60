/** HAProxy before the hosts, and Varnish before HAProxy: the configuration that content/pages/docs/cluster.md shows. */
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { answers, type Service, startService } from './service.ts';

/** The requests that a host may get: for pages, and for the files in assets/. */
export type Backend = 'pages' | 'assets';

/** The configuration of HAProxy; `hosts` are ports. */
export function haproxyConfig(port: number, hosts: readonly number[], socket: string): string {
  return `global
  stats socket ${socket} mode 600 level admin
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout http-keep-alive 300s
  timeout server 5s
  timeout check 5s
  timeout queue 30s
frontend readers
  bind 127.0.0.1:${port}
  # While hosts have different versions, some of them have the files of both.
  use_backend assets if { path_beg /assets/ } { nbsrv(assets) gt 0 }
  default_backend pages
${(['pages', 'assets'] as const).map((name) => backend(name, hosts)).join('')}`;
}

function backend(name: Backend, hosts: readonly number[]): string {
  return `backend ${name}
  balance roundrobin
  option httpchk
  http-check send meth GET uri /healthz ver HTTP/1.1 hdr Host example.org
  http-check expect rstring ^ok
  # A host that ends, or does not answer, costs its readers a moment: the request goes to another.
  retries 3
  option redispatch 1
  retry-on conn-failure empty-response response-timeout junk-response
  http-request disable-l7-retry if ! { method GET HEAD }
  default-server check inter 500ms fall 2 rise 1
${hosts.map((host, index) => `  server ${nameOf(index)} 127.0.0.1:${host}`).join('\n')}
`;
}

/** The configuration of Varnish, whose backend is HAProxy. */
export function varnishConfig(port: number): string {
  return `vcl 4.1;
backend hosts { .host = "127.0.0.1"; .port = "${port}"; .first_byte_timeout = 60s; }
sub vcl_backend_response {
  # Nothing that has expired, and no half of an answer.
  set beresp.grace = 0s;
  set beresp.keep = 10m;
  set beresp.do_stream = false;
}
sub vcl_backend_error {
  if (bereq.retries < 2) { return (retry); }
}
`;
}

/** The name of a host in HAProxy. */
export function nameOf(index: number): string {
  return `host${index + 1}`;
}

export class Balancer {
  readonly port: number;
  readonly #socket: string;
  readonly #service: Service;

  private constructor(port: number, socket: string, service: Service) {
    this.port = port;
    this.#socket = socket;
    this.#service = service;
  }

  /** Starts HAProxy before hosts that answer already. */
  static async start(port: number, hosts: readonly number[], folder: string): Promise<Balancer> {
    await mkdir(folder, { recursive: true });
    const socket = join(folder, 'haproxy.sock');
    const config = join(folder, 'haproxy.cfg');
    await writeFile(config, haproxyConfig(port, hosts, socket));
    const ready = (): Promise<boolean> => answers(`http://127.0.0.1:${port}/healthz`);
    return new Balancer(port, socket, await startService('haproxy', ['-db', '-f', config], ready));
  }

  stop(): Promise<void> {
    return this.#service.kill();
  }

  /** Sends a host no more requests of a kind, and waits until it has answered those that it has. */
  async drain(index: number, ...backends: readonly Backend[]): Promise<void> {
    for (const backend of backends) {
      await this.#command(`set server ${backend}/${nameOf(index)} state drain`);
      await until(async () => (await this.#fields(backend, index)).scur === '0');
    }
  }

  /** Sends a host requests of a kind again, from when it answers the health check. */
  async ready(index: number, ...backends: readonly Backend[]): Promise<void> {
    for (const backend of backends) {
      await this.#command(`set server ${backend}/${nameOf(index)} state ready`);
      await until(async () => (await this.#fields(backend, index)).status?.startsWith('UP') === true);
    }
  }

  /** Waits until HAProxy takes the host for one that answers, or for one that does not. */
  async reaches(index: number, isUp: boolean): Promise<void> {
    for (const backend of ['pages', 'assets'] as const) {
      await until(async () => (await this.#fields(backend, index)).status?.startsWith('UP') === isUp);
    }
  }

  /** What `show stat` has of a host, by the names of its columns. */
  async #fields(backend: Backend, index: number): Promise<Record<string, string>> {
    const [head = '', ...rows] = (await this.#command('show stat')).replace(/^# /, '').trim().split('\n');
    const row = rows.find((each) => each.startsWith(`${backend},${nameOf(index)},`)) ?? '';
    const values = row.split(',');
    return Object.fromEntries(head.split(',').map((name, at) => [name, values[at] ?? '']));
  }

  #command(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(this.#socket, () => socket.end(`${text}\n`));
      socket.on('data', (part: Buffer) => {
        answer += part.toString();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
    });
  }
}

/** Starts Varnish before `proxy`. */
export async function startVarnish(port: number, proxy: number, folder: string): Promise<Service> {
  await mkdir(folder, { recursive: true });
  const config = join(folder, 'site.vcl');
  await writeFile(config, varnishConfig(proxy));
  // Without the jail of root, which cannot read a temporary folder. By default Varnish closes a connection that is idle
  // for five seconds, which a request may cross that is on its way.
  const args = [
    '-j',
    'none',
    '-F',
    '-a',
    `127.0.0.1:${port}`,
    '-T',
    'none',
    '-f',
    config,
    '-n',
    join(folder, 'run'),
  ];
  return startService('varnishd', [...args, '-s', 'malloc,64m', '-p', 'timeout_idle=300'], () =>
    answers(`http://127.0.0.1:${port}/healthz`),
  );
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const within = AbortSignal.timeout(120_000);
  while (!(await isTrue())) {
    within.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The same request to the same API in three places: Node itself, the embedded host, wasmtime. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltComponent, buildApi } from '../../build/api/build.ts';
import { forgetOldest } from '../../build/api/cache.ts';
import { createApiHandler } from '../../build/api/node-api.ts';
import type { Manifest } from '../../build/bundle/manifest.ts';
import { type CompiledComponent, compileComponent } from '../../build/host/component.ts';
import { type IsolatedOptions, loadIsolated } from '../../build/host/isolated.ts';
import { handlerComponent } from '../../build/host/request-handler.ts';
import { type Mount, startServer } from '../../build/host/server.ts';
import type { SpinStandIn } from '../../build/host/spin-stand-in.ts';
import { RawConnection } from '../harness/raw-http.ts';
import { startWasmtime } from '../harness/wasmtime-host.ts';

export interface Sent {
  method?: string;
  target: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Received {
  status: number;
  /** Names in lower case. Hosts add date, connection and the like; no host adds what an API could. */
  headers: Map<string, string>;
  body: string;
}

export interface ApiHost {
  url: string;
  send(request: Sent): Promise<Received>;
  /** The lines that the API has printed so far. */
  lines(): string[];
  stop(): Promise<void>;
}

export interface TestedApi {
  siteDir: string;
  apiEntry: string;
  manifest: Pick<Manifest, 'site' | 'posts'>;
  /** The build that it names, in Node. */
  build?: string;
}

export const ROOT: string = join(import.meta.dirname, '..', '..');
/** Kept between runs: an engine run takes seconds, and an unchanged API needs none. */
export const CACHE: string = join(ROOT, '.coldpress', 'test-api');

const built = new WeakMap<TestedApi, Promise<BuiltComponent>>();
const compiled = new WeakMap<Uint8Array, Promise<CompiledComponent>>();

/**
 * The API's component, built or from the cache, once for each `api`. Throws with the problems where there are some.
 * Its start is not measured: no test here is to fail because the machine is busy.
 */
export function builtApi(api: TestedApi): Promise<BuiltComponent> {
  return once(built, api, async () => {
    const { api: made, problems } = await buildApi({ ...api, cacheDir: CACHE, measureStart: async () => 0 });
    if (made === null) throw new Error(JSON.stringify(problems, null, 2));
    return made;
  });
}

/** The value of `key`, made the first time. */
function once<Key extends object, Value>(
  known: WeakMap<Key, Promise<Value>>,
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

export async function nodeHost(api: TestedApi, spin?: SpinStandIn): Promise<ApiHost> {
  const lines: string[] = [];
  const log = (line: string): void => {
    lines.push(line);
  };
  const made = await createApiHandler({ ...api, cacheDir: CACHE, log, ...(spin ? { spin } : {}) });
  if (!made.ok) throw new Error(JSON.stringify(made.problems, null, 2));
  return serve({ prefix: '/api', load: async () => handlerComponent(made.handle) }, lines, async () => {});
}

/** The API in the embedded host, whose options may change meanwhile. Its component is compiled once, not by each host. */
export async function embeddedHost(
  component: Uint8Array,
  given: Partial<IsolatedOptions> = {},
): Promise<ApiHost & { options: IsolatedOptions }> {
  const lines: string[] = [];
  const options: IsolatedOptions = {
    component: await once(compiled, component, () => compileComponent(component)),
    onLine: (line) => lines.push(line),
    spin: { variables: {}, stores: [] },
    outbound: [],
    timeLimitMs: 60_000,
    clockOffset: 0,
    ...given,
  };
  const loaded = await loadIsolated(options);
  return { ...(await serve({ prefix: '/api', load: async () => loaded }, lines, loaded.close)), options };
}

async function serve(mount: Mount, lines: string[], close: () => Promise<void>): Promise<ApiHost> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    mounts: [mount],
    onError: (error) => lines.push(`host: ${error instanceof Error ? error.message : String(error)}`),
  });
  return {
    url: server.url,
    send: (request) => sendRaw(server.port, request),
    lines: () => lines,
    async stop() {
      await server.close();
      await close();
    },
  };
}

/**
 * wasmtime's compiler that works in one pass, where it knows the machine: it needs a second for an engine, the
 * other eight, and no test here is about how fast the code is.
 */
const COMPILER: readonly string[] = process.arch === 'x64' ? ['-C', 'compiler=winch'] : [];

/** The machine code is kept beside the cached component: compiling an engine takes wasmtime seconds. */
export async function wasmtimeHost(component: Uint8Array): Promise<ApiHost> {
  const name = createHash('sha256').update(component).update(COMPILER.join()).digest('hex').slice(0, 16);
  const compiled = join(CACHE, `${name}.cwasm`);
  if (!existsSync(compiled)) {
    mkdirSync(CACHE, { recursive: true });
    const source = join(CACHE, `${name}-${process.pid}`);
    writeFileSync(source, component);
    execFileSync('wasmtime', ['compile', ...COMPILER, '-o', `${source}.tmp`, source], { stdio: 'pipe' });
    renameSync(`${source}.tmp`, compiled);
    rmSync(source);
    await forgetOldest(CACHE, '.cwasm', 4);
  }
  const host = await startWasmtime(compiled, ['-S', 'cli', ...COMPILER, '--allow-precompiled']);
  return {
    url: host.url,
    send: (request) => sendRaw(host.port, request),
    lines: () => host.output().split('\n'),
    stop: host.stop,
  };
}

async function sendRaw(
  port: number,
  { method = 'GET', target, headers = {}, body }: Sent,
): Promise<Received> {
  const connection = await RawConnection.open(port, { timeout: 60_000 });
  try {
    const fields = Object.entries({ host: 'localhost', ...headers });
    if (body !== undefined) fields.push(['content-length', String(Buffer.byteLength(body))]);
    const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    connection.send(`${method} ${target} HTTP/1.1\r\n${head}\r\n${body ?? ''}`);
    const response = await connection.response(method);
    return {
      status: response.status,
      headers: new Map(response.headers.map(([name, value]) => [name.toLowerCase(), value])),
      body: response.body.toString('utf8'),
    };
  } finally {
    connection.close();
  }
}

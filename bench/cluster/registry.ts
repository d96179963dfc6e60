/**
 * A registry of OCI artefacts (Debian's docker-registry), and its client: `wkg` where it is on PATH, else the four
 * requests of the OCI distribution specification that a push and a pull by digest take. Both write the same media types.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { plainEnvironment } from '../command-line.ts';
import { findCommand } from '../commands.ts';
import { answers, type Service, startService } from './service.ts';

const run = promisify(execFile);
const NAME = 'site';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.wasm.config.v0+json';
const LAYER = 'application/wasm';

/** `sha256:…` of some bytes. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export class Registry {
  readonly port: number;
  readonly #folder: string;
  readonly #service: Service;

  private constructor(port: number, folder: string, service: Service) {
    this.port = port;
    this.#folder = folder;
    this.#service = service;
  }

  static async start(port: number, folder: string): Promise<Registry> {
    await mkdir(folder, { recursive: true });
    const config = join(folder, 'config.yml');
    const text = [
      'version: 0.1',
      'log: { level: error }',
      `storage: { filesystem: { rootdirectory: ${JSON.stringify(join(folder, 'data'))} } }`,
      `http: { addr: "127.0.0.1:${port}" }`,
      '',
    ];
    await writeFile(config, text.join('\n'));
    const ready = (): Promise<boolean> => answers(`http://127.0.0.1:${port}/v2/`);
    return new Registry(port, folder, await startService('docker-registry', ['serve', config], ready));
  }

  stop(): Promise<void> {
    return this.#service.kill();
  }

  /** The file in which the registry has the bytes of a digest. */
  fileOf(digest: string): string {
    const hex = digest.replace('sha256:', '');
    return join(this.#folder, 'data/docker/registry/v2/blobs/sha256', hex.slice(0, 2), hex, 'data');
  }
}

/** Pushes a component under a tag; what is none by hand, since wkg refuses it. Returns the digest of its manifest. */
export async function push(
  port: number,
  tag: string,
  file: string,
  by: 'wkg' | 'without wkg' = 'wkg',
): Promise<string> {
  const base = `http://127.0.0.1:${port}/v2/${NAME}`;
  if (by !== 'wkg' || findCommand('wkg') === null) await pushByHand(base, tag, await readFile(file));
  else await wkg(port, 'push', `:${tag}`, file);
  return digestOf(await get(`${base}/manifests/${tag}`));
}

/**
 * Writes the component of the manifest `digest` into `file`. Rejects where the registry has another, a damaged one, or
 * is gone; then nothing is written.
 */
export async function pull(port: number, digest: string, file: string): Promise<void> {
  if (findCommand('wkg') === null) await writeFile(file, await pullByHand(port, digest));
  else await wkg(port, 'pull', `@${digest}`, '--output', file);
}

/** Runs wkg for this registry. Rejects with its last line. */
async function wkg(port: number, verb: 'push' | 'pull', version: string, ...rest: string[]): Promise<void> {
  const host = `127.0.0.1:${port}`;
  const args = ['oci', verb, '--insecure', host, `${host}/${NAME}${version}`, ...rest];
  // Without RUST_BACKTRACE, whose lines would be the last.
  await run('wkg', args, { env: plainEnvironment({ command: 'wkg', args }) });
}

async function pullByHand(port: number, digest: string): Promise<Uint8Array> {
  const base = `http://127.0.0.1:${port}/v2/${NAME}`;
  const manifest = await get(`${base}/manifests/${digest}`);
  check('the manifest', manifest, digest);
  const { layers } = JSON.parse(Buffer.from(manifest).toString()) as { layers?: Descriptor[] };
  const [layer] = layers ?? [];
  if (layer === undefined || layers?.length !== 1) throw new Error('the artefact has no single layer');
  if (layer.mediaType !== LAYER) throw new Error(`the layer is ${layer.mediaType}, not ${LAYER}`);
  const component = await get(`${base}/blobs/${layer.digest}`);
  check('the component', component, layer.digest);
  return component;
}

interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
}

async function pushByHand(base: string, tag: string, component: Uint8Array): Promise<void> {
  const layer = await putBlob(base, LAYER, component);
  // Without a time, so that the same component is the same artefact.
  const facts = {
    created: '1970-01-01T00:00:00Z',
    architecture: 'wasm',
    os: 'wasip2',
    layerDigests: [layer.digest],
  };
  const config = await putBlob(base, CONFIG, Buffer.from(JSON.stringify(facts)));
  const manifest = { schemaVersion: 2, mediaType: MANIFEST, config, layers: [layer] };
  await send(`${base}/manifests/${tag}`, 'PUT', MANIFEST, Buffer.from(JSON.stringify(manifest)));
}

async function putBlob(base: string, mediaType: string, bytes: Uint8Array): Promise<Descriptor> {
  const digest = digestOf(bytes);
  const begun = await send(`${base}/blobs/uploads/`, 'POST', mediaType, new Uint8Array(0));
  const place = new URL(begun.headers.get('location') ?? '', base);
  place.searchParams.set('digest', digest);
  await send(place.href, 'PUT', 'application/octet-stream', bytes);
  return { mediaType, digest, size: bytes.length };
}

async function send(url: string, method: string, type: string, body: Uint8Array): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': type },
    body: new Uint8Array(body),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response;
}

async function get(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { headers: { accept: `${MANIFEST}, */*` } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function check(what: string, bytes: Uint8Array, digest: string): void {
  const found = digestOf(bytes);
  if (found !== digest) throw new Error(`${what} is ${found}, not ${digest}`);
}

/**
 * Readers that never stop: each requests a page and then what it names, at HAProxy and at Varnish in turn, and checks
 * that it has one version whole. What is wrong is a failure; readers try nothing twice.
 */
import { createHash } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { ENDING, PATHS, SHARED_SECONDS } from './versions.ts';

export interface Entry {
  name: 'HAProxy' | 'Varnish';
  port: number;
}

/** What readers saw in a step. */
export interface Seen {
  requests: number;
  failures: string[];
  /** Of the pages: how many of each version. */
  versions: Map<string, number>;
  /** Answers that Varnish had kept. */
  hits: number;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const WITHIN = 120_000;
const ASSET = /(?:href|src)="(\/assets\/[^"]+\.([0-9a-f]{12})\.[a-z0-9.]+)"/g;
/** The clock of Varnish counts in whole seconds. */
const ROUNDING = 1;

export class Readers {
  readonly #entries: readonly Entry[];
  readonly #ends: number;
  readonly #running: Promise<void>[];
  /** How many pages each reader has begun. */
  readonly #begun: number[];
  #isStopped = false;
  #seen: Seen = nothing();
  #total = 0;

  /** Starts `count` readers; the post `ENDING` expires at `ends` (seconds since 1970). */
  constructor(entries: readonly Entry[], count: number, ends: number) {
    this.#entries = entries;
    this.#ends = ends;
    this.#begun = Array.from({ length: count }, () => 0);
    this.#running = Array.from({ length: count }, (_, index) => this.#read(index));
  }

  /** What was seen since the last call. */
  take(): Seen {
    const seen = this.#seen;
    this.#seen = nothing();
    return seen;
  }

  /** Waits until so many more requests have been answered. */
  async more(count: number): Promise<void> {
    const wanted = this.#total + count;
    const within = AbortSignal.timeout(10 * WITHIN);
    while (this.#total < wanted) {
      within.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until each reader has all of the page that it has begun. */
  async finished(): Promise<void> {
    const before = [...this.#begun];
    const within = AbortSignal.timeout(10 * WITHIN);
    while (this.#begun.some((count, reader) => count === before[reader])) {
      within.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#running);
  }

  async #read(reader: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let round = reader; !this.#isStopped; round++) {
      const entry = this.#entries[round % this.#entries.length];
      if (entry === undefined) break;
      const path = PATHS[(round * 7 + reader) % PATHS.length] ?? '/';
      this.#begun[reader] = (this.#begun[reader] ?? 0) + 1;
      try {
        await this.#readPage(agent, entry, path);
        if (round % 10 === 0) await this.#readEnding(agent, entry);
      } catch (error) {
        this.#seen.failures.push(`${entry.name} ${path}: ${error instanceof Error ? error.message : error}`);
      }
    }
    agent.destroy();
  }

  async #readPage(agent: Agent, entry: Entry, path: string): Promise<void> {
    const page = await this.#get(agent, entry, path);
    const text = page.body.toString();
    const versions = new Set(text.match(/version-\d+/g) ?? []);
    const [version = 'none'] = versions;
    const isWhole = page.status === 200 && versions.size === 1 && /<\/html>\s*$/.test(text);
    if (!isWhole) throw new Error(`${page.status} with ${[...versions].join(' and ') || 'no version'}`);
    this.#seen.versions.set(version, (this.#seen.versions.get(version) ?? 0) + 1);
    if (entry.name === 'Varnish' && Number(page.headers.age ?? 0) > SHARED_SECONDS + ROUNDING)
      throw new Error(`an answer that expired ${Number(page.headers.age) - SHARED_SECONDS} s ago`);
    const assets = new Map([...text.matchAll(ASSET)].map(([, url = '', hash = '']) => [url, hash]));
    if (assets.size < 2) throw new Error('a page without its style sheet or picture');
    for (const [url, hash] of assets) {
      const asset = await this.#get(agent, entry, url);
      const found = createHash('sha256').update(asset.body).digest('hex').slice(0, hash.length);
      if (asset.status !== 200 || found !== hash) throw new Error(`${url} of ${version}: ${asset.status}`);
    }
  }

  /** The post is there until its time and not after it, on hosts and in caches. */
  async #readEnding(agent: Agent, entry: Entry): Promise<void> {
    const before = Date.now() / 1000;
    const { status } = await this.#get(agent, entry, ENDING);
    const after = Date.now() / 1000;
    if (after < this.#ends - ROUNDING && status !== 200)
      throw new Error(`${ENDING}: ${status} before its end`);
    if (before > this.#ends + ROUNDING && status !== 410)
      throw new Error(`${ENDING}: ${status} after its end`);
  }

  async #get(agent: Agent, { name, port }: Entry, path: string): Promise<Answer> {
    this.#seen.requests++;
    const answer = await get(agent, port, path);
    this.#total++;
    const { 'repr-digest': digest = '', 'x-varnish': varnish = '' } = answer.headers;
    const sha = createHash('sha256').update(answer.body).digest('base64');
    if (digest !== `sha-256=:${sha}:`)
      throw new Error(`${path}: ${answer.status} with a body that is not whole`);
    if (name === 'Varnish' && String(varnish).includes(' ')) this.#seen.hits++;
    const isGzip = answer.headers['content-encoding'] === 'gzip';
    return isGzip ? { ...answer, body: gunzipSync(answer.body) } : answer;
  }
}

function nothing(): Seen {
  return { requests: 0, failures: [], versions: new Map(), hits: 0 };
}

function get(agent: Agent, port: number, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // As browsers do. Varnish inflates an answer for others, and leaves the digest of the coded form on it.
    const headers = { host: 'example.org', accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip' };
    const sent = request({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        if (!response.complete) reject(new Error('the answer was cut'));
        const { statusCode = 0 } = response;
        resolve({ status: statusCode, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    sent.setTimeout(WITHIN, () => sent.destroy(new Error('no answer')));
    sent.on('error', reject);
    sent.end();
  });
}

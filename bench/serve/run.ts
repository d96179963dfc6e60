/** Serving: every contender that can run here, side by side. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelRequest } from '../../test/edge/host-request.ts';
import { candidate, contenders, missing } from './contenders.ts';
import { countCallsP2, countCallsP3, type HostCalls } from './host-calls.ts';
import { PAGE, PAGE_PATH } from './page.ts';
import { prepare } from './prepare.ts';
import { type Candidate, type Measured, measureRounds, type RoundsOptions } from './rounds.ts';

export interface ServeOptions {
  rounds: number;
  seconds: number;
  patience: number;
  retries: number;
  /** Names of contenders; null: all. */
  only: readonly string[] | null;
  onProgress: (line: string) => void;
}

export interface ServeResults {
  pageBytes: number;
  rounds: number;
  seconds: number;
  /** Every contender, with what kept it from running, if anything did. */
  contenders: { name: string; about: string; missing: string[] }[];
  /** 100 connections, GET of the page. */
  busy: Measured[];
  /** One connection: latency. */
  alone: Measured[];
  /** The site alone: what a browser sends, and a page that it has already (304), at 100 connections. */
  kinds: Record<string, Measured[]>;
  hostCalls: Record<string, Record<string, HostCalls>>;
}

/** Requests that cost the site different things, by the header lines they carry. */
const BROWSER = [
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language: en-GB,en;q=0.5',
  'Accept-Encoding: gzip, deflate, br, zstd',
  'DNT: 1',
  'Upgrade-Insecure-Requests: 1',
  'Sec-Fetch-Dest: document',
  'Sec-Fetch-Mode: navigate',
  'Sec-Fetch-Site: none',
  'Sec-Fetch-User: ?1',
  'Priority: u=0, i',
];
const KINDS: Record<string, string[]> = {
  plain: [],
  browser: BROWSER,
  'not-modified': ['If-None-Match: *'],
};

/** Measures. `root` is the repository's. Rejects where a contender that is installed does not start. */
export async function measureServing(root: string, options: ServeOptions): Promise<ServeResults> {
  const folder = await mkdtemp(join(tmpdir(), 'coldpress-bench-'));
  try {
    options.onProgress('preparing components and servers');
    const prepared = await prepare(root, folder);
    const all = contenders(prepared).filter(({ name }) => options.only?.includes(name) ?? true);
    const able = all.filter((contender) => missing(contender).length === 0);
    const candidates = await Promise.all(
      able.map((contender, index) => candidate(contender, 18_100 + index)),
    );
    const rounds = (connections: number): RoundsOptions => ({
      ...options,
      load: { connections, seconds: options.seconds },
      warmUp: 1,
    });
    const sites = candidates.filter(({ name }) => name === 'site-p2' || name === 'site-p3');
    const kinds: Record<string, Measured[]> = {};
    for (const [kind, headers] of Object.entries(KINDS)) {
      kinds[kind] = await measureRounds(withHeaders(sites, headers), rounds(100));
    }
    return {
      pageBytes: PAGE.length,
      rounds: options.rounds,
      seconds: options.seconds,
      contenders: all.map((contender) => ({
        name: contender.name,
        about: contender.about,
        missing: missing(contender),
      })),
      busy: await measureRounds(candidates, rounds(100)),
      alone: await measureRounds(candidates, rounds(1)),
      kinds,
      hostCalls: await countHostCalls(prepared.components),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function withHeaders(candidates: readonly Candidate[], headers: readonly string[]): Candidate[] {
  return candidates.map((one) => ({ ...one, headers }));
}

async function countHostCalls(
  components: Readonly<Record<string, string>>,
): Promise<Record<string, Record<string, HostCalls>>> {
  const request = (headers: [string, string][], method = 'GET'): ModelRequest => ({
    method,
    target: PAGE_PATH,
    headers,
  });
  const requests = {
    page: request([]),
    'not-modified': request([['if-none-match', '*']]),
    head: request([], 'HEAD'),
  };
  const counts: Record<string, Record<string, HostCalls>> = {};
  for (const [name, count] of [
    ['site-p2', countCallsP2],
    ['floor-p2', countCallsP2],
    ['site-p3', countCallsP3],
    ['floor-p3', countCallsP3],
  ] as const) {
    const component = await readFile(components[name] ?? '');
    counts[name] = {};
    for (const [kind, asked] of Object.entries(requests)) {
      if (name.startsWith('floor') && kind !== 'page') continue;
      counts[name][kind] = await count(component, asked);
    }
  }
  return counts;
}

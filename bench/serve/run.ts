/** Serving: every contender that can run here, side by side. */

import { readFile } from 'node:fs/promises';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { type Contender, candidate, contenders } from './contenders.ts';
import { countCallsP2, countCallsP3, type HostCalls } from './host-calls.ts';
import { headerLines, KINDS } from './kinds.ts';
import { PAGE } from './page.ts';
import { prepare } from './prepare.ts';
import { type Measured, measureRounds, type RoundsOptions } from './rounds.ts';
import { type MeasuredStart, measureStarts } from './starts.ts';

export interface ServeOptions {
  rounds: number;
  /** How long one measurement at 100 connections lasts; at one connection and of kinds a third of that. */
  seconds: number;
  warmUp: number;
  /** How often each server is started. */
  starts: number;
  /** Seconds to wait for a quiet moment before each measurement, and how often to repeat one that was not. */
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
  /** Every contender, with what kept it from running, if anything did, or how it failed. */
  contenders: (Pick<Contender, 'name' | 'about' | 'missing'> & { failure?: string })[];
  /** 100 connections, GET of the page. */
  busy: Measured[];
  /** One connection: latency. */
  alone: Measured[];
  starts: MeasuredStart[];
  /** The site alone: what a browser sends, and a page that it has already (304), at 100 connections. */
  kinds: Record<string, Measured[]>;
  hostCalls: Record<string, Record<string, HostCalls>>;
}

/** Measures. `root` is the repository's. A contender that fails is left out of what follows, and the others are not. */
export function measureServing(root: string, options: ServeOptions): Promise<ServeResults> {
  return inTemporaryFolder(async (folder) => {
    options.onProgress('preparing components and servers');
    const prepared = await prepare(root, folder);
    // What can fail without being measured fails first.
    const hostCalls = await countHostCalls(prepared.components);
    const all = contenders(prepared).filter(({ name }) => options.only?.includes(name) ?? true);
    const able = all.filter(({ missing }) => missing.length === 0);
    const candidates = await Promise.all(able.map((one, index) => candidate(one, FIRST_PORT + index)));
    const failures = new Map<string, string>();
    const onFailure = (name: string, failure: string): void => {
      failures.set(name, failure);
      options.onProgress(`${name}: ${failure}`);
    };
    const rounds = (connections: number, seconds: number): RoundsOptions => ({
      ...options,
      load: { connections, seconds },
      onFailure,
    });
    const works = ({ name }: { name: string }): boolean => !failures.has(name);
    const short = Math.ceil(options.seconds / 3);
    const sites = candidates.filter(({ name }) => OF_KINDS.includes(name));
    const kinds: Record<string, Measured[]> = {};
    for (const [kind, { path, fields }] of Object.entries(KINDS)) {
      const asking = sites.filter(works).map((site) => ({
        ...site,
        url: new URL(path, site.url).href,
        headers: headerLines(fields),
      }));
      kinds[kind] = await measureRounds(asking, rounds(100, short));
    }
    const busy = await measureRounds(candidates.filter(works), rounds(100, options.seconds));
    const alone = await measureRounds(candidates.filter(works), rounds(1, short));
    const starts = await measureStarts(able.filter(works), {
      rounds: options.starts,
      port: FIRST_PORT + all.length,
      patience: options.patience,
      onProgress: options.onProgress,
      onFailure,
    });
    return {
      pageBytes: PAGE.length,
      rounds: options.rounds,
      seconds: options.seconds,
      contenders: all.map(({ name, about, missing }) => {
        const failure = failures.get(name);
        return { name, about, missing, ...(failure === undefined ? {} : { failure }) };
      }),
      // One that failed later on stands in no table.
      busy: busy.filter(works),
      alone: alone.filter(works),
      starts: starts.filter(works),
      kinds: Object.fromEntries(Object.entries(kinds).map(([kind, each]) => [kind, each.filter(works)])),
      hostCalls,
    };
  });
}

/** The sites that answer each kind of request. */
const OF_KINDS: readonly string[] = ['site-p2', 'site-p2-reused', 'site-p3'];
/** Ports from here on are taken, some hundred of them. */
const FIRST_PORT = 18_100;

/** By component, then by kind of request. What decides nothing answers all kinds alike. */
async function countHostCalls(
  components: Readonly<Record<string, string>>,
): Promise<ServeResults['hostCalls']> {
  const counts: ServeResults['hostCalls'] = {};
  for (const [name, count] of [
    ['site-p2', countCallsP2],
    ['floor-p2', countCallsP2],
    ['site-p3', countCallsP3],
    ['floor-p3', countCallsP3],
  ] as const) {
    const component = await readFile(components[name] ?? '');
    const ofKinds: Record<string, HostCalls> = {};
    for (const [kind, { path, fields }] of Object.entries(KINDS)) {
      ofKinds[kind] = await count(component, { method: 'GET', target: path, headers: [...fields] });
    }
    counts[name] = ofKinds;
  }
  return counts;
}

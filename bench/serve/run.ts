/** Serving: every contender that can run here, side by side. */

import { readFile } from 'node:fs/promises';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { type Contender, candidate, contenders } from './contenders.ts';
import { countCallsP2, countCallsP3, type HostCalls } from './host-calls.ts';
import { headerLines, KINDS } from './kinds.ts';
import { PAGE, PAGE_PATH } from './page.ts';
import { prepare } from './prepare.ts';
import { type Measured, measureRounds, type RoundsOptions } from './rounds.ts';
import { type MeasuredStart, measureStarts } from './starts.ts';

export interface ServeOptions {
  rounds: number;
  /** How long one measurement at 100 connections lasts; at one connection and of kinds half of that. */
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
  /** Every contender, with what kept it from running, if anything did. */
  contenders: Pick<Contender, 'name' | 'about' | 'missing'>[];
  /** 100 connections, GET of the page. */
  busy: Measured[];
  /** One connection: latency. */
  alone: Measured[];
  starts: MeasuredStart[];
  /** The site alone: what a browser sends, and a page that it has already (304), at 100 connections. */
  kinds: Record<string, Measured[]>;
  hostCalls: Record<string, Record<string, HostCalls>>;
}

/** Measures. `root` is the repository's. Rejects where a contender that is installed does not start. */
export function measureServing(root: string, options: ServeOptions): Promise<ServeResults> {
  return inTemporaryFolder(async (folder) => {
    options.onProgress('preparing components and servers');
    const prepared = await prepare(root, folder);
    // What can fail without being measured fails first.
    const hostCalls = await countHostCalls(prepared.components);
    const all = contenders(prepared).filter(({ name }) => options.only?.includes(name) ?? true);
    const able = all.filter(({ missing }) => missing.length === 0);
    const candidates = await Promise.all(able.map((one, index) => candidate(one, FIRST_PORT + index)));
    const rounds = (connections: number, seconds: number): RoundsOptions => ({
      ...options,
      load: { connections, seconds },
    });
    const short = Math.ceil(options.seconds / 2);
    const sites = candidates.filter(({ name }) => name === 'site-p2' || name === 'site-p3');
    const kinds: Record<string, Measured[]> = {};
    for (const [kind, fields] of Object.entries(KINDS)) {
      const asking = sites.map((site) => ({ ...site, headers: headerLines(fields) }));
      kinds[kind] = await measureRounds(asking, rounds(100, short));
    }
    return {
      pageBytes: PAGE.length,
      rounds: options.rounds,
      seconds: options.seconds,
      contenders: all.map(({ name, about, missing }) => ({ name, about, missing })),
      busy: await measureRounds(candidates, rounds(100, options.seconds)),
      alone: await measureRounds(candidates, rounds(1, short)),
      starts: await measureStarts(able, {
        rounds: options.starts,
        port: FIRST_PORT + all.length,
        patience: options.patience,
        onProgress: options.onProgress,
      }),
      kinds,
      hostCalls,
    };
  });
}

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
    for (const [kind, fields] of Object.entries(KINDS)) {
      ofKinds[kind] = await count(component, { method: 'GET', target: PAGE_PATH, headers: [...fields] });
    }
    counts[name] = ofKinds;
  }
  return counts;
}

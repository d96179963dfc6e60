/** The load generator: wrk, run once for one server, and its figures as numbers. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseTimes } from '../times.ts';

export interface Load {
  connections: number;
  seconds: number;
  /** Header lines of each request, 'Name: value'. */
  headers?: readonly string[];
}

export interface LoadResult {
  requests: number;
  requestsPerSecond: number;
  /** Latency in microseconds: half of the requests took at most so long, and 99 of 100. */
  p50: number;
  p99: number;
  /** What wrk itself used of the CPU, in seconds. */
  cpuSeconds: number;
  /** Answers other than 2xx and 3xx, and connections that broke or timed out. */
  errors: number;
}

const run = promisify(execFile);

/** Asks for `url` again and again. Rejects where wrk is not there or says something else than it should. */
export async function runWrk(url: string, { connections, seconds, headers = [] }: Load): Promise<LoadResult> {
  // The shell's `times` tells what its child used.
  const { stdout } = await run('sh', [
    '-c',
    'wrk "$@" && times',
    'wrk',
    '--threads=1',
    `--connections=${connections}`,
    `--duration=${seconds}s`,
    '--latency',
    ...headers.flatMap((line) => ['--header', line]),
    url,
  ]);
  return parseWrk(stdout);
}

/** Reads wrk's report. Throws an Error that shows it where a figure is missing. */
export function parseWrk(report: string): LoadResult {
  const find = (pattern: RegExp): string => {
    const found = pattern.exec(report)?.[1];
    if (found === undefined) throw new Error(`wrk did not say ${pattern}:\n${report}`);
    return found;
  };
  const sum = (pattern: RegExp): number =>
    [...report.matchAll(pattern)]
      .flatMap(([, ...counts]) => counts.map(Number))
      .reduce((total, count) => total + count, 0);
  return {
    requests: Number(find(/(\d+) requests in /)),
    requestsPerSecond: Number(find(/Requests\/sec:\s+([\d.]+)/)),
    p50: microseconds(find(/\s50%\s+([\d.]+[a-z]+)/)),
    p99: microseconds(find(/\s99%\s+([\d.]+[a-z]+)/)),
    cpuSeconds: parseTimes(report).children,
    errors:
      sum(/Non-2xx or 3xx responses: (\d+)/g) +
      sum(/Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/g),
  };
}

/** '70.00us', '1.20ms', '2.00s', '1.00m' in microseconds. */
function microseconds(text: string): number {
  const [, value, unit] = /^([\d.]+)(us|ms|s|m)$/.exec(text) ?? [];
  const factor = { us: 1, ms: 1e3, s: 1e6, m: 60e6 }[unit ?? ''];
  if (value === undefined || factor === undefined) throw new Error(`wrk said ${text}`);
  return Number(value) * factor;
}

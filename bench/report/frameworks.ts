/** The comparison with which this project began, measured here in one run: cold start, throughput, memory. */

import type { ServeResults } from '../serve/run.ts';
import type { ScaledSite } from '../serve/scale.ts';
import type { MeasuredWaiting } from '../serve/waiting.ts';
import { median } from '../statistics.ts';
import { duration, figure, ratio, size, table } from './format.ts';
import type { Goal } from './goal.ts';
import { type Section, text } from './section.ts';

/** Each server here, and the figures that were handed to us: cold start, requests a second, memory an instance. */
const SERVERS: readonly [name: string, before: string][] = [
  ['site-p2', ''],
  ['site-p2-reused', ''],
  ['site-p3', ''],
  ['spin-p2', 'Spin: 1.2 ms, 87,000/s, 12 MB'],
  ['axum', 'Axum: 8 ms, 198,000/s, 6 MB'],
  ['node-http', 'Node: 145 ms, 61,000/s, 68 MB'],
  ['express', ''],
  ['hono', ''],
  ['fastapi', 'FastAPI: 340 ms, 24,000/s, 85 MB'],
  ['nginx', ''],
];

/** The table; empty where none of these was measured. */
export function frameworksSection(
  serve: ServeResults,
  scale: readonly ScaledSite[] = [],
  waiting: readonly MeasuredWaiting[] = [],
): Section {
  const rows = SERVERS.flatMap(([name, before]) => {
    const busy = serve.busy.find((one) => one.name === name);
    const start = serve.starts.find((one) => one.name === name);
    if (busy === undefined || start === undefined) return [];
    return [
      [
        name,
        duration(median(start.milliseconds) * 1000),
        figure(rateOf(serve, name) ?? 0),
        size(busy.peakBytes),
        before,
      ],
    ];
  });
  return text(
    '## Beside frameworks',
    'The comparison with which this project began, in one run on this machine. *Start* is that of a process, of a site with the host around it; *memory* is the most that it held.',
    table(
      ['server', 'start', 'requests/s at 100 connections', 'memory', 'as it was handed to us'],
      [...instanceRow(scale, waiting), ...rows],
    ),
    ...freshInstances(scale),
    ...besideNode(serve),
  );
}

/** An instance is what a host that runs already starts for a request: its row, where it was measured. */
function instanceRow(scale: readonly ScaledSite[], waiting: readonly MeasuredWaiting[]): string[][] {
  const [start, memory] = [freshStart(scale), memoryOf(waiting)];
  if (start === null || memory === null) return [];
  return [['an instance of the site, WASI 0.2', duration(start), '', size(memory), 'Spin: 1.2 ms, 12 MB']];
}

/** A component starts with each instance and not with each process. */
function freshInstances(scale: readonly ScaledSite[]): string[] {
  const start = freshStart(scale);
  if (start === null) return [];
  return [
    `A host that runs already starts an instance for a request: that and the answer take ${duration(start)}. An instance of a site of any size has 64 KiB of memory of its own; with what the host keeps for it while its reader takes nothing that is the memory in the table.`,
  ];
}

/** Microseconds for an instance and its answer, in the smallest site. */
function freshStart(scale: readonly ScaledSite[]): number | null {
  const [first] = [...scale].filter(({ target }) => target === 'p2').sort((a, b) => a.routes - b.routes);
  return first === undefined ? null : median(first.fresh.samples.map(({ p50 }) => p50));
}

/** Bytes that an instance and its reader hold. */
function memoryOf(waiting: readonly MeasuredWaiting[]): number | null {
  return waiting.find(({ name }) => name === 'site-p2')?.perReader ?? null;
}

/** Frameworks of JavaScript and Python, and with them everything else that applications are written for. */
const SCRIPTED = ['express', 'hono', 'fastapi'];
const ALL = [...SCRIPTED, 'axum', 'node-http'];

/** The goals of the comparison: ahead in throughput of every scripted framework, in start and memory of all. */
export function frameworkGoals(
  serve: ServeResults,
  scale: readonly ScaledSite[],
  waiting: readonly MeasuredWaiting[],
): Goal[] {
  const goals: Goal[] = [];
  const rates = SCRIPTED.flatMap((name) => rateOf(serve, name) ?? []);
  for (const site of ['site-p2', 'site-p3']) {
    const rate = rateOf(serve, site);
    if (rate === null || rates.length === 0) continue;
    const value = rate / Math.max(...rates);
    const goal = `requests per second, ${site} : the fastest framework of JavaScript or Python`;
    goals.push({ goal, limit: `at least ${ratio(1)}`, measured: ratio(value), isMet: value >= 1 });
  }
  const atMost = (goal: string, measured: number | null, others: readonly number[]): void => {
    if (measured === null || others.length === 0) return;
    const value = measured / Math.min(...others);
    goals.push({ goal, limit: `at most ${ratio(1)}`, measured: ratio(value), isMet: value <= 1 });
  };
  const starts = serve.starts.filter(({ name }) => ALL.includes(name));
  atMost(
    'start of an instance with its answer : of the process of any framework',
    freshStart(scale),
    starts.map(({ milliseconds }) => median(milliseconds) * 1000),
  );
  const memory = serve.busy.filter(({ name }) => ALL.includes(name)).map(({ peakBytes }) => peakBytes);
  atMost(
    'memory of an instance with its reader : of the process of any framework',
    memoryOf(waiting),
    memory,
  );
  return goals;
}

/** Where Node's own server is ahead, by how much and why. */
function besideNode(serve: ServeResults): string[] {
  const node = rateOf(serve, 'node-http');
  const behind = ['site-p2', 'site-p2-reused', 'site-p3'].flatMap((name) => {
    const rate = rateOf(serve, name);
    return node === null || rate === null || rate >= node ? [] : [`${name} ${ratio(rate / node)}`];
  });
  if (behind.length === 0) return [];
  return [
    `Node’s bare http module, which writes one page and decides nothing, is ahead of some: ${behind.join(', ')} of its requests a second. An answer of the site also has its path looked up, the reader’s headers read, an entity tag, a policy and other fields, and crosses the border between host and component for each; the floor above shows what that border alone costs.`,
  ];
}

function rateOf({ busy }: ServeResults, name: string): number | null {
  const found = busy.find((one) => one.name === name);
  return found === undefined ? null : median(found.samples.map(({ requestsPerSecond }) => requestsPerSecond));
}

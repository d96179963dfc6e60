/** The comparison with which this project began, measured here in one run: cold start, throughput, memory. */

import type { ServeResults } from '../serve/run.ts';
import type { ScaledSite } from '../serve/scale.ts';
import { median } from '../statistics.ts';
import { duration, figure, ratio, size, table } from './format.ts';
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
];

/** The table; empty where none of these was measured. */
export function frameworksSection(serve: ServeResults, scale: readonly ScaledSite[] = []): Section {
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
    table(['server', 'start', 'requests/s at 100 connections', 'memory', 'as it was handed to us'], rows),
    ...freshInstances(scale),
    ...besideNode(serve),
  );
}

/** A component starts with each instance and not with each process. */
function freshInstances(scale: readonly ScaledSite[]): string[] {
  const [first] = [...scale].filter(({ target }) => target === 'p2').sort((a, b) => a.routes - b.routes);
  if (first === undefined) return [];
  const fresh = duration(median(first.fresh.samples.map(({ p50 }) => p50)));
  return [
    `A host that runs already starts an instance for a request: that and the answer take ${fresh}. An instance of a site of any size has 64 KiB of memory of its own.`,
  ];
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

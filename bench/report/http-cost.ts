/** What HTTP costs: the site beside components that decide nothing, and one kind of request beside another. */
import type { Measured, Sample } from '../serve/rounds.ts';
import type { ServeResults } from '../serve/run.ts';
import { median, medianRatio } from '../statistics.ts';
import { duration, figure, ratio, table } from './format.ts';
import { type Section, text } from './section.ts';

/** The median over the rounds of `a` over `b`, or null where one of them was not measured. */
export function ratioOf(
  measured: readonly Measured[],
  a: string,
  b: string,
  of: keyof Sample,
): number | null {
  const values = (name: string): number[] | undefined =>
    measured.find((one) => one.name === name)?.samples.map((sample) => sample[of]);
  const [first, second] = [values(a), values(b)];
  return first === undefined || second === undefined ? null : medianRatio(first, second);
}

/** The site compared with what decides nothing, by target; each list begins with the prototype. */
const FLOORS: readonly (readonly [site: string, floors: readonly string[]])[] = [
  ['site-p2', ['prototype-p2', 'prototype-two-instances', 'floor-p2', 'floor-headers-p2']],
  ['site-p3', ['prototype-p3', 'floor-p3', 'floor-headers-p3']],
];

const SITES = ['site-p2', 'site-p2-reused', 'site-p3'];

const KIND_NAMES: Readonly<Record<string, string>> = {
  plain: 'page',
  browser: 'page, as a browser requests it',
  'not-modified': '304, the reader has the page',
  gzip: 'page of 17 KB, as gzip',
  identity: 'the same for a reader that takes none, inflated',
};

/** Two tables: against the floors, and by kind of request with the calls of the host. */
export function httpCostSection(serve: ServeResults): Section {
  const floors = FLOORS.flatMap(([site, names]) =>
    names.flatMap((floor) => {
      const cpu = ratioOf(serve.busy, site, floor, 'cpuMicroseconds');
      const latency = ratioOf(serve.alone, site, floor, 'p50');
      if (cpu === null || latency === null) return [];
      return [[`${site} : ${floor}`, ratio(cpu), ratio(latency)]];
    }),
  );
  return text(
    '## What HTTP costs',
    'The same page from components that decide nothing: the host’s share. The prototype is the project’s first sketch; the floors stand in the site’s own frame, with one header field and with all that the site sends. Ratios are medians of the ratios of each round; 1.00 would mean that the handler’s decisions cost nothing.',
    table(['compared', 'CPU per request', 'latency, one connection'], floors),
    'By kind of request, at 100 connections:',
    kindsTable(serve),
    'Host calls are counted in a model of the host: what the component calls for one answer.',
    ...inflatedBeside(serve),
  );
}

/** What an answer costs that is inflated, beside the ordinary one of the same page; nothing where it was not measured. */
function inflatedBeside({ kinds }: ServeResults): string[] {
  const costs = SITES.flatMap((site) => {
    const samples = (kind: string): Sample[] => kinds[kind]?.find(({ name }) => name === site)?.samples ?? [];
    const [inflated, ordinary] = [samples('identity'), samples('gzip')];
    if (inflated.length === 0 || ordinary.length === 0) return [];
    const over = (of: keyof Sample): string =>
      ratio(
        medianRatio(
          inflated.map((sample) => sample[of]),
          ordinary.map((sample) => sample[of]),
        ),
      );
    return [
      `${site} ${over('cpuMicroseconds')} times the CPU and ${over('requestsPerSecond')} of the requests a second`,
    ];
  });
  if (costs.length === 0) return [];
  return [
    `Pages are stored as gzip alone, and the handler inflates them for the few readers that take none. Beside the ordinary answer of the same page that takes: ${costs.join('; ')}. It is inflating, as fast as native zlib does it, and three times as many bytes for the host to write.`,
  ];
}

function kindsTable({ kinds, hostCalls }: ServeResults): string {
  const rows = SITES.flatMap((site) =>
    Object.entries(kinds).flatMap(([kind, measured]) => {
      const found = measured.find(({ name }) => name === site);
      if (found === undefined) return [];
      // An instance that is used again makes the same calls.
      const calls = hostCalls[site.replace('-reused', '')]?.[kind]?.total;
      return [
        [
          `${site}: ${KIND_NAMES[kind] ?? kind}`,
          duration(median(found.samples.map(({ cpuMicroseconds }) => cpuMicroseconds))),
          figure(median(found.samples.map(({ requestsPerSecond }) => requestsPerSecond))),
          calls === undefined ? '–' : String(calls),
        ],
      ];
    }),
  );
  return table(['request', 'CPU', 'requests/s', 'host calls'], rows);
}

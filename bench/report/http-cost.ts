/** What HTTP costs: the site beside components that decide nothing, and one kind of request beside another. */
import type { Measured, Sample } from '../serve/rounds.ts';
import type { ServeResults } from '../serve/run.ts';
import { median, medianRatio } from '../statistics.ts';
import { duration, ratio, table } from './format.ts';
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

const KIND_NAMES: Readonly<Record<string, string>> = {
  plain: 'page',
  browser: 'page, as a browser requests it',
  'not-modified': '304, the reader has the page',
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
    'Host calls are counted in a model of the host: what the component asks of it for one answer.',
  );
}

function kindsTable({ kinds, hostCalls }: ServeResults): string {
  const rows = ['site-p2', 'site-p3'].flatMap((site) =>
    Object.entries(kinds).flatMap(([kind, measured]) => {
      const found = measured.find(({ name }) => name === site);
      if (found === undefined) return [];
      const calls = hostCalls[site]?.[kind]?.total;
      return [
        [
          `${site}: ${KIND_NAMES[kind] ?? kind}`,
          duration(median(found.samples.map(({ cpuMicroseconds }) => cpuMicroseconds))),
          calls === undefined ? '–' : String(calls),
        ],
      ];
    }),
  );
  return table(['request', 'CPU', 'host calls'], rows);
}

/** What the report says of bodies of every size, and the goals for them. */
import type { MeasuredBody } from '../serve/bodies.ts';
import type { Measured } from '../serve/rounds.ts';
import { median } from '../statistics.ts';
import { figure, ratio, size, table } from './format.ts';
import type { Goal } from './goal.ts';
import { type Section, text } from './section.ts';

/** How much dearer an answer may be than the floor that writes the same body. */
const MOST_OVER_FLOOR = 1.3;

/** A table of what a request for a body of each length costs each server. */
export function bodiesSection(bodies: readonly MeasuredBody[]): Section {
  const names = [...new Set(bodies.flatMap(({ servers }) => servers.map(({ name }) => name)))];
  const rows = bodies.map(({ length, servers }) => [
    size(length),
    ...names.map((name) => {
      const server = servers.find((each) => each.name === name);
      return server === undefined ? '' : `${figure(cpuOf(server))} µs, ${figure(rateOf(server))}/s`;
    }),
  ]);
  return text(
    '## Bodies of every size',
    'CPU for a request and requests per second at 16 connections. The site’s instances of WASI 0.2 are used again here (`--max-instance-reuse-count 1000`); *floor-p3* writes the same body from its memory in one piece and decides nothing.',
    table(['body', ...names], rows),
  );
}

/** The goals: WASI 0.3 is not dearer than 0.2 at any size, and near the floor at every size. */
export function bodiesGoals(bodies: readonly MeasuredBody[]): Goal[] {
  const worst = (over: string): number | null => {
    const ratios = bodies.flatMap(({ servers }) => {
      const [site, other] = ['site-p3', over].map((name) => servers.find((each) => each.name === name));
      return site === undefined || other === undefined ? [] : [cpuOf(site) / cpuOf(other)];
    });
    return ratios.length === 0 ? null : Math.max(...ratios);
  };
  const goal = (over: string, limit: number): Goal[] => {
    const measured = worst(over);
    if (measured === null) return [];
    const what = `CPU per request, bodies of every size, at worst, site-p3 : ${over}`;
    return [
      { goal: what, limit: `at most ${ratio(limit)}`, measured: ratio(measured), isMet: measured <= limit },
    ];
  };
  return [...goal('site-p2', 1), ...goal('floor-p3', MOST_OVER_FLOOR)];
}

function cpuOf({ samples }: Measured): number {
  return median(samples.map(({ cpuMicroseconds }) => cpuMicroseconds));
}

function rateOf({ samples }: Measured): number {
  return median(samples.map(({ requestsPerSecond }) => requestsPerSecond));
}

/** What the report says of sites of growing size, and of readers that take nothing. */
import type { Target } from '../../build/handler/frames.ts';
import type { ScaledSite } from '../serve/scale.ts';
import type { MeasuredWaiting } from '../serve/waiting.ts';
import { median, medianRatio } from '../statistics.ts';
import { duration, figure, size, table, whole } from './format.ts';
import { type Section, text } from './section.ts';

/**
 * Throughput, and latency of a fresh instance, of the largest site over the smallest for one target; null where
 * fewer than two sizes were measured.
 */
export function scaleRatios(
  sites: readonly ScaledSite[],
  target: Target,
): { smallest: number; routes: number; throughput: number; fresh: number } | null {
  const ordered = sites.filter((site) => site.target === target).sort((a, b) => a.routes - b.routes);
  const [smallest, largest] = [ordered[0], ordered.at(-1)];
  if (smallest === undefined || largest === undefined || smallest === largest) return null;
  const throughputs = [largest, smallest].map(({ busy }) =>
    busy.samples.map(({ requestsPerSecond }) => requestsPerSecond),
  );
  const latencies = [largest, smallest].map(({ fresh }) => fresh.samples.map(({ p50 }) => p50));
  return {
    smallest: smallest.routes,
    routes: largest.routes,
    throughput: medianRatio(throughputs[0] ?? [], throughputs[1] ?? []),
    fresh: medianRatio(latencies[0] ?? [], latencies[1] ?? []),
  };
}

/** A table of sites by size. */
export function scaleSection(sites: readonly ScaledSite[]): Section {
  const rows = [...sites]
    .sort((a, b) => (a.target < b.target ? -1 : a.target > b.target ? 1 : a.routes - b.routes))
    .map(({ target, routes, componentBytes, busy, fresh, starts, residentBytes }) => [
      `${target}, ${whole(routes)}`,
      size(componentBytes),
      figure(median(busy.samples.map(({ requestsPerSecond }) => requestsPerSecond))),
      duration(median(fresh.samples.map(({ p50 }) => p50))),
      duration(median(starts) * 1000),
      size(residentBytes),
    ]);
  return text(
    '## Large sites',
    'The same page, asked for in sites of other pages of a thousand bytes each. *Fresh* is the latency at one connection where each request has an instance of its own; *first byte after* and memory are the host’s, after its first answer.',
    table(['target, routes', 'component', 'requests/s', 'fresh', 'first byte after', 'memory'], rows),
  );
}

/** A table of what requests that wait hold in memory. */
export function waitingSection(waiting: readonly MeasuredWaiting[]): Section {
  const rows = waiting.map(({ name, readers, before, during, perReader, answersOthers }) => [
    name,
    whole(readers),
    size(before),
    size(during),
    size(perReader),
    answersOthers ? 'yes' : '**no**',
  ]);
  return text(
    '## Readers that take nothing',
    'Each asks for the page again and again and reads nothing, until the host has an answer that it cannot send. What the host then holds in memory is mostly its own buffer for writing: the floor, which decides nothing, shows how much.',
    table(['server', 'readers', 'memory before', 'while they wait', 'for each', 'answers others'], rows),
  );
}

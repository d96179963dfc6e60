/** What the report says of serving. */
import type { Measured, Sample } from '../serve/rounds.ts';
import type { ServeResults } from '../serve/run.ts';
import { median, spread } from '../statistics.ts';
import type { Bar } from './bar-chart.ts';
import { duration, figure, percent, size, table, whole } from './format.ts';
import { joinSections, plot, type Section, text } from './section.ts';

const STARTS =
  '*First byte after* counts from the start of the process, with the caches of compiled code filled.';

/** The median of one figure over the rounds of one server. Throws where the server was not measured. */
function medianOf(measured: readonly Measured[], name: string, of: keyof Sample): number {
  const found = measured.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return median(found.samples.map((sample) => sample[of]));
}

/** Throughput, CPU, latency, start and memory of every server. */
export function servingSection(serve: ServeResults): Section {
  const about = new Map(serve.contenders.map((one) => [one.name, one.about]));
  const bars = (of: keyof Sample, format: (value: number) => string, sign: 1 | -1): Bar[] =>
    serve.busy
      .map(({ name, samples }): Bar => {
        const values = samples.map((sample) => sample[of]);
        const value = median(values);
        return {
          label: name,
          value,
          text: format(value),
          range: [Math.min(...values), Math.max(...values)],
          isOurs: isSite(name),
        };
      })
      .sort((a, b) => sign * (a.value - b.value));
  return joinSections([
    text(
      '## Serving',
      `One page of ${whole(serve.pageBytes)} bytes, asked for again and again over kept connections. CPU is the server’s own, for one request: the fair column, since some servers use one thread and others all cores, and the load generator takes its share of the same cores.`,
    ),
    plot('bench-cpu', {
      title: 'CPU per request',
      description: reading('Shorter is better.', serve),
      bars: bars('cpuMicroseconds', duration, 1),
    }),
    plot('bench-throughput', {
      title: 'Requests per second, 100 connections',
      description: reading('Longer is better.', serve),
      bars: bars('requestsPerSecond', figure, -1),
    }),
    text(busyTable(serve), disagreement(serve.busy), aloneTable(serve), STARTS),
    text(
      '### What they are',
      table(
        ['server', 'is'],
        serve.busy.map(({ name }) => [name, about.get(name) ?? '']),
        false,
      ),
    ),
  ]);
}

function isSite(name: string): boolean {
  return /^(?:site|spin)-/.test(name);
}

function reading(direction: string, { rounds }: ServeResults): string {
  const means =
    rounds === 1
      ? 'One round.'
      : `Medians of ${rounds} rounds; the line goes from the least to the greatest.`;
  return `${direction} ${means} A bar with a gap is longer than it is drawn. The table below has the figures.`;
}

function busyTable({ busy }: ServeResults): string {
  const rows = busy.map(({ name, peakBytes }) => [
    emphasised(name),
    figure(medianOf(busy, name, 'requestsPerSecond')),
    duration(medianOf(busy, name, 'cpuMicroseconds')),
    duration(medianOf(busy, name, 'p50')),
    duration(medianOf(busy, name, 'p99')),
    size(peakBytes),
  ]);
  return table(['100 connections', 'requests/s', 'CPU per request', 'p50', 'p99', 'memory'], rows);
}

function aloneTable({ alone, starts }: ServeResults): string {
  const rows = alone.map(({ name }) => {
    const start = starts.find((one) => one.name === name);
    return [
      emphasised(name),
      duration(medianOf(alone, name, 'p50')),
      duration(medianOf(alone, name, 'p99')),
      duration(medianOf(alone, name, 'cpuMicroseconds')),
      start === undefined ? '–' : duration(median(start.milliseconds) * 1000),
    ];
  });
  return table(['one connection', 'p50', 'p99', 'CPU per request', 'first byte after'], rows);
}

function emphasised(name: string): string {
  return isSite(name) ? `**${name}**` : name;
}

/** How far the figures can be trusted, as they themselves say it. */
function disagreement(busy: readonly Measured[]): string {
  const spreads = busy.map(({ name, samples }) => ({
    name,
    value: spread(samples.map(({ cpuMicroseconds }) => cpuMicroseconds)),
  }));
  const widest = spreads.reduce((a, b) => (b.value > a.value ? b : a));
  const rounds = busy[0]?.samples.length ?? 0;
  const sentences =
    rounds > 1
      ? [
          `From round to round the CPU per request was ${percent(median(spreads.map(({ value }) => value)))} away from the median at most, as a median over the servers, and ${percent(widest.value)} in the worst case (${widest.name}).`,
        ]
      : [];
  const others = busy.flatMap(({ samples }) => samples.map(({ otherLoad }) => otherLoad));
  sentences.push(
    `Other programs used ${figure(median(others))} CPUs meanwhile, as a median, and ${figure(Math.max(...others))} at most.`,
  );
  const failed = busy.flatMap(({ name, samples }) => {
    const errors = samples.reduce((sum, sample) => sum + sample.errors, 0);
    return errors === 0 ? [] : [`${name} (${whole(errors)})`];
  });
  if (failed.length > 0) sentences.push(`Requests failed at ${failed.join(', ')}.`);
  return sentences.join(' ');
}

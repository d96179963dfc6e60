/** Results as the benchmark writes them, with figures that are easy to check by head. */
import type { BuildResults, BuildSample, MeasuredGenerator } from '../../bench/build/run.ts';
import type { Machine } from '../../bench/machine.ts';
import type { AllResults } from '../../bench/results.ts';
import type { MeasuredBody } from '../../bench/serve/bodies.ts';
import type { Measured, Sample } from '../../bench/serve/rounds.ts';
import type { ServeResults } from '../../bench/serve/run.ts';
import type { ScaledSite } from '../../bench/serve/scale.ts';
import type { MeasuredWaiting } from '../../bench/serve/waiting.ts';

const MACHINE: Machine = {
  cpu: 'A CPU',
  cores: 2,
  memoryBytes: 8 * 2 ** 30,
  system: 'Linux 6.1.0 x64',
  isVirtual: true,
  tools: { node: '20.19.0', spin: null },
  commit: '0123456789',
};

/** A server of which each round measured one of these CPU times; everything else follows from them. */
export function measured(name: string, ...cpuMicroseconds: number[]): Measured {
  const sample = (cpu: number): Sample => ({
    requestsPerSecond: 1e6 / cpu,
    cpuMicroseconds: cpu,
    p50: cpu * 50,
    p99: cpu * 100,
    errors: 0,
    otherLoad: 0,
  });
  return { name, peakBytes: 26_000_000, samples: cpuMicroseconds.map(sample) };
}

export const SERVE: ServeResults = {
  pageBytes: 5731,
  rounds: 3,
  seconds: 5,
  contenders: [
    { name: 'site-p2', about: 'the site', missing: [] },
    { name: 'prototype-p2', about: 'the prototype', missing: [] },
    { name: 'spin-p2', about: 'the site under Spin', missing: ['spin'] },
    { name: 'sirv', about: 'sirv', missing: [], failure: 'it does not answer: `403`' },
  ],
  busy: [
    measured('site-p2', 20, 21, 40),
    measured('prototype-p2', 20, 20, 40),
    measured('axum', 5, 5, 5),
    measured('node-http', 10, 10, 10),
  ],
  alone: [measured('site-p2', 2, 2, 3), measured('prototype-p2', 1, 1, 1)],
  starts: [
    { name: 'site-p2', milliseconds: [9, 11, 10], residentBytes: [2e7, 2e7, 2e7] },
    { name: 'axum', milliseconds: [6, 6, 6], residentBytes: [6e6, 6e6, 6e6] },
    { name: 'prototype-p2', milliseconds: [8, 8, 8], residentBytes: [2e7, 2e7, 2e7] },
  ],
  kinds: {
    plain: [measured('site-p2', 20)],
    browser: [measured('site-p2', 24)],
    'not-modified': [measured('site-p2', 15)],
    gzip: [measured('site-p2', 20, 20, 20)],
    identity: [measured('site-p2', 50, 50, 80)],
  },
  hostCalls: {
    'site-p2': {
      plain: { total: 16, calls: {} },
      browser: { total: 17, calls: {} },
      'not-modified': { total: 15, calls: {} },
    },
  },
};

/** A generator that took so long cold, and so long after a change and a save. */
export function generator(name: string, cold: number, warm: number, saved: number): MeasuredGenerator {
  const sample = (seconds: number): BuildSample => ({
    seconds,
    cpuSeconds: seconds * 1.5,
    peakBytes: 400_000_000,
    otherLoad: 0,
  });
  return {
    name,
    cold: [sample(cold)],
    warm: [sample(warm)],
    development: {
      readyAfter: cold,
      peakBytes: 500_000_000,
      saves: [{ seconds: saved, cpuSeconds: saved }],
      seen: [saved * 2],
    },
    outputBytes: 12_345_678,
    failure: null,
  };
}

export const BUILD: BuildResults = {
  rounds: 1,
  generators: [
    { name: 'coldpress', version: '0.1.0', highlighter: 'Prism', compressed: 'gzip', missing: [] },
    { name: 'eleventy', version: '3.1.8', highlighter: 'Prism', compressed: null, missing: [] },
    { name: 'hugo', version: null, highlighter: 'Chroma', compressed: null, missing: ['hugo'] },
  ],
  sizes: [
    { posts: 10_000, generators: [generator('coldpress', 8, 1, 0.5), generator('eleventy', 20, 20, 1)] },
  ],
};

/** A site of so many routes, with a CPU time for each round. */
export function scaled(target: 'p2' | 'p3', routes: number, ...cpu: number[]): ScaledSite {
  const name = `${target}, ${routes} routes`;
  return {
    target,
    routes,
    componentBytes: routes * 1000,
    starts: [10, 12],
    residentBytes: 30_000_000,
    busy: measured(name, ...cpu),
    fresh: measured(name, ...cpu),
  };
}

export const SCALE: ScaledSite[] = [
  scaled('p3', 100_000, 24, 25, 26),
  scaled('p2', 10, 20, 20, 20),
  scaled('p3', 10, 20, 20, 20),
  scaled('p2', 100_000, 24, 25, 26),
];

export const WAITING: MeasuredWaiting[] = [
  { name: 'site-p2', readers: 490, before: 30e6, during: 100e6, perReader: 142_857, answersOthers: true },
  { name: 'floor-p2', readers: 490, before: 30e6, during: 300e6, perReader: 551_020, answersOthers: false },
];

const BODIES: MeasuredBody[] = [
  {
    length: 1_000,
    servers: [measured('site-p2', 20, 21, 22), measured('site-p3', 18), measured('floor-p3', 17)],
  },
  { length: 1_000_000, servers: [measured('site-p2', 300), measured('site-p3', 330), measured('nginx', 90)] },
];

export const ALL: AllResults = {
  bodies: { part: 'bodies', quick: false, day: '2026-11-23', machine: MACHINE, results: BODIES },
  serve: { part: 'serve', quick: false, day: '2026-11-23', machine: MACHINE, results: SERVE },
  scale: { part: 'scale', quick: false, day: '2026-11-23', machine: MACHINE, results: SCALE },
  waiting: { part: 'waiting', quick: false, day: '2026-11-23', machine: MACHINE, results: WAITING },
  build: { part: 'build', quick: false, day: '2026-11-23', machine: MACHINE, results: BUILD },
};

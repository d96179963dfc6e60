/** What Coldpress set out to reach, beside what was measured. A goal that nothing was measured for is left out. */
import type { BuildResults } from '../build/run.ts';
import type { AllResults } from '../results.ts';
import type { ServeResults } from '../serve/run.ts';
import type { ScaledSite } from '../serve/scale.ts';
import type { MeasuredWaiting } from '../serve/waiting.ts';
import { median } from '../statistics.ts';
import { bodiesGoals } from './bodies.ts';
import { generatorAt, medianBuild } from './building.ts';
import { ratio, seconds, size, table, whole } from './format.ts';
import { frameworkGoals } from './frameworks.ts';
import type { Goal } from './goal.ts';
import { ratioOf } from './http-cost.ts';
import { reasonsFor } from './reasons.ts';
import { scaleRatios } from './scale.ts';
import { type Section, text } from './section.ts';

/** The goals of serving. */
export function servingGoals(serve: ServeResults): Goal[] {
  const atMost = (goal: string, limit: number, measured: number | null): Goal[] =>
    measured === null
      ? []
      : [{ goal, limit: `at most ${ratio(limit)}`, measured: ratio(measured), isMet: measured <= limit }];
  const reused = ratioOf(serve.busy, 'site-p2-reused', 'site-p3', 'cpuMicroseconds');
  const of = (['p2', 'p3'] as const).flatMap((target) => {
    const [site, prototype] = [`site-${target}`, `prototype-${target}`];
    const notModified = serve.kinds['not-modified'] ?? [];
    const [full, empty] = [serve.kinds.plain ?? [], notModified].map((measured) =>
      measured.find(({ name }) => name === site)?.samples.map(({ cpuMicroseconds }) => cpuMicroseconds),
    );
    const cheaper = full === undefined || empty === undefined ? null : median(empty) / median(full);
    return [
      ...atMost(
        `CPU per request, ${site} : ${prototype}`,
        1.1,
        ratioOf(serve.busy, site, prototype, 'cpuMicroseconds'),
      ),
      ...atMost(
        `latency at one connection, ${site} : ${prototype}`,
        1.1,
        ratioOf(serve.alone, site, prototype, 'p50'),
      ),
      ...atMost(`CPU of a 304 : CPU of a 200, ${site}`, 1, cheaper),
    ];
  });
  return [...of, ...atMost('CPU per request, site-p2-reused : site-p3', REUSED_LIMIT, reused)];
}

/** How much dearer WASI 0.2 with instances that are used again may be than 0.3. */
const REUSED_LIMIT = 1.05;

/** How much slower the largest site may be than the smallest. */
const SCALE_LIMITS = { p2: 0.25, p3: 0.1 } as const;
/** What a request in flight may hold of the host's memory, in bytes. */
const WAITING_LIMIT = 200_000;

/** The goals of growing: with the size of the site, and with the number of readers. */
export function scaleGoals(sites: readonly ScaledSite[], waiting: readonly MeasuredWaiting[]): Goal[] {
  const goals = (['p2', 'p3'] as const).flatMap((target): Goal[] => {
    const ratios = scaleRatios(sites, target);
    if (ratios === null) return [];
    const of = `site-${target} of ${whole(ratios.routes)} routes : of ${whole(ratios.smallest)}`;
    const [least, most] = [1 - SCALE_LIMITS[target], 1 + SCALE_LIMITS[target]];
    return [
      {
        goal: `requests per second, ${of}`,
        limit: `at least ${ratio(least)}`,
        measured: ratio(ratios.throughput),
        isMet: ratios.throughput >= least,
      },
      {
        goal: `latency of a fresh instance, ${of}`,
        limit: `at most ${ratio(most)}`,
        measured: ratio(ratios.fresh),
        isMet: ratios.fresh <= most,
      },
    ];
  });
  const held = waiting
    .filter(({ name }) => name.startsWith('site-'))
    .flatMap(({ name, perReader, readers, answersOthers }): Goal[] => [
      {
        goal: `memory for each of ${whole(readers)} readers that take nothing, ${name}`,
        limit: `at most ${size(WAITING_LIMIT)}`,
        measured: size(perReader),
        isMet: perReader <= WAITING_LIMIT,
      },
      {
        goal: `one more reader is answered meanwhile, ${name}`,
        limit: 'yes',
        measured: answersOthers ? 'yes' : 'no',
        isMet: answersOthers,
      },
    ]);
  return [...goals, ...held];
}

/** What a build of so many posts may take: of Eleventy’s time, and after one change in seconds. */
const BUILD_LIMITS: Readonly<Record<number, { cold: number; change: number }>> = {
  1000: { cold: 1, change: 0.8 },
  10000: { cold: 0.6, change: 2 },
};
/** Bytes of a cold build. */
const BUILD_MEMORY = 8e8;

/** The goals of building, for sites of `posts`: they were set for 1,000 and 10,000. */
export function buildingGoals(build: BuildResults, posts: number): Goal[] {
  const ours = generatorAt(build, posts, 'coldpress');
  const limits = BUILD_LIMITS[posts];
  if (ours === undefined || limits === undefined) return [];
  const others = [
    ['eleventy', 'Eleventy’s, not compressed'],
    ['eleventy-equal-work', 'Eleventy’s with equal work'],
  ] as const;
  const of = `${whole(posts)} posts`;
  const inTime = (goal: string, limit: number, measured: number): Goal => ({
    goal,
    limit: `at most ${seconds(limit)}`,
    measured: seconds(measured),
    isMet: measured <= limit,
  });
  const goals: Goal[] = [];
  for (const [name, said] of others) {
    const theirs = generatorAt(build, posts, name);
    if (theirs === undefined) continue;
    const value = medianBuild(ours.cold, 'seconds') / medianBuild(theirs.cold, 'seconds');
    goals.push({
      goal: `cold build of ${of}, compressed : ${said}`,
      limit: `at most ${ratio(limits.cold)}`,
      measured: ratio(value),
      isMet: value <= limits.cold,
    });
  }
  if (ours.warm.length > 0) {
    const again = medianBuild(ours.warm, 'seconds');
    goals.push(inTime(`build of ${of} after one change, a new process`, limits.change, again));
  }
  if (ours.development !== null) {
    const saved = median(ours.development.saves.map(({ seconds: value }) => value));
    goals.push(inTime(`saved to served, ${of}`, 0.4, saved));
  }
  const peak = medianBuild(ours.cold, 'peakBytes');
  goals.push({
    goal: `memory of a cold build of ${of}`,
    limit: `at most ${size(BUILD_MEMORY)}`,
    measured: size(peak),
    isMet: peak <= BUILD_MEMORY,
  });
  return goals;
}

/** The table of goals, how many are met, and why the others are not. */
export function goalsSection({ serve, bodies, scale, waiting, build }: AllResults): Section {
  const [sites, readers] = [scale?.results ?? [], waiting?.results ?? []];
  const goals = [
    ...(serve === undefined ? [] : servingGoals(serve.results)),
    ...(serve === undefined ? [] : frameworkGoals(serve.results, sites, readers)),
    ...bodiesGoals(bodies?.results ?? []),
    ...scaleGoals(sites, readers),
    ...(build === undefined ? [] : [1_000, 10_000].flatMap((posts) => buildingGoals(build.results, posts))),
  ];
  const missed = goals.filter(({ isMet }) => !isMet).map(({ goal }) => goal);
  return text(
    '## Goals',
    'They were set before anything was measured.',
    table(
      ['goal', 'limit', 'measured', 'result'],
      goals.map(({ goal, limit, measured, isMet }) => [goal, limit, measured, isMet ? 'met' : '**missed**']),
    ),
    missed.length === 0
      ? 'All of them are met.'
      : `${goals.length - missed.length} of ${goals.length} are met. What is known of the others:`,
    ...reasonsFor(missed).map((reason) => `- ${reason}`),
  );
}

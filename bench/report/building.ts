/** What the report says of building. */
import type { BuildResults, BuildSample, MeasuredGenerator } from '../build/run.ts';
import { median } from '../statistics.ts';
import { ratio, seconds, size, table, whole } from './format.ts';
import { joinSections, plot, type Section, text } from './section.ts';

/** Of one generator at one size, or undefined where it was not measured or failed. */
export function generatorAt(build: BuildResults, posts: number, name: string): MeasuredGenerator | undefined {
  return build.sizes
    .find((one) => one.posts === posts)
    ?.generators.find((one) => one.name === name && one.failure === null);
}

/** The median of one figure over several builds. */
export function medianBuild(samples: readonly BuildSample[], of: keyof BuildSample): number {
  return median(samples.map((sample) => sample[of]));
}

/** A plot and a table for each size, and what each generator does with a post. */
export function buildingSection(build: BuildResults): Section {
  return joinSections([
    text(
      '## Building',
      'Posts of 6 KB with two highlighted code blocks each, a list of them, a page for each tag. *Cold* is without output or cache of an earlier build, *after one change* the same command again in a new process after one post was changed. *Saved to served* is the development server: from the write of the file to the answer with the new text, *saved to seen* to the new text in a page that is open in Chromium, which follows saves by itself. CPU and memory are summed over all processes.',
      table(
        ['generator', 'version', 'highlighter', 'compressed output'],
        build.generators
          .filter(({ missing }) => missing.length === 0)
          .map((one) => [one.name, one.version ?? '', one.highlighter, one.compressed ?? 'no']),
        false,
      ),
    ),
    ...build.sizes.map(({ posts, generators }) => sizeSection(posts, generators)),
  ]);
}

function sizeSection(posts: number, all: readonly MeasuredGenerator[]): Section {
  const generators = all.filter(({ failure }) => failure === null);
  const failed = all.flatMap(({ name, failure }) =>
    failure === null ? [] : [`${name} could not build them: \`${failure.replaceAll('`', '')}\`.`],
  );
  const chart = plot(`bench-build-${posts}`, {
    title: `Cold build of ${whole(posts)} posts, seconds`,
    description:
      'Shorter is better. The line goes from the least to the greatest. The table below has the figures.',
    bars: generators
      .map(({ name, cold }) => {
        const values = cold.map(({ seconds }) => seconds);
        const value = median(values);
        return {
          label: name,
          value,
          text: seconds(value),
          range: [Math.min(...values), Math.max(...values)] as const,
          isOurs: name === 'coldpress',
        };
      })
      .sort((a, b) => a.value - b.value),
  });
  return joinSections([
    text(`### ${whole(posts)} posts`),
    chart,
    text(coldTable(generators), changeTable(generators), ...failed),
  ]);
}

function coldTable(generators: readonly MeasuredGenerator[]): string {
  const ours = generators.find(({ name }) => name === 'coldpress');
  const rows = generators.map(({ name, cold, outputBytes }) => [
    isOurs(name),
    seconds(medianBuild(cold, 'seconds')),
    seconds(medianBuild(cold, 'cpuSeconds')),
    size(medianBuild(cold, 'peakBytes')),
    size(outputBytes),
    String(cold.length),
    ours === undefined ? '–' : ratio(medianBuild(cold, 'seconds') / medianBuild(ours.cold, 'seconds')),
  ]);
  return table(['cold', 'time', 'CPU', 'memory', 'output', 'runs', 'time, coldpress = 1'], rows);
}

function changeTable(generators: readonly MeasuredGenerator[]): string {
  // Results from before this was measured, and those of a machine without Chromium.
  const isSeen = generators.some(({ development }) => development?.seen != null);
  const rows = generators.map(({ name, warm, development }) => [
    isOurs(name),
    ...(warm.length === 0
      ? ['–', '–', '–']
      : [
          seconds(medianBuild(warm, 'seconds')),
          seconds(medianBuild(warm, 'cpuSeconds')),
          size(medianBuild(warm, 'peakBytes')),
        ]),
    development === null ? '–' : seconds(median(development.saves.map(({ seconds }) => seconds))),
    ...(isSeen ? [development?.seen == null ? '–' : seconds(median(development.seen))] : []),
    development === null ? '–' : seconds(development.readyAfter),
    development === null ? '–' : size(development.peakBytes),
  ]);
  return table(
    [
      'after one change',
      'time',
      'CPU',
      'memory',
      'saved to served',
      ...(isSeen ? ['saved to seen'] : []),
      'server ready after',
      'server memory',
    ],
    rows,
  );
}

function isOurs(name: string): string {
  return name === 'coldpress' ? `**${name}**` : name;
}

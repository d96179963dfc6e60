/** Building: every generator that can run here, side by side, on the same posts. */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { firstPrintedLine } from '../failures.ts';
import { machineTime, waitForQuiet } from '../quiet.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { type Generator, layOut, writePost } from './generator.ts';
import { astro } from './generators/astro.ts';
import { coldpress } from './generators/coldpress.ts';
import { eleventy } from './generators/eleventy.ts';
import { equalWork } from './generators/equal-work.ts';
import { hugo } from './generators/hugo.ts';
import { CHANGED, measureSaves, type SavesResult } from './saves.ts';
import { type RunSample, timedRun } from './timed-run.ts';

export interface BuildOptions {
  /** How many posts, for each size that is measured. */
  sizes: readonly number[];
  rounds: number;
  /** A generator whose cold build took longer than this (seconds) is measured once, and cold only. */
  tooLong: number;
  /** Saves in the development server. */
  saves: number;
  /** Seconds to wait for a quiet moment before each measurement. */
  patience: number;
  /** Names of generators; null: all. */
  only: readonly string[] | null;
  onProgress: (line: string) => void;
}

/** One build, and how many CPUs others used meanwhile. */
export interface BuildSample extends RunSample {
  otherLoad: number;
}

export interface MeasuredGenerator {
  name: string;
  /**
   * Without output and cache of an earlier build, and again with them after one post was changed: as many as there
   * were rounds, or where a cold build is too long one and none.
   */
  cold: BuildSample[];
  warm: BuildSample[];
  development: SavesResult | null;
  /** All files that the build leaves for readers, in bytes. */
  outputBytes: number;
  /** What a generator said that could not build so many posts, in a line; the other figures say nothing then. */
  failure: string | null;
}

export interface BuildResults {
  rounds: number;
  generators: Pick<Generator, 'name' | 'version' | 'highlighter' | 'compressed' | 'missing'>[];
  sizes: { posts: number; generators: MeasuredGenerator[] }[];
}

interface Project {
  generator: Generator;
  folder: string;
  measured: MeasuredGenerator;
}

const PORT = 18_080;
/** From so many posts on everything takes so long that it is measured less often, and differs less from round to round. */
const LARGE = 5_000;
const LARGE_ROUNDS = 2;

/** Measures. `root` is the repository's. A generator that fails is left out of the rounds from then on. */
export async function measureBuilding(root: string, options: BuildOptions): Promise<BuildResults> {
  options.onProgress('compiling the package');
  execFileSync('npm', ['run', '--silent', 'prepack'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const all = [coldpress(root), eleventy(), equalWork(), hugo(), astro()].filter(
    ({ name }) => options.only?.includes(name) ?? true,
  );
  const able = all.filter(({ missing }) => missing.length === 0);
  const sizes: BuildResults['sizes'] = [];
  for (const posts of options.sizes)
    sizes.push({ posts, generators: await measureSize(able, posts, options) });
  return {
    rounds: options.rounds,
    generators: all.map(({ name, version, highlighter, compressed, missing }) => ({
      name,
      version,
      highlighter,
      compressed,
      missing,
    })),
    sizes,
  };
}

function measureSize(
  generators: readonly Generator[],
  posts: number,
  options: BuildOptions,
): Promise<MeasuredGenerator[]> {
  const { tooLong, onProgress } = options;
  const isLarge = posts >= LARGE;
  const rounds = isLarge ? Math.min(options.rounds, LARGE_ROUNDS) : options.rounds;
  const saves = isLarge ? Math.min(options.saves, 1) : options.saves;
  return inTemporaryFolder(async (place) => {
    onProgress(`laying out ${posts} posts`);
    const projects = await Promise.all(generators.map((generator) => project(generator, place, posts)));
    for (let round = 1; round <= rounds; round++) {
      for (const one of projects) {
        if (one.measured.failure !== null) continue;
        if (one.measured.cold.some(({ seconds }) => seconds > tooLong)) continue;
        onProgress(`round ${round} of ${rounds}, ${posts} posts: ${one.measured.name}`);
        await keepFailure(one.measured, () => measureRound(one, round, options));
      }
    }
    for (const { generator, folder, measured } of projects) {
      if (measured.failure !== null) continue;
      measured.outputBytes = await bytesBelow(join(folder, generator.output));
      // What takes long to build takes as long to serve.
      if (saves === 0 || measured.cold.some(({ seconds }) => seconds > tooLong)) continue;
      onProgress(`saving one of ${posts} posts: ${measured.name}`);
      await waitForQuiet(options.patience);
      // A development server that gives up leaves the figures of the builds as they are.
      measured.development = await measureSaves(generator, folder, PORT, saves, onProgress).catch(
        (error: unknown) => {
          onProgress(`${measured.name}, its development server: ${error}`);
          return null;
        },
      );
    }
    return projects.map(({ measured }) => measured);
  });
}

/** What one generator cannot do is no reason to lose what the others did. */
async function keepFailure(measured: MeasuredGenerator, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    measured.failure = firstPrintedLine(error);
  }
}

async function project(generator: Generator, place: string, posts: number): Promise<Project> {
  const { name, packages } = generator;
  const folder = join(place, name);
  await mkdir(folder);
  await layOut(generator, folder, posts);
  if (packages !== null) await symlink(packages, join(folder, 'node_modules'));
  return {
    generator,
    folder,
    measured: { name, cold: [], warm: [], development: null, outputBytes: 0, failure: null },
  };
}

/** One cold build, and where that was not too long one after a post was changed. */
async function measureRound(
  { generator, folder, measured }: Project,
  round: number,
  { patience, tooLong }: BuildOptions,
): Promise<void> {
  await writePost(generator, folder, CHANGED);
  for (const path of generator.writes) await rm(join(folder, path), { recursive: true, force: true });
  const cold = await sample(generator, folder, patience);
  measured.cold.push(cold);
  if (cold.seconds > tooLong) return;
  await writePost(generator, folder, CHANGED, round);
  measured.warm.push(await sample(generator, folder, patience));
}

async function sample(generator: Generator, folder: string, patience: number): Promise<BuildSample> {
  await waitForQuiet(patience);
  const before = await machineTime();
  const run = await timedRun({ ...generator.build, cwd: folder });
  const used = (await machineTime()).busy - before.busy;
  return { ...run, otherLoad: Math.max(0, used - run.cpuSeconds) / run.seconds };
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))));
  return sizes.reduce((total, { size }) => total + size, 0);
}

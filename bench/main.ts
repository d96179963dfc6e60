/** npm run bench: measures everything that can be measured here, and writes results, page and plots. */
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureBuilding } from './build/run.ts';
import { findCommand } from './commands.ts';
import { describeMachine } from './machine.ts';
import { type BenchOptions, type Part, parseOptions, USAGE } from './options.ts';
import { missingSentences } from './report/missing.ts';
import { writeReport } from './report/write-report.ts';
import { type PartResults, writeResults } from './results.ts';
import { measureSearch } from './search/run.ts';
import { measureBodies } from './serve/bodies.ts';
import { measureServing } from './serve/run.ts';
import { measureScale } from './serve/scale.ts';
import { measureWaiting } from './serve/waiting.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const ROOT = join(import.meta.dirname, '..');
/** The results that the site's own page is made of, and the folder of that site. */
const RECORD = join(ROOT, 'bench', 'results');
const SITE = join(ROOT, 'content');

/** What each part cannot do without. */
const NEEDS: Record<Part, readonly string[]> = {
  serve: ['wrk'],
  bodies: ['wrk', 'wasmtime'],
  scale: ['wrk', 'wasmtime'],
  waiting: ['wasmtime'],
  search: ['wasmtime'],
  build: [],
};

const note = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

// Servers and folders are put away at the end of the process, however it comes about.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

async function main(): Promise<number> {
  let options: BenchOptions;
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (error) {
    note(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return 2;
  }
  if (process.platform !== 'linux') {
    note('CPU and memory are read from /proc, which only Linux has.');
    return 1;
  }
  const out = await outputFolder(options);
  let failed = false;
  if (!options.reportOnly) {
    for (const part of options.parts) {
      // What was measured before is kept, and what comes after may well work.
      await measurePart(part, options, out).catch((error: unknown) => {
        failed = true;
        note(`${part}: ${error instanceof Error ? error.stack : error}`);
      });
    }
  }
  // Only what is kept may change the site's page.
  const content = out === RECORD ? SITE : join(out, 'content');
  await writeReport(out, content);
  note(`results in ${out}, the page in ${content}`);
  return failed ? 1 : 0;
}

async function outputFolder({ out, quick }: BenchOptions): Promise<string> {
  if (out !== null) return resolve(out);
  return quick ? mkdtemp(join(tmpdir(), 'coldpress-bench-quick-')) : RECORD;
}

async function measurePart(part: Part, options: BenchOptions, out: string): Promise<void> {
  const missing = NEEDS[part].filter((command) => findCommand(command) === null);
  if (missing.length > 0) {
    note(missingSentences([{ name: part, missing }]).join('\n'));
    return;
  }
  const started = performance.now();
  const machine = describeMachine(ROOT);
  const results = await measure(part, options);
  await mkdir(out, { recursive: true });
  const day = new Date().toISOString().slice(0, 10);
  await writeResults(out, { part, quick: options.quick, day, machine, results });
  note(`${part}: measured in ${Math.round((performance.now() - started) / 1000)} s`);
}

async function measure(part: Part, { effort, contenders }: BenchOptions): Promise<PartResults[Part]> {
  const shared = { ...effort, only: contenders, onProgress: note };
  switch (part) {
    case 'serve': {
      const results = await measureServing(ROOT, shared);
      for (const line of missingSentences(results.contenders)) note(line);
      return results;
    }
    case 'bodies': {
      const { rounds, seconds, warmUp, patience, retries, lengths } = effort;
      const load = { connections: 16, seconds: Math.ceil(seconds / 3) };
      const options = { rounds, load, warmUp, patience, retries, onProgress: note };
      return inTemporaryFolder((folder) => measureBodies(ROOT, folder, { lengths, rounds: options }));
    }
    case 'scale': {
      const { rounds, seconds, warmUp, patience, retries, routes, starts } = effort;
      const load = { connections: 100, seconds: Math.ceil(seconds / 2) };
      const options = { rounds, load, warmUp, patience, retries, onProgress: note };
      return inTemporaryFolder((folder) => measureScale(ROOT, folder, { routes, starts, rounds: options }));
    }
    case 'waiting':
      return inTemporaryFolder((folder) =>
        measureWaiting(ROOT, folder, { readers: effort.readers, onProgress: note }),
      );
    case 'search':
      return measureSearch(ROOT, { sizes: effort.sizes, onProgress: note });
    case 'build': {
      const results = await measureBuilding(ROOT, shared);
      for (const line of missingSentences(results.generators)) note(line);
      return results;
    }
  }
}

process.exitCode = await main();

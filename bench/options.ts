/** The command line of the benchmark, and what each of its sizes measures. */
import { parseArgs } from 'node:util';

/** What can be measured by itself. */
export const PARTS = ['serve', 'bodies', 'scale', 'waiting', 'search', 'build'] as const;
export type Part = (typeof PARTS)[number];

/** How much is measured: with --quick enough to see that everything works, not to compare. */
export interface Effort {
  rounds: number;
  seconds: number;
  warmUp: number;
  starts: number;
  /** Numbers of routes of sites, and of readers that take nothing. */
  routes: readonly number[];
  readers: number;
  /** Lengths of bodies, in bytes. */
  lengths: readonly number[];
  patience: number;
  retries: number;
  sizes: readonly number[];
  tooLong: number;
  saves: number;
}

const FULL: Effort = {
  rounds: 3,
  seconds: 3,
  warmUp: 1,
  starts: 3,
  routes: [10, 1_000, 100_000],
  readers: 490,
  lengths: [1, 5, 16, 17, 64, 256, 1_024, 16_384].map((kibibytes) => kibibytes * 1_024),
  patience: 20,
  retries: 2,
  sizes: [1_000, 10_000],
  tooLong: 60,
  saves: 3,
};

export const QUICK: Effort = {
  rounds: 1,
  seconds: 1,
  warmUp: 0,
  starts: 1,
  routes: [10, 1_000],
  readers: 50,
  lengths: [1_024, 65_536],
  patience: 0,
  retries: 0,
  sizes: [100],
  tooLong: 45,
  saves: 1,
};

export interface BenchOptions {
  parts: readonly Part[];
  quick: boolean;
  effort: Effort;
  /** Names of servers and generators; null: all. */
  contenders: readonly string[] | null;
  /** The folder of the results; null: the one of the mode. */
  out: string | null;
  /** Only write the report anew. */
  reportOnly: boolean;
}

export const USAGE: string = `npm run bench -- [options]

  --quick              a short run to see that everything works: results are not kept in the repository
  --only PART          ${PARTS.join(', ')}; may be given again or hold commas
  --contenders NAMES   only these servers and generators, with commas
  --posts NUMBERS      build sites of these sizes, with commas
  --rounds N           how often everything is measured
  --out DIR            where the results go
  --report             measure nothing: write page and plots from the results that are there
`;

/** Reads the arguments. Throws an Error with a sentence for the reader where they are wrong. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      contenders: { type: 'string', multiple: true },
      posts: { type: 'string' },
      rounds: { type: 'string' },
      out: { type: 'string' },
      report: { type: 'boolean', default: false },
    },
  });
  const parts = list(values.only) ?? PARTS;
  for (const part of parts) {
    if (!PARTS.some((known) => known === part)) {
      throw new Error(`there is no part '${part}': ${PARTS.join(', ')}`);
    }
  }
  const effort = { ...(values.quick ? QUICK : FULL) };
  if (values.posts !== undefined) effort.sizes = values.posts.split(',').map((text) => count(text, 'posts'));
  if (values.rounds !== undefined) effort.rounds = count(values.rounds, 'rounds');
  return {
    parts: PARTS.filter((part) => parts.includes(part)),
    quick: values.quick,
    effort,
    contenders: list(values.contenders),
    out: values.out ?? null,
    reportOnly: values.report,
  };
}

function list(values: readonly string[] | undefined): string[] | null {
  return values?.flatMap((value) => value.split(',')) ?? null;
}

function count(text: string, option: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new Error(`--${option} ${text}: a whole number from 1 on is wanted`);
  return Number(text);
}

/** A program that is measured: how it is started, and what it sees of the environment. */

export interface CommandLine {
  command: string;
  args: readonly string[];
  /** The folder in which it runs; this process's own where nothing is said. */
  cwd?: string;
  /** Variables beside those that all are given. */
  environment?: Readonly<Record<string, string>>;
}

/**
 * What the program sees of the environment: where programs and caches are, and nothing else of ours.
 * RUST_BACKTRACE alone makes every request to wasmtime dearer.
 */
export function plainEnvironment({ environment = {} }: CommandLine): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, ...environment };
}

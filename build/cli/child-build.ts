/** `coldpress build` as a process of its own, so that this one goes on answering. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { ExitCode } from './command.ts';
import type { OptionValues } from './usage.ts';

/** The options of a serving command that are passed to the build. */
const PASSED: readonly string[] = ['content', 'out', 'target', 'strict', 'json', 'as-of'];

export class ChildBuild {
  readonly #args: string[];
  #last: Promise<unknown> = Promise.resolve();
  #child: ChildProcess | null = null;
  #isStopped = false;

  /** Builds with `options`. */
  constructor(options: OptionValues) {
    this.#args = PASSED.flatMap((name) => {
      const value = options[name];
      if (typeof value === 'string') return [`--${name}`, value];
      return value === true ? [`--${name}`] : [];
    });
  }

  /** Runs a build after those under way, with the usual output. Returns its exit code. */
  run(more: readonly string[]): Promise<ExitCode> {
    const code = this.#last.then(() => this.#run(more));
    this.#last = code;
    return code;
  }

  /** Resolves when the builds that were begun have ended. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** Ends the build under way; the output stays as it was. */
  stop(): void {
    this.#isStopped = true;
    this.#child?.kill();
  }

  #run(more: readonly string[]): Promise<ExitCode> {
    if (this.#isStopped) return Promise.resolve(1);
    const program = process.argv[1] ?? '';
    // The port of a debugger is in use by this process.
    const flags = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
    const child = spawn(process.execPath, [...flags, program, 'build', ...this.#args, ...more], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child = child;
    return new Promise((resolve) => {
      child.once('error', () => resolve(1));
      child.once('exit', (code) => {
        this.#child = null;
        resolve(code === 0 ? 0 : code === 2 ? 2 : 1);
      });
    });
  }
}

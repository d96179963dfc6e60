/** Prints problems while the author writes: each when it appears, and a line when it is mended. */
import { printProblems } from '../content/print-problems.ts';
import type { Problem } from '../content/problem.ts';
import type { Sources } from '../plan/build-site.ts';
import type { Terminal } from './command.ts';

export class ProblemLog {
  readonly #terminal: Terminal;
  #known: ReadonlyMap<string, Problem> = new Map();

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Prints the new ones of `problems`, and which earlier ones are mended. */
  report(problems: readonly Problem[], sources: Sources): void {
    const now = new Map(problems.map((problem) => [keyOf(problem), problem]));
    const fresh = [...now].filter(([key]) => !this.#known.has(key)).map(([, problem]) => problem);
    const mended = [...this.#known].filter(([key]) => !now.has(key)).map(([, problem]) => problem);
    this.#known = now;
    for (const { file, code, message } of mended)
      this.#terminal.note(`mended: ${file} ${code} (${message})\n`);
    if (fresh.length > 0)
      this.#terminal.note(printProblems(fresh, sources, { colour: this.#terminal.colour }));
    const old = problems.length - fresh.length;
    if (old > 0 && fresh.length + mended.length > 0) this.#terminal.note(`and ${old} as before\n`);
  }
}

/** Without the line number: a problem stays the same when lines before it are added or removed. */
function keyOf({ code, file, message }: Problem): string {
  return [code, file, message].join('\0');
}

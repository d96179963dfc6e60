/** External programs that a site may need: their versions, and how to install them. */
import { spawnSync } from 'node:child_process';

export interface Tool {
  program: string;
  /** Its use, to stand after "for". */
  use: string;
  /** How to get it. */
  install: string;
}

export const SPIN: Tool = {
  program: 'spin',
  use: 'running and deploying with Spin (4.1 or later for site.p3.wasm)',
  install: 'curl -fsSL https://spinframework.dev/downloads/install.sh | bash',
};
export const WASMTIME: Tool = {
  program: 'wasmtime',
  use: 'serving a component by itself',
  install: 'cargo install wasmtime-cli --locked',
};
export const WKG: Tool = {
  program: 'wkg',
  use: 'pushing a component to an OCI registry',
  install: 'cargo install wkg --locked',
};

/** The first Spin that runs WASI 0.3. */
export const OLDEST_SPIN_FOR_P3 = '4.1';

/** The version of a program, `major.minor.patch`; null: it is not installed. */
export function versionOf(program: string): string | null {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  if (status !== 0) return null;
  return /\b\d{1,6}\.\d{1,6}(?:\.\d{1,6})?/.exec(stdout)?.[0] ?? 'of an unknown version';
}

/** Whether version `a` is at least `b`, figure by figure. */
export function isAtLeast(a: string, b: string): boolean {
  const figures = (text: string): number[] => text.split('.').map(Number);
  const [left, right] = [figures(a), figures(b)];
  for (let index = 0; index < right.length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The names of Spin's plugins that are installed. */
export function spinPlugins(): string[] {
  const { status, stdout } = spawnSync('spin', ['plugins', 'list', '--installed'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return status === 0 ? stdout.split('\n').flatMap((line) => /^(\S+) /.exec(line)?.[1] ?? []) : [];
}

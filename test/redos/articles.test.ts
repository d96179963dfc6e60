/**
 * No short text makes the build slow: every generator's text takes at most a fixed multiple of the CPU time
 * that ordinary prose of the same length takes on the same machine in the same run. Work that grows with the
 * square of the length is far beyond it: at 60,000 characters it was 150 times and more.
 */
import assert from 'node:assert/strict';
import { beforeAll, test } from 'vitest';
import { isInFull } from '../harness/in-full.ts';
import { cpuTime } from '../harness/time.ts';
import { render } from '../markdown/site.ts';
import { GENERATORS } from './generators.ts';

const LENGTH = isInFull() ? 60_000 : 30_000;
/** The slowest generator takes about a dozen times what prose takes. At half the length a square is half as far beyond. */
const BOUND = isInFull() ? 50 : 30;
const PROSE = 'The *quick* brown [fox](pages/about.md) jumps over `the` lazy **dog**, and so on.\n\n';

/** As many repetitions as give about `length` characters. */
function generate(generator: (n: number) => string, length: number): string {
  const each = Math.max(0.1, generator(1000).length / 1000);
  return generator(Math.ceil(length / each));
}

let prose = 0;

beforeAll(() => {
  const text = PROSE.repeat(LENGTH / PROSE.length);
  prose = cpuTime(() => render(text));
});

for (const [name, generator] of Object.entries(GENERATORS)) {
  test(name, () => {
    const bound = BOUND * prose;
    // A little first, so that what grows exponentially fails instead of hanging.
    for (const length of [500, LENGTH / 10, LENGTH]) {
      const made = generate(generator, length);
      const spent = cpuTime(() => render(made), bound);
      assert.ok(
        spent <= bound,
        `${length} characters take ${spent.toFixed()} ms, prose ${prose.toFixed()} ms`,
      );
    }
  });
}

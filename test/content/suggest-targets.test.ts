/** What broken links suggest. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { createProblem, wholeFile } from '../../build/content/problem.ts';
import { suggestTargets } from '../../build/content/suggest-targets.ts';
import { cpuTime } from '../harness/time.ts';

const FILES = ['pages/about.md', 'pages/guide/start.md', 'posts/2026-01-02-foo.md', 'assets/images/boat.jpg'];
const CASES: [target: string, meant: string | null][] = [
  ['pages/abuot.md', 'pages/about.md'],
  ['/pages/about.html', 'pages/about.md'],
  ['strat.md#top', 'pages/guide/start.md'],
  ['../guide/start', 'pages/guide/start.md'],
  ['assets/images/baot.jpg', 'assets/images/boat.jpg'],
  ['something/else/entirely', null],
];

for (const [target, meant] of CASES) {
  test(`\`${target}\` suggests ${meant}`, () => {
    const problem = createProblem('broken-link', wholeFile('pages/a.md'), `nothing is at \`${target}\``);
    const [found] = suggestTargets([problem], FILES);
    assert.equal(found?.hint, meant === null ? problem.hint : `Did you mean \`${meant}\`?`);
  });
}

test('Many broken links on a large site are handled in a moment', () => {
  const files = Array.from({ length: 20_000 }, (_, index) => `pages/page-number-${index}.md`);
  const problem = createProblem('broken-link', wholeFile('pages/a.md'), 'nothing is at `pages/none.md`');
  const problems = Array.from({ length: 50_000 }, () => problem);
  assert.ok(cpuTime(() => suggestTargets(problems, files), 4_000) < 4_000);
});

/** The errors that open pages show while a site is written. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { createProblem, type Problem } from '../../build/content/problem.ts';
import { overlayOf } from '../../build/dev/overlay.ts';
import { treeOf } from '../content/fixtures.ts';
import { timesAsLong } from '../harness/time.ts';

const at = (line: number): { file: string; line: number; column: number; length: number } => ({
  file: 'posts/x.md',
  line,
  column: 1,
  length: 3,
});
const error = (line: number): Problem => createProblem('date-invalid', at(line), 'no such day', 'Write one');
const warning = (line: number): Problem =>
  createProblem('broken-link', at(line), 'no such page', 'Write one');
const sourceOf = (lines: number): ReturnType<typeof treeOf> =>
  treeOf({ 'posts/x.md': Array.from({ length: lines }, (_, index) => `l${index + 1}\n`).join('') });

describe('the overlay', () => {
  it('shows each error with its place, line and caret, and where to read about its kind', () => {
    assert.deepEqual(overlayOf([error(2), warning(1), error(3)], sourceOf(3)), {
      errors: 2,
      problems: [2, 3].map((line) => ({
        text: `posts/x.md:${line}:1 error date-invalid\n  no such day\n    ${line} | l${line}\n      | ^^\n  Write one`,
        docs: '/@coldpress/problems/date-invalid',
      })),
    });
  });

  it('shows nothing where there are only warnings', () => {
    assert.deepEqual(overlayOf([warning(1)], sourceOf(1)), { errors: 0, problems: [] });
  });

  it('counts all of 100,000 errors and carries the first fifty', () => {
    const overlay = overlayOf(
      Array.from({ length: 100_000 }, (_, index) => error(index + 1)),
      sourceOf(100_000),
    );
    assert.equal(overlay.errors, 100_000);
    assert.equal(overlay.problems.length, 50);
    assert.match(overlay.problems[49]?.text ?? '', /^posts\/x\.md:50:1 /);
  });

  it('takes four times as long for a file with four times the lines, each of them wrong', () => {
    const work = (lines: number): unknown =>
      overlayOf(
        Array.from({ length: lines }, (_, index) => error(index + 1)),
        sourceOf(lines),
      );
    const times = timesAsLong(work, 20_000, 80_000, 8);
    assert.ok(times < 8, `${times} times as long`);
  });
});

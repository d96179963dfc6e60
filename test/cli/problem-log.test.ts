/** What the terminal says of problems while an author writes: what is new, and what is mended. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { ProblemLog } from '../../build/cli/problem-log.ts';
import type { Problem } from '../../build/content/problem.ts';

const problem = (file: string, line: number): Problem => ({
  severity: 'warning',
  code: 'link-broken' as Problem['code'],
  message: 'leads nowhere',
  hint: '',
  file,
  line: 0,
  column: line,
  length: 1,
});

function log(): { said: () => string; report: (...problems: Problem[]) => void } {
  let notes = '';
  const made = new ProblemLog({
    print: () => {},
    note: (text) => {
      notes += text;
    },
    colour: false,
    interactive: false,
  });
  return {
    said: () => {
      const said = notes;
      notes = '';
      return said;
    },
    report: (...problems) => made.report(problems, new Map()),
  };
}

describe('the problems of a save', () => {
  it('are printed when they come, and not again while they stay', () => {
    const { said, report } = log();
    report(problem('a.md', 1));
    assert.match(said(), /a\.md warning/);
    report(problem('a.md', 2));
    assert.equal(said(), '', 'another place of the same problem is nothing new');
    report(problem('a.md', 1), problem('b.md', 1));
    assert.match(said(), /^b\.md warning[\s\S]*1 warning\nand 1 as before\n$/);
  });

  it('are reported as mended, once', () => {
    const { said, report } = log();
    report(problem('a.md', 1));
    said();
    report();
    assert.equal(said(), 'mended: a.md link-broken (leads nowhere)\n');
    report();
    assert.equal(said(), '');
  });
});

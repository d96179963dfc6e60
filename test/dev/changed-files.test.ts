/** Which files `coldpress dev` names as changed: by the watcher's reports and by what was read. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { ChangedFiles } from '../../build/dev/changed-files.ts';
import { siteFolder } from '../harness/site-folder.ts';

const BYTES = new Map<string, Uint8Array>();

/** A state of the folder: names with a text each. The same text is the same bytes, as the session reads them. */
function read(texts: Record<string, string>): Map<string, Uint8Array> {
  const bytes = (text: string): Uint8Array => {
    const found = BYTES.get(text) ?? Buffer.from(text);
    BYTES.set(text, found);
    return found;
  };
  return new Map(Object.entries(texts).map(([name, text]) => [name, bytes(text)]));
}

type Step = [reported: string[] | null, read: Record<string, string>, named: string[] | null];

const SHOWN = { 'a.md': 'a', 'b.md': 'b' };
/** Each after the first state, `SHOWN`. */
const CASES: [title: string, steps: Step[]][] = [
  ['a file that was saved', [[['a.md'], { ...SHOWN, 'a.md': 'A' }, ['a.md']]]],
  ['a new file', [[['c.md'], { ...SHOWN, 'c.md': 'c' }, ['c.md']]]],
  ['a file that was deleted', [[['b.md'], { 'a.md': 'a' }, ['b.md']]]],
  [
    'both names of a file that was renamed',
    [[['b.md', 'c.md'], { 'a.md': 'a', 'c.md': 'b' }, ['b.md', 'c.md']]],
  ],
  [
    'a file in a folder, with the separator of the system',
    [[['d\\c.md'], { ...SHOWN, 'd/c.md': 'c' }, ['d/c.md']]],
  ],
  ['no file that was saved as it was', [[['a.md', 'b.md'], { ...SHOWN, 'a.md': 'A' }, ['a.md']]]],
  ['no file that an editor made for a moment', [[['a.md~', 'a.md'], { ...SHOWN, 'a.md': 'A' }, ['a.md']]]],
  ['a file that is there and no part of the site', [[['there.js'], SHOWN, ['there.js']]]],
  [
    'a change that was read before the watcher reported it, and once only',
    [
      [[], { ...SHOWN, 'theme.yml': 't' }, ['theme.yml']],
      [['theme.yml', 'a.md'], { 'a.md': 'A', 'b.md': 'b', 'theme.yml': 't' }, ['a.md']],
    ],
  ],
  ['any, where the watcher names none', [[null, { ...SHOWN, 'a.md': 'A' }, null]]],
  [
    'only what changed since, after any may have',
    [
      [null, { ...SHOWN, 'a.md': 'A' }, null],
      [['b.md'], { 'a.md': 'A', 'b.md': 'B' }, ['b.md']],
    ],
  ],
];

describe('changed files are', () => {
  for (const [title, steps] of CASES) {
    it(title, () => {
      const changed = new ChangedFiles(siteFolder({ 'there.js': '' }));
      assert.equal(changed.show(read(SHOWN)), null, 'at first, any');
      for (const [reported, texts, named] of steps) {
        changed.report(reported);
        assert.deepEqual(changed.show(read(texts)), named);
      }
    });
  }

  it('those of a state that is refused, and again those of the next one that is not', () => {
    const changed = new ChangedFiles('/nowhere');
    changed.show(read(SHOWN));
    changed.report(['a.md']);
    assert.deepEqual(changed.take(read({ ...SHOWN, 'a.md': '[' })), ['a.md']);
    assert.deepEqual(changed.shown, read(SHOWN));
    changed.report(['b.md']);
    assert.deepEqual(changed.show(read({ 'a.md': 'A', 'b.md': 'B' })), ['b.md', 'a.md']);
  });
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'vitest';
import { siteFolder } from './site-folder.ts';
import { testTitles } from './test-titles.ts';

it('gives the titles of cases in every way in which they are written', () => {
  const folder = siteFolder({
    'a.test.mjs': `
      import { describe, it } from 'vitest';
      it('one alone', () => {});
      it.skip('one left out', () => {});
      for (const name of ['x', 'y']) it('by a loop: ' + name, () => {});
      it.each([['a row', 1], ['another', 2]])('%s', () => {});
      it.each(['a word', '100 %'])('%s and the rest', () => {});
      it.each([['number', 3]])('%s %i, in a sentence', () => {});
      describe.each(['p2', 'p3'])('through %s', (target) => {
        it('answers of ' + target, () => {});
      });
    `,
  });
  const file = join(folder, 'a.test.mjs');
  const expected = [
    'one alone',
    'one left out',
    'by a loop: x',
    'by a loop: y',
    'a row',
    'another',
    'a word and the rest',
    '100 % and the rest',
    'number 3, in a sentence',
    'answers of p2',
    'answers of p3',
  ];
  assert.deepEqual(testTitles([file]), { [file]: expected });
});

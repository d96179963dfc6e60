/** The word that was meant. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { didYouMean, meantHint } from '../../build/content/did-you-mean.ts';

const KNOWN = ['title', 'description', 'section-id', 'tags', 'created', 'sort'];

const CASES: [title: string, word: string, meant: string | null][] = [
  ['A letter too few', 'tile', 'title'],
  ['Two letters that changed places', 'titel', 'title'],
  ['A letter too many', 'sorrt', 'sort'],
  ['The singular', 'tag', 'tags'],
  ['Capitals', 'Title', 'title'],
  ['An underscore', 'section_id', 'section-id'],
  ['Several slips in a long word', 'discriptoin', 'description'],
  ['Another word', 'layout', null],
  ['A short word that shares a letter', 'to', null],
  ['Nothing', '', null],
];

for (const [title, word, meant] of CASES) {
  test(`${title}: '${word}' means ${meant ?? 'none of them'}`, () =>
    assert.equal(didYouMean(word, KNOWN), meant));
}

test('Of two that are equally near the first is meant', () => {
  assert.equal(didYouMean('bat', ['cat', 'hat']), 'cat');
});

test('Among no words none is meant', () => assert.equal(didYouMean('a', []), null));

test('The hint is a question, or is left to the table', () => {
  assert.deepEqual(
    [meantHint('titel', KNOWN), meantHint('layout', KNOWN)],
    ['Did you mean `title`?', undefined],
  );
});

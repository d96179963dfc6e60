/** Phrases: where they are found, against texts that are searched word by word, and how many are counted. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { searcher } from '../../harness/search-index.ts';

describe('a phrase among many posts that have all of its words', () => {
  const COUNT = 3000;
  /** The words of `"to be or not to be"` in all posts, the phrase in the 2,900th and 2,901st, as separators divide it. */
  const search = searcher(
    Array.from({ length: COUNT }, (_, n) => ({
      path: `/${n}`,
      title: n === 10 ? 'Not to' : `Post ${n}`,
      text: [
        n === 10 ? 'be or else.' : '',
        'be to not or, be not to;',
        n === 2900 ? 'To be, or not to be!' : n === 2901 ? 'to be or not to be' : 'or be to',
        'be '.repeat(n % 7),
      ].join(' '),
    })),
  );

  it('is found in the only posts that hold it, though hundreds are better by their words', () => {
    const found = search('"to be or not to be"');
    assert.deepEqual([...found.documents].sort(), [2900, 2901]);
    assert.equal(found.total, 2);
    assert.equal(found.isAtLeast, false);
  });

  it('is not found where it stands in none', () => {
    assert.deepEqual(search('"to be not or"').documents, []);
    assert.equal(search('"to be not or"').isAtLeast, false);
  });

  it('is not found across the end of a title', () =>
    assert.ok(!search('"not to be or else"').documents.includes(10)));

  it('leaves out only the posts that hold it, however many have its words', () => {
    const found = search('be -"to be or not to be"');
    assert.equal(found.total, COUNT - 2);
    assert.equal(found.isAtLeast, false);
  });

  it('in most of them is counted as far as the page needs it, and further on its last page', () => {
    const first = search('"be not to"', { most: 10 });
    assert.ok(first.isAtLeast && first.total > 10 && first.total <= COUNT, String(first.total));
    const last = search('"be not to"', { most: first.total });
    assert.ok(last.total > first.total, String(last.total));
    assert.equal(last.total, COUNT);
    assert.equal(last.isAtLeast, false);
  });
});

it('reads a bounded number of places that look like the phrase, and says that the rest was not read', () => {
  const decoys = Array.from({ length: 30 }, (_, n) => ({
    path: `/${n}`,
    text: 'north wind, sail. '.repeat(4000),
  }));
  const search = searcher([...decoys, { path: '/x', text: `north wind tide ${'tide '.repeat(200_000)}` }]);
  const found = search('"north wind tide"');
  assert.ok(found.isAtLeast || found.documents.includes(30));
  const some = searcher([
    ...decoys.map(({ path, text }) => ({ path, text: `${text} tide` })),
    { path: '/x', text: `north wind tide ${'tide '.repeat(200_000)}` },
  ])('"north wind tide"');
  assert.equal(some.isAtLeast, true);
});

describe('any texts of few words', () => {
  const WORDS = ['anchor', 'boat', 'cove', 'dune', 'eddy'];
  const text = fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ', ', '. ', ' - ')), {
    maxLength: 60,
  });
  /** The numbers of the words of a text. */
  const numbersOf = (words: string): string =>
    ` ${(words.match(/[a-z]+/g) ?? []).map((word) => WORDS.indexOf(word)).join(' ')} `;

  it('hold the phrases that they hold word by word', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 30 }),
        fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 5 }),
        fc.boolean(),
        (texts, phrase, isExcluded) => {
          const documents = texts.map((parts, n) => ({
            path: `/${n}`,
            text: `harbour ${parts.map(([word, after]) => word + after).join('')}`,
          }));
          const search = searcher(documents);
          const wanted = numbersOf(phrase.join(' '));
          const expected = documents.flatMap(({ text: own }, n) =>
            numbersOf(own.slice('harbour'.length)).includes(wanted) === isExcluded ? [] : [n],
          );
          const query = isExcluded ? `harbour -"${phrase.join(' ')}"` : `"${phrase.join(' ')}"`;
          const found = search(query, { most: 100 });
          assert.deepEqual(
            [...found.documents].sort((a, b) => a - b),
            expected,
            query,
          );
          assert.equal(found.total, expected.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Numbers of terms by their hashes. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { TermNumbers, termHash } from '../../build/pages/related/term-numbers.ts';

const WORDS = Array.from({ length: 20_000 }, (_, number) => `word${number}`);
const hashOf = (word: string): number => termHash(word, 0, word.length);

describe('the numbers of terms', () => {
  it('are given in the order in which terms occur, and stay when there are many', () => {
    const terms = new TermNumbers();
    const numbers = WORDS.map((word) => terms.numberOf(hashOf(word)));
    assert.deepEqual(
      numbers,
      WORDS.map((_, at) => at),
    );
    assert.deepEqual(
      WORDS.map((word) => terms.numberOf(hashOf(word))),
      numbers,
    );
    assert.equal(terms.count, WORDS.length);
    assert.equal(terms.hashOf(7), hashOf('word7'));
  });

  it('are those of a part of a text alone', () => {
    assert.equal(termHash('a sail, a mast', 2, 6), hashOf('sail'));
    assert.notEqual(hashOf('sail'), hashOf('sails'));
    assert.equal(hashOf(''), termHash('x', 1, 1));
  });

  it('have places for hashes that end alike, zero too', () => {
    const terms = new TermNumbers();
    const hashes = [0, 0x10000, 0x20000, 0xffff0000, 0xffffffff];
    assert.deepEqual(
      [...hashes, ...hashes].map((hash) => terms.numberOf(hash)),
      [0, 1, 2, 3, 4, 0, 1, 2, 3, 4],
    );
  });
});

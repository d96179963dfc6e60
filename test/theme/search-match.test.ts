/** client/search-match.js: the words of a query in a text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';

interface SearchMatch {
  highlight(text: string, query: string): { text: string; marked: boolean }[];
}

// A script for browsers, without declarations: this test says itself what it expects of it.
const SCRIPT: string = '../../build/theme/client/search-match.js';
const { highlight } = (await import(SCRIPT)) as SearchMatch;

describe('a highlight', () => {
  it('marks the words that the query’s words begin', () => {
    assert.deepEqual(highlight('A knot, knots and a Café', 'knot cafe'), [
      { text: 'A', marked: false },
      { text: ' ', marked: false },
      { text: 'knot', marked: true },
      { text: ', ', marked: false },
      { text: 'knots', marked: true },
      { text: ' ', marked: false },
      { text: 'and', marked: false },
      { text: ' ', marked: false },
      { text: 'a', marked: false },
      { text: ' ', marked: false },
      { text: 'Café', marked: true },
    ]);
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, query) => {
        assert.equal(
          highlight(text, query)
            .map((part) => part.text)
            .join(''),
          text,
        );
      }),
    );
  });
});

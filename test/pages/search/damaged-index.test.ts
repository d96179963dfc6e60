/** An index that is damaged is refused or searched as it is: nothing throws, nothing runs on, with any bytes. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { makeSearchIndex } from '../../../build/pages/search/write-index.ts';
import { INDEX_HEADER_SIZE } from '../../../src/site/search-layout.ts';
import { indexSearcher, searchDocument } from '../../harness/search-index.ts';

const WORDS = 'harbour boat rope sail knot anchor tide wind north light'.split(' ');
const DOCUMENTS = Array.from({ length: 40 }, (_, n) =>
  searchDocument({
    path: `/${n}`,
    title: `${WORDS[n % 10]} ${WORDS[(n * 7) % 10]}`,
    text: WORDS.map((word, place) => (n % (place + 1) === 0 ? `${word} and ${word}s` : 'nothing')).join(', '),
    tags: [WORDS[n % 3] ?? ''],
    from: n % 4 === 0 ? n : null,
    scope: 1,
  }),
);
const { index } = makeSearchIndex(DOCUMENTS);
const QUERIES = [
  'harbour',
  '"boat and boats"',
  'tag:boat -rope',
  'hrabour',
  'n',
  'sa* 東京',
  'the and -nothing',
];

function searchAll(bytes: Uint8Array): void {
  const search = indexSearcher(bytes);
  for (const query of QUERIES) {
    const found = search(query, { scope: 1, now: 20 });
    if (found === null) continue;
    assert.ok(found.total >= 0 && found.total <= DOCUMENTS.length);
    for (const document of found.documents) assert.ok(document >= 0 && document < DOCUMENTS.length);
  }
}

describe('a damaged search index', () => {
  it('is searched where it is whole', () => {
    const found = indexSearcher(index)('harbour', { scope: 1, now: 1000 });
    assert.ok(found !== null && found.total > 0);
  });

  it('with any bytes of its header in place of others', () => {
    fc.assert(
      fc.property(fc.nat(INDEX_HEADER_SIZE - 1), fc.nat(255), fc.nat(255), (at, value, next) => {
        const bytes = index.slice();
        bytes[at] = value;
        bytes[at + 1] = next;
        searchAll(bytes);
      }),
      { numRuns: 400 },
    );
  });

  it('with any bytes in place of others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(index.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        (changes) => {
          const bytes = index.slice();
          for (const [at, value] of changes) bytes[at] = value;
          searchAll(bytes);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('cut anywhere, its length made right again', () => {
    fc.assert(
      fc.property(fc.nat(index.length), (length) => {
        const bytes = index.slice(0, length);
        if (length >= 12) new DataView(bytes.buffer).setUint32(8, length, true);
        searchAll(bytes);
      }),
      { numRuns: 200 },
    );
  });
});

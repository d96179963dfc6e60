/**
 * What the search finds, judged: the Cranfield collection (1,400 abstracts on aerodynamics) with half of its queries,
 * which lie beside the repository. The thresholds are those of the best library in each column.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { makeSearchIndex } from '../../../build/pages/search/write-index.ts';
import { indexSearcher, searchDocument } from '../../harness/search-index.ts';
import { unless } from '../../harness/unless.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'search');
const DOCUMENTS = join(FOLDER, 'documents.jsonl');
const whyNot = existsSync(DOCUMENTS) ? null : 'the judged collection is not beside the repository';

interface JudgedDocument {
  id: number;
  title: string;
  text: string;
}

interface JudgedQuery {
  query: string;
  relevant: number[];
}

/** The words of a text, as the sketch of the thresholds counts them. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** Numbers that look random and are the same each time (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** A word with one letter left out, added, replaced, or changed about with the next; short words stay. */
function misspell(word: string, random: (below: number) => number): string {
  if (word.length < 4) return word;
  const at = 1 + random(word.length - 2);
  const letter = String.fromCharCode(97 + random(26));
  const [before, after] = [word.slice(0, at), word.slice(at)];
  switch (random(4)) {
    case 0:
      return before + after.slice(1);
    case 1:
      return before + letter + after;
    case 2:
      return before + letter + after.slice(1);
    default:
      return before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2);
  }
}

describe('on the Cranfield collection', unless(whyNot), () => {
  let documents: JudgedDocument[] = [];
  let queries: JudgedQuery[] = [];
  let search: ReturnType<typeof indexSearcher>;
  let size = 0;
  const frequency = new Map<string, number>();

  beforeAll(() => {
    const lines = readFileSync(DOCUMENTS, 'utf8').trim().split('\n');
    documents = lines.map((line) => JSON.parse(line) as JudgedDocument);
    queries = JSON.parse(readFileSync(join(FOLDER, 'queries.json'), 'utf8')) as JudgedQuery[];
    const made = makeSearchIndex(
      documents.map(({ id, title, text }) =>
        searchDocument({ path: `/${id}`, title, text: text.replace(/\s+/g, ' ') }),
      ),
    );
    search = indexSearcher(made.index);
    size = made.index.length - made.sizes.texts - made.sizes.words;
    for (const { title, text } of documents)
      for (const word of new Set(wordsOf(`${title} ${text}`)))
        frequency.set(word, (frequency.get(word) ?? 0) + 1);
  });

  /** The three rarest words of a query that any document has, in their order. */
  const rarest = (query: string): string[] =>
    [...new Set(wordsOf(query))]
      .map((word, place) => ({ word, place, count: frequency.get(word) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count)
      .slice(0, 3)
      .sort((a, b) => a.place - b.place)
      .map(({ word }) => word);

  /** The mean nDCG at 10 of what is asked for each judged query. */
  const mean = (ask: (query: string) => string): number => {
    const scores = queries.map(({ query, relevant }) => {
      const wanted = new Set(relevant);
      const gain = (place: number): number => 1 / Math.log2(place + 2);
      const found = search(ask(query))?.documents ?? [];
      const got = found.reduce(
        (sum, number, place) => sum + (wanted.has(documents[number]?.id ?? 0) ? gain(place) : 0),
        0,
      );
      let best = 0;
      for (let place = 0; place < Math.min(10, wanted.size); place++) best += gain(place);
      return best === 0 ? 0 : got / best;
    });
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };

  it('whole questions reach 0.40', () => {
    const score = mean((query) => query);
    assert.ok(score >= 0.4, `nDCG@10 ${score.toFixed(3)}`);
  });

  it('the three rarest words of each reach 0.225', () => {
    const score = mean((query) => rarest(query).join(' '));
    assert.ok(score >= 0.225, `nDCG@10 ${score.toFixed(3)}`);
  });

  it('these with a mistake in each reach 0.206, for any choice of mistakes', () => {
    for (const seed of [1, 2, 3]) {
      const random = numbers(seed);
      const score = mean((query) =>
        rarest(query)
          .map((word) => misspell(word, random))
          .join(' '),
      );
      assert.ok(score >= 0.206, `nDCG@10 ${score.toFixed(3)} with seed ${seed}`);
    }
  });

  it('of words with a mistake at most 2 % find nothing', () => {
    const random = numbers(4);
    const words = [...frequency.keys()]
      .filter((word) => word.length >= 4)
      .filter((_, place) => place % 3 === 0);
    const vain = words.map((word) => misspell(word, random)).filter((word) => search(word)?.total === 0);
    assert.ok(
      vain.length <= words.length * 0.02,
      `${vain.length} of ${words.length}: ${vain.slice(0, 20).join(' ')}`,
    );
  });

  it('the index takes at most 300 bytes an abstract of 1 KB, its texts aside', () => {
    assert.ok(size <= documents.length * 300, `${Math.round(size / documents.length)} bytes`);
  });
});

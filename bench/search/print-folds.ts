/**
 * Whether the constants of the ranking are fitted to the queries that they were tried on: node --import tsx
 * bench/search/print-folds.ts FOLDER, a folder with documents.jsonl and queries.json of the Cranfield collection. Each fifth
 * of the queries is answered with our constants, and with those that are best for the other four fifths (k-fold
 * cross-validation: Stone 1974).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RANKING, type RankingConstants } from '../../build/pages/search/postings.ts';
import { makeSearchIndex } from '../../build/pages/search/write-index.ts';
import { indexSearcher, searchDocument } from '../../test/harness/search-index.ts';

const FOLDS = 5;

interface Judged {
  query: string;
  /** Ids of documents. */
  relevant: number[];
}

const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'search');
const documents = readFileSync(join(folder, 'documents.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: number; title: string; text: string });
const queries = JSON.parse(readFileSync(join(folder, 'queries.json'), 'utf8')) as Judged[];
const plain = documents.map(({ id, title, text }) =>
  searchDocument({ path: `/${id}`, title, text: text.replace(/\s+/g, ' ') }),
);

/** nDCG at 10 of each query. */
function scoresOf(constants: RankingConstants): number[] {
  const search = indexSearcher(makeSearchIndex(plain, constants).index);
  const gain = (place: number): number => 1 / Math.log2(place + 2);
  return queries.map(({ query, relevant }) => {
    const wanted = new Set(relevant);
    const found = search(query)?.documents ?? [];
    const best = Array.from({ length: Math.min(10, wanted.size) }, (_, place) => gain(place));
    const got = found.map((number, place) => (wanted.has(documents[number]?.id ?? 0) ? gain(place) : 0));
    return best.length === 0 ? 0 : sum(got) / sum(best);
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const deviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1));
};

const tried = [1.2, 1.6, 2].flatMap((k1) =>
  [0.6, 0.7, 0.8].flatMap((b) => [2, 3, 4].map((title) => ({ k1, b, title }))),
);
const results = tried.map((constants) => ({ constants, scores: scoresOf(constants) }));
const own = scoresOf(RANKING);
const inFold = (values: readonly number[], fold: number): number[] =>
  values.filter((_, index) => index % FOLDS === fold);
const besides = (values: readonly number[], fold: number): number[] =>
  values.filter((_, index) => index % FOLDS !== fold);

const held: number[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const [best] = [...results].sort((a, b) => mean(besides(b.scores, fold)) - mean(besides(a.scores, fold)));
  if (best === undefined) continue;
  held.push(...inFold(best.scores, fold));
  const { k1, b, title } = best.constants;
  console.log(
    `fold ${fold + 1}: ours ${mean(inFold(own, fold)).toFixed(3)}; best for the others (k1 ${k1}, b ${b}, title ${title}) ${mean(inFold(best.scores, fold)).toFixed(3)}`,
  );
}
const means = results.map(({ scores }) => mean(scores));
console.log(
  `ours ${mean(own).toFixed(3)}, standard error ${(deviation(own) / Math.sqrt(own.length)).toFixed(3)} (${own.length} queries)`,
);
console.log(`constants chosen without the fold that they answer ${mean(held).toFixed(3)}`);
console.log(
  `all ${tried.length} constants: ${Math.min(...means).toFixed(3)} to ${Math.max(...means).toFixed(3)}`,
);

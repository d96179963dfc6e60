/**
 * The most similar documents of each document. In the handler a document that is found raises the score of similar
 * ones, since documents on one subject tend to be relevant to the same query (the cluster hypothesis: van
 * Rijsbergen 1979; Diaz, "Regularizing ad hoc retrieval scores", CIKM 2005). Similarity is the cosine of the
 * distinctive words.
 */
import { type DistinctiveWords, distinctiveWords, TELLING_WORDS } from './distinctive-words.ts';
import { addUp } from './starts.ts';
import type { ClassedWords } from './word-classes.ts';

/** How many neighbours a document has, at most. */
const MOST_NEIGHBOURS = 6;
/**
 * The most documents with which a document is compared by one word: those in which the word has the greatest
 * weight. So the time for a site grows with the number of documents and not with its square.
 */
const MOST_HOLDERS = 160;
/** Less similar documents are not neighbours. */
const LEAST_COSINE = 0.08;
/** A factor for bounds, further from one than rounding makes a product. */
const ALMOST = 1 - 1e-9;

/** The neighbours of each document, the most similar first. Only documents with the same `groupOf` are compared. */
export function nearestDocuments(
  classed: ClassedWords,
  count: number,
  groupOf: (document: number) => number,
): number[][] {
  const telling = distinctiveWords(classed, count);
  const { words, weights, ends } = telling;
  const lengths = lengthsOf(telling);
  const groups = Uint32Array.from({ length: count }, (_, document) => groupOf(document));
  const holders = holdersOf(telling, classed.classes.length);
  const products = new Float64Array(count);
  const touched = new Uint32Array(count);
  const nearest = new Nearest();
  const all: number[][] = [];
  for (let document = 0; document < count; document++) {
    let found = 0;
    for (let at = document * TELLING_WORDS; at < (ends[document] ?? 0); at++) {
      const weight = weights[at] ?? 0;
      const word = words[at] ?? 0;
      for (let place = holders.starts[word] ?? 0; place < (holders.ends[word] ?? 0); place++) {
        const other = holders.documents[place] ?? 0;
        const before = products[other] ?? 0;
        if (before === 0) touched[found++] = other;
        products[other] = before + weight * (holders.weights[place] ?? 0);
      }
    }
    const length = lengths[document] ?? 1;
    for (let at = 0; at < found; at++) {
      const other = touched[at] ?? 0;
      const product = products[other] ?? 0;
      products[other] = 0;
      // Most are far from it: for these no quotient is needed.
      if (product < nearest.least * ALMOST * length * (lengths[other] ?? 1)) continue;
      const cosine = product / (length * (lengths[other] ?? 1));
      if (cosine < LEAST_COSINE || other === document || groups[other] !== groups[document]) continue;
      nearest.add(other, cosine);
    }
    all.push(nearest.take());
  }
  return all;
}

/** The length of the vector of each document. The sums are whole numbers, so they are the same everywhere. */
function lengthsOf({ weights, ends }: DistinctiveWords): Float64Array {
  const lengths = new Float64Array(ends.length);
  for (let document = 0; document < ends.length; document++) {
    let sum = 0;
    for (let at = document * TELLING_WORDS; at < (ends[document] ?? 0); at++) sum += (weights[at] ?? 0) ** 2;
    lengths[document] = Math.sqrt(sum) || 1;
  }
  return lengths;
}

/**
 * The documents that are compared by a word, and its weight in each: those of word n from `starts[n]` up to, not including,
 * `ends[n]`.
 */
interface Holders {
  starts: Uint32Array;
  ends: Uint32Array;
  documents: Uint32Array;
  weights: Uint16Array;
}

function holdersOf({ words, weights, ends: last }: DistinctiveWords, classCount: number): Holders {
  const starts = new Uint32Array(classCount + 1);
  for (let document = 0; document < last.length; document++) {
    for (let at = document * TELLING_WORDS; at < (last[document] ?? 0); at++) {
      const after = (words[at] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  }
  addUp(starts);
  const holders: Holders = {
    starts,
    ends: starts.slice(0, classCount),
    documents: new Uint32Array(starts[classCount] ?? 0),
    weights: new Uint16Array(starts[classCount] ?? 0),
  };
  for (let document = 0; document < last.length; document++) {
    for (let at = document * TELLING_WORDS; at < (last[document] ?? 0); at++) {
      const word = words[at] ?? 0;
      const place = holders.ends[word] ?? 0;
      holders.documents[place] = document;
      holders.weights[place] = weights[at] ?? 0;
      holders.ends[word] = place + 1;
    }
  }
  for (let word = 0; word < classCount; word++) {
    if ((holders.ends[word] ?? 0) - (starts[word] ?? 0) > MOST_HOLDERS) keepHeaviest(holders, word);
  }
  return holders;
}

/** Leaves as many documents of a word as are compared. */
function keepHeaviest({ starts, ends, documents, weights }: Holders, word: number): void {
  const start = starts[word] ?? 0;
  const own = documents.slice(start, ends[word]);
  const heavy = weights.slice(start, ends[word]);
  const weightAt = (place: number): number => heavy[place] ?? 0;
  const kept = [...own.keys()].sort((a, b) => weightAt(b) - weightAt(a) || a - b).slice(0, MOST_HOLDERS);
  for (const [at, place] of kept.entries()) {
    documents[start + at] = own[place] ?? 0;
    weights[start + at] = weightAt(place);
  }
  ends[word] = start + kept.length;
}

/** The documents with the greatest cosines, the first of equal ones. */
class Nearest {
  readonly #documents = new Uint32Array(MOST_NEIGHBOURS);
  readonly #cosines = new Float64Array(MOST_NEIGHBOURS);
  #count = 0;
  /** A document with a smaller cosine is not among them. */
  least = LEAST_COSINE;

  add(document: number, cosine: number): void {
    let at = this.#count;
    while (at > 0 && this.#isBefore(document, cosine, at - 1)) at--;
    if (at === MOST_NEIGHBOURS) return;
    if (this.#count < MOST_NEIGHBOURS) this.#count++;
    for (let place = this.#count - 1; place > at; place--) {
      this.#documents[place] = this.#documents[place - 1] ?? 0;
      this.#cosines[place] = this.#cosines[place - 1] ?? 0;
    }
    this.#documents[at] = document;
    this.#cosines[at] = cosine;
    if (this.#count === MOST_NEIGHBOURS) this.least = this.#cosines[MOST_NEIGHBOURS - 1] ?? 0;
  }

  /** Those that were added, and begins again. */
  take(): number[] {
    const documents = [...this.#documents.subarray(0, this.#count)];
    this.#count = 0;
    this.least = LEAST_COSINE;
    return documents;
  }

  #isBefore(document: number, cosine: number, place: number): boolean {
    const other = this.#cosines[place] ?? 0;
    return cosine === other ? document < (this.#documents[place] ?? 0) : cosine > other;
  }
}

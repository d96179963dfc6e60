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
/** More than the product of two documents: each weight is at most 255 * LEVELS. */
const MOST_PRODUCT = 2 ** 27;
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
  const products = new Products(holdersOf(telling, classed.classes.length), lengths);
  const nearest = new Nearest();
  const all: number[][] = [];
  for (let document = 0; document < count; document++) {
    products.begin(document);
    for (let at = document * TELLING_WORDS; at < (ends[document] ?? 0); at++)
      products.add(words[at] ?? 0, weights[at] ?? 0);
    const length = lengths[document] ?? 1;
    for (let at = 0; at < products.count; at++) {
      const other = products.near[at] ?? 0;
      const product = products.take(other);
      // For most of them no quotient is needed.
      if (product < nearest.least * ALMOST * length * (lengths[other] ?? 1)) continue;
      const cosine = product / (length * (lengths[other] ?? 1));
      if (cosine < LEAST_COSINE || other === document || groups[other] !== groups[document]) continue;
      nearest.add(other, cosine);
    }
    all.push(nearest.take());
  }
  return all;
}

/** The products of the words of one document with those of others. */
class Products {
  readonly #holders: Holders;
  readonly #lengths: Float64Array;
  /** The weight of each holder by its length. */
  readonly #shares: Float64Array;
  /** By document, its product above `#base`; less: it has none yet. */
  readonly #products: Float64Array;
  #base = 0;
  /** A lower product of shares is that of a document too far away. */
  #enough = 0;
  /** The first `count` are the documents that may be near enough; one may stand there once for each word. */
  readonly near: Uint32Array = new Uint32Array(TELLING_WORDS * MOST_HOLDERS);
  count = 0;

  constructor(holders: Holders, lengths: Float64Array) {
    const { documents, weights } = holders;
    this.#holders = holders;
    this.#lengths = lengths;
    this.#products = new Float64Array(lengths.length);
    this.#shares = new Float64Array(documents.length);
    for (let place = 0; place < documents.length; place++)
      this.#shares[place] = (weights[place] ?? 0) / (lengths[documents[place] ?? 0] ?? 1);
  }

  begin(document: number): void {
    this.#base = (document + 1) * MOST_PRODUCT;
    this.#enough = LEAST_COSINE * ALMOST * (this.#lengths[document] ?? 1);
    this.count = 0;
  }

  /** Adds the products of a word that has this weight in the document. */
  add(word: number, weight: number): void {
    const { documents, weights, starts, ends } = this.#holders;
    const products = this.#products;
    const shares = this.#shares;
    const near = this.near;
    const base = this.#base;
    const enough = this.#enough;
    const end = ends[word] ?? 0;
    let count = this.count;
    for (let place = starts[word] ?? 0; place < end; place++) {
      const other = documents[place] ?? 0;
      const product = weight * (weights[place] ?? 0);
      const before = products[other] ?? 0;
      if (before >= base) products[other] = before + product;
      else {
        products[other] = base + product;
        // Most documents share one word, by which alone they are too far away.
        if (weight * (shares[place] ?? 0) < enough) continue;
      }
      near[count++] = other;
    }
    this.count = count;
  }

  /** The product of a document; less than 0: it was taken already. */
  take(document: number): number {
    const product = (this.#products[document] ?? 0) - this.#base;
    this.#products[document] = 0;
    return product;
  }
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

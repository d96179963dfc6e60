/**
 * The most similar documents of each document. In the handler a document that is found raises the score of similar
 * ones, since documents on one subject tend to be relevant to the same query (the cluster hypothesis: van
 * Rijsbergen 1979; Diaz, "Regularizing ad hoc retrieval scores", CIKM 2005). Similarity is the cosine of the
 * distinctive words.
 */
import { distinctiveWords } from './distinctive-words.ts';
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

/** The neighbours of each document, the most similar first. Only documents with the same `groupOf` are compared. */
export function nearestDocuments(
  classed: ClassedWords,
  count: number,
  groupOf: (document: number) => number,
): number[][] {
  const telling = distinctiveWords(classed, count);
  const lengths = Float64Array.from({ length: count }, (_, document) => lengthOf(telling.of(document)));
  const groups = Uint32Array.from({ length: count }, (_, document) => groupOf(document));
  const holders = holdersOf(telling, classed.classes.length, count);
  const products = new Float64Array(count);
  const touched = new Uint32Array(count);
  return Array.from({ length: count }, (_, document) => {
    let found = 0;
    const { words, weights } = telling.of(document);
    for (let at = 0; at < words.length; at++) {
      const weight = weights[at] ?? 0;
      const own = holders[words[at] ?? 0] ?? NO_HOLDERS;
      for (let place = 0; place < own.documents.length; place++) {
        const other = own.documents[place] ?? 0;
        const before = products[other] ?? 0;
        if (before === 0) touched[found++] = other;
        products[other] = before + weight * (own.weights[place] ?? 0);
      }
    }
    const nearest = new Nearest();
    const length = lengths[document] ?? 1;
    for (let at = 0; at < found; at++) {
      const other = touched[at] ?? 0;
      const cosine = (products[other] ?? 0) / (length * (lengths[other] ?? 1));
      products[other] = 0;
      if (cosine < LEAST_COSINE || other === document || groups[other] !== groups[document]) continue;
      nearest.add(other, cosine);
    }
    return nearest.documents;
  });
}

type Weighted = ReturnType<ReturnType<typeof distinctiveWords>['of']>;

function lengthOf({ weights }: Weighted): number {
  return Math.hypot(...weights) || 1;
}

/** The documents that are compared by a word, and its weight in each. */
interface Holders {
  documents: Uint32Array;
  weights: Uint16Array;
}

const NO_HOLDERS: Holders = { documents: new Uint32Array(), weights: new Uint16Array() };

function holdersOf(
  telling: ReturnType<typeof distinctiveWords>,
  classCount: number,
  count: number,
): (Holders | undefined)[] {
  const holders = new Array<{ documents: number[]; weights: number[] } | undefined>(classCount);
  for (let document = 0; document < count; document++) {
    const { words, weights } = telling.of(document);
    for (const [at, word] of words.entries()) {
      const own = holders[word] ?? { documents: [], weights: [] };
      own.documents.push(document);
      own.weights.push(weights[at] ?? 0);
      holders[word] = own;
    }
  }
  return holders.map((own) => (own === undefined ? own : heaviest(own.documents, own.weights)));
}

/** As many as are compared. */
function heaviest(documents: readonly number[], weights: readonly number[]): Holders {
  if (documents.length <= MOST_HOLDERS) {
    return { documents: new Uint32Array(documents), weights: new Uint16Array(weights) };
  }
  const weightAt = (place: number): number => weights[place] ?? 0;
  const kept = [...documents.keys()]
    .sort((a, b) => weightAt(b) - weightAt(a) || a - b)
    .slice(0, MOST_HOLDERS);
  return {
    documents: new Uint32Array(kept.map((place) => documents[place] ?? 0)),
    weights: new Uint16Array(kept.map(weightAt)),
  };
}

/** The documents with the greatest cosines, the first of equal ones. */
class Nearest {
  readonly documents: number[] = [];
  readonly #cosines: number[] = [];

  add(document: number, cosine: number): void {
    const { documents } = this;
    let at = documents.length;
    while (at > 0 && this.#isBefore(document, cosine, at - 1)) at--;
    if (at === MOST_NEIGHBOURS) return;
    documents.splice(at, 0, document);
    this.#cosines.splice(at, 0, cosine);
    if (documents.length > MOST_NEIGHBOURS) {
      documents.pop();
      this.#cosines.pop();
    }
  }

  #isBefore(document: number, cosine: number, place: number): boolean {
    const other = this.#cosines[place] ?? 0;
    return cosine === other ? document < (this.documents[place] ?? 0) : cosine > other;
  }
}

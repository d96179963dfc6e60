/**
 * The most similar documents of each document. In the handler a document that is found raises the score of similar
 * ones, since documents on one subject tend to be relevant to the same query (the cluster hypothesis: van
 * Rijsbergen 1979; Diaz, "Regularizing ad hoc retrieval scores", CIKM 2005). Similarity is the cosine of the
 * distinctive words.
 */

/** A distinctive word of a document, by which it is compared with others. */
export interface DistinctiveWord {
  /** The number of its class. */
  word: number;
  weight: number;
}

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
  documents: readonly (readonly DistinctiveWord[])[],
  groupOf: (document: number) => number,
): number[][] {
  const lengths = documents.map((words) => Math.hypot(...words.map(({ weight }) => weight)) || 1);
  const holders = new Map<number, { document: number; weight: number }[]>();
  for (const [document, words] of documents.entries()) {
    for (const { word, weight } of words) {
      const list = holders.get(word) ?? [];
      list.push({ document, weight });
      holders.set(word, list);
    }
  }
  for (const list of holders.values()) {
    if (list.length <= MOST_HOLDERS) continue;
    list.sort((a, b) => b.weight - a.weight || a.document - b.document);
    list.length = MOST_HOLDERS;
  }
  const products = new Float64Array(documents.length);
  return documents.map((words, document) => {
    const touched: number[] = [];
    for (const { word, weight } of words) {
      for (const other of holders.get(word) ?? []) {
        if (products[other.document] === 0) touched.push(other.document);
        products[other.document] = (products[other.document] ?? 0) + weight * other.weight;
      }
    }
    const cosine = (other: number): number =>
      (products[other] ?? 0) / ((lengths[document] ?? 1) * (lengths[other] ?? 1));
    const near = touched
      .filter(
        (other) =>
          other !== document && groupOf(other) === groupOf(document) && cosine(other) >= LEAST_COSINE,
      )
      .sort((a, b) => cosine(b) - cosine(a) || a - b)
      .slice(0, MOST_NEIGHBOURS);
    for (const other of touched) products[other] = 0;
    return near;
  });
}

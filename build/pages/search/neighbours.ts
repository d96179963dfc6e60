/**
 * The documents most like each: the handler lets a document that was found lift those like it, since documents about
 * one thing are wanted together (the cluster hypothesis: van Rijsbergen 1979; Diaz, "Regularizing ad hoc retrieval
 * scores", CIKM 2005). Likeness is the cosine of the words that distinguish a document.
 */

/** Of the words of a document, those by which it is compared. */
export interface TellingWord {
  /** The number of its class. */
  word: number;
  weight: number;
}

/** How many neighbours a document has, at most. */
const MOST_NEIGHBOURS = 6;
/**
 * A document is compared with this many others by a word, at most: those for which the word weighs most. So all
 * documents of a site take a time that grows with their number and not with its square.
 */
const MOST_HOLDERS = 160;
/** Documents that are less alike than this are none. */
const LEAST_COSINE = 0.08;

/** The neighbours of each document, most alike first. Only documents with the same `groupOf` are compared. */
export function nearestDocuments(
  documents: readonly (readonly TellingWord[])[],
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

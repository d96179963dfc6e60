/**
 * Documents side by side, with numbers of their own for their words. What a group has is decided by its documents alone,
 * so it is remembered as a whole (kept-groups.ts): after one change the words of the other groups are only looked up.
 */

/** Numbers of words in a group; 16 bits suffice for most. */
export type Numbers = Uint16Array | Uint32Array;

/** The numbers of one document, one part after another. The weights of what is found are no words. */
export const PARTS = ['title', 'text', 'rest', 'found', 'weights'] as const;

/** Numbers of each document in `sizes`: how long its parts are, and the length that ranking needs. */
export const SIZES: number = PARTS.length + 1;

export interface DocumentGroup {
  /** The number of each of its words in `Words`. Some may be in no document any more. */
  words: Uint32Array;
  /** How often each stands in the texts. */
  counts: Uint32Array;
  sizes: Uint32Array;
  /** The parts of all documents. */
  numbers: Numbers;
  /** The words, as the group numbers them, by which its documents are found, in the order in which they first occur. */
  found: Uint32Array;
  /** For each of these the place of its language in `languages`: that of the first document with it. */
  languageOf: Uint8Array;
  languages: readonly string[];
}

/** How many documents a group has. */
export function countOf({ sizes }: DocumentGroup): number {
  return sizes.length / SIZES;
}

/** How many of the first numbers of a document are words of its texts: of the title, of title and text, of all. */
export function textsIn(
  { sizes }: DocumentGroup,
  place: number,
): { title: number; text: number; all: number } {
  const at = place * SIZES;
  const title = sizes[at] ?? 0;
  const text = title + (sizes[at + 1] ?? 0);
  return { title, text, all: text + (sizes[at + 2] ?? 0) };
}

/** Where the found words of a document begin, and how many they are; their weights follow them. `end` is its end. */
export function foundIn(
  { sizes }: DocumentGroup,
  place: number,
  end: number,
): { start: number; count: number } {
  const count = sizes[place * SIZES + PARTS.indexOf('found')] ?? 0;
  return { start: end - 2 * count, count };
}

/** The length of a document for ranking. */
export function lengthOf({ sizes }: DocumentGroup, place: number): number {
  return sizes[place * SIZES + SIZES - 1] ?? 0;
}

/** Where the numbers of each document begin, and where the last ones end. */
export function startsOf(group: DocumentGroup): Uint32Array {
  const { sizes } = group;
  const starts = new Uint32Array(countOf(group) + 1);
  for (let place = 0; place + 1 < starts.length; place++) {
    let end = starts[place] ?? 0;
    for (let part = 0; part < PARTS.length; part++) end += sizes[place * SIZES + part] ?? 0;
    starts[place + 1] = end;
  }
  return starts;
}

/**
 * A part of a pack's tables, which is the same wherever it will stand: the addresses in it are moved when it is put
 * there. So the part of routes that did not change can be kept in the cache.
 */

export interface PackPart {
  /** A multiple of four. */
  bytes: Uint8Array;
  /** Where the records stand that others lead to, from the start of the part. */
  entries: Uint32Array;
  /** Where words stand that are to become addresses; each has for now an address from the start of the part; */
  addresses: Uint32Array;
  /** the place of a header list (`packShared`); */
  lists: Uint32Array;
  /** or the number of a form among all forms of the part (`formsOf`), for the address of its body. */
  bodies: Uint32Array;
}

const WORD = Uint32Array.BYTES_PER_ELEMENT;
const NUMBERS = ['entries', 'addresses', 'lists', 'bodies'] as const;

/** The part as bytes for a machine of the same byte order. */
export function encodePart(part: PackPart): Uint8Array[] {
  const numbers = NUMBERS.map((name) => part[name]);
  const counts = Uint32Array.from(numbers, ({ length }) => length);
  return [...[counts, ...numbers].map((each) => new Uint8Array(each.buffer)), part.bytes];
}

/** The part that `encodePart` encoded. */
export function decodePart(encoded: Uint8Array): PackPart {
  const counts = wordsOf(encoded, 0, NUMBERS.length);
  const [entries = 0, addresses = 0, lists = 0, bodies = 0] = counts;
  const numbers = wordsOf(encoded, NUMBERS.length, entries + addresses + lists + bodies);
  let at = 0;
  const next = (count: number): Uint32Array => {
    at += count;
    return numbers.subarray(at - count, at);
  };
  return {
    ...{ entries: next(entries), addresses: next(addresses), lists: next(lists), bodies: next(bodies) },
    bytes: encoded.subarray((NUMBERS.length + at) * WORD),
  };
}

/** Words as a copy: what is encoded may stand anywhere in memory. */
function wordsOf(encoded: Uint8Array, from: number, count: number): Uint32Array {
  const words = new Uint32Array(count);
  new Uint8Array(words.buffer).set(encoded.subarray(from * WORD, (from + count) * WORD));
  return words;
}

/**
 * Writes a part of a pack's tables: records and strings one after another, each string once. What is written together
 * lies together, so that a request touches few pages. Addresses are counted from the start of the part; it notes which
 * words have one, since where the part stands is decided later (pack-part.ts).
 */
import { grownBytes } from '../bytes/grown-bytes.ts';
import type { PackPart } from './pack-part.ts';

/** Characters from which on an encoder is faster than a loop over them, which runs before it is compiled for speed. */
const LONG = 24;
/** Bytes that are expected; there may be more. */
const CAPACITY = 1 << 15;

export class PackWriter {
  #bytes: Buffer;
  #view: DataView;
  #end = 0;
  /** Texts by their number; where each stands, and its length in bytes. Arrays, for there are millions. */
  readonly #texts = new Map<string, number>();
  readonly #textAt: number[] = [];
  readonly #textLength: number[] = [];
  /** Where a table has the address and the length of a text side by side, by its number; 0: none does. */
  readonly #pairAt: number[] = [];
  readonly #tables = new HashedAddresses();
  readonly #records = new HashedAddresses();
  /** The words that are not what they will be: with an address, a header list, a body. */
  readonly #words: Record<'addresses' | 'lists' | 'bodies', number[]> = {
    addresses: [],
    lists: [],
    bodies: [],
  };

  constructor() {
    this.#bytes = Buffer.from(new ArrayBuffer(CAPACITY));
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** Room for `size` bytes, zeroed and aligned to 4: its address. */
  allocate(size: number): number {
    const offset = (this.#end + 3) & ~3;
    this.#grow(offset + size);
    this.#end = offset + size;
    return offset;
  }

  /** Writes `value` (a length, a number, a date: any 32 bits that are no address) at address `at`. */
  setU32(at: number, value: number): void {
    this.#view.setUint32(at, value, true);
  }

  /** Writes the address `value` of something in this part at `at`. */
  setAddress(at: number, value: number): void {
    this.#view.setUint32(at, value, true);
    this.#words.addresses.push(at);
  }

  /** Has the address of the header list or body of that number (pack-part.ts) written at `at`. */
  setLater(kind: 'lists' | 'bodies', at: number, number: number): void {
    this.#view.setUint32(at, number, true);
    this.#words[kind].push(at);
  }

  /** Writes `text` as UTF-8 unless it is there already; returns its number. */
  text(text: string): number {
    let number = this.#texts.get(text);
    if (number === undefined) {
      number = this.newText(text);
      this.#texts.set(text, number);
    }
    return number;
  }

  /** Writes `text` as UTF-8, and does not look for it when another is written; returns its number. */
  newText(text: string): number {
    const written = this.#write(text);
    const number = this.#textAt.length;
    this.#textAt.push(this.#end);
    this.#textLength.push(written);
    this.#pairAt.push(0);
    this.#end += written;
    return number;
  }

  /**
   * Notes that `part` stands `offset` characters from the start of the text of that number, so that it need not be
   * written again. The text up to the end of the part must be ASCII.
   */
  textWithin(number: number, part: string, offset: number): void {
    if (this.#texts.has(part)) return;
    this.#texts.set(part, this.#textAt.length);
    this.#textAt.push((this.#textAt[number] ?? 0) + offset);
    this.#textLength.push(part.length);
    this.#pairAt.push(0);
  }

  /** Writes the address and the length of the text of that number side by side at `at`. */
  setText(at: number, number: number): void {
    this.setAddress(at, this.#textAt[number] ?? 0);
    this.setU32(at + 4, this.#textLength[number] ?? 0);
  }

  /**
   * Writes a table of the addresses and lengths of texts, given by number, or finds an equal one; returns its
   * address.
   */
  textTable(numbers: readonly number[]): number {
    const at = this.allocate(0);
    const known = this.#knownTable(numbers, at);
    if (known !== at) return known;
    this.allocate(numbers.length * 8);
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i] ?? 0;
      this.setText(at + i * 8, number);
      this.#pairAt[number] ||= at + i * 8;
    }
    return at;
  }

  /** As textTable; a table of `numbers` from the text `from` on is found at the end of this one afterwards. */
  textTableWithEnd(numbers: readonly number[], from: number): number {
    const at = this.textTable(numbers);
    if (from > 0) this.#knownTable(numbers.slice(from), at + from * 8);
    return at;
  }

  /** The address at which the address and the length of the text of that number stand side by side. */
  pair(number: number): number {
    return this.#pairAt[number] || this.textTable([number]);
  }

  /** Where a table of the texts stands: at `at`, where it is to be written, or elsewhere before. */
  #knownTable(numbers: readonly number[], at: number): number {
    let hash = numbers.length;
    for (let i = 0; i < numbers.length; i++) hash = Math.imul(hash ^ (numbers[i] ?? 0), 0x01000193);
    return this.#tables.findOrAdd(hash, at, (other) => this.#isTable(other, numbers, at));
  }

  /** Whether a table of the texts stands at `other`, before `end`. */
  #isTable(other: number, numbers: readonly number[], end: number): boolean {
    if (other + numbers.length * 8 > end) return false;
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i] ?? 0;
      if (this.#view.getUint32(other + i * 8, true) !== this.#textAt[number]) return false;
      if (this.#view.getUint32(other + i * 8 + 4, true) !== this.#textLength[number]) return false;
    }
    return true;
  }

  /**
   * Where a record stands that is written whole at `at`: there, or elsewhere before, with the same words. Its room is
   * free again in the second case, if nothing was written after it.
   */
  record(at: number, size: number): number {
    let hash = size;
    for (let i = 0; i < size; i += 4) {
      hash = Math.imul(hash ^ this.#view.getUint32(at + i, true), 0x01000193);
    }
    const known = this.#records.findOrAdd(hash, at, (other) => this.#isSame(other, at, size));
    if (known === at) return at;
    if (this.#end === at + size) {
      this.#bytes.fill(0, at, this.#end);
      this.#end = at;
      for (const words of Object.values(this.#words)) while ((words.at(-1) ?? -1) >= at) words.pop();
    }
    return known;
  }

  /** All that has been written; `entries` are the addresses that are needed outside. */
  part(entries: readonly number[]): PackPart {
    this.allocate(0);
    const { addresses, lists, bodies } = this.#words;
    return {
      bytes: new Uint8Array(this.#bytes.buffer, 0, this.#end),
      entries: Uint32Array.from(entries),
      addresses: Uint32Array.from(addresses),
      lists: Uint32Array.from(lists),
      bodies: Uint32Array.from(bodies),
    };
  }

  /** Writes `text` at the end; returns its length in bytes. */
  #write(text: string): number {
    // A UTF-16 unit becomes three bytes at most.
    this.#grow(this.#end + text.length * 3);
    if (text.length > LONG) return this.#bytes.write(text, this.#end);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return this.#bytes.write(text, this.#end);
      this.#bytes[this.#end + i] = unit;
    }
    return text.length;
  }

  #isSame(a: number, b: number, size: number): boolean {
    for (let i = 0; i < size; i += 4) {
      if (this.#view.getUint32(a + i, true) !== this.#view.getUint32(b + i, true)) return false;
    }
    return true;
  }

  #grow(size: number): void {
    if (size <= this.#bytes.length) return;
    this.#bytes = grownBytes(this.#bytes, size);
    this.#view = new DataView(this.#bytes.buffer);
  }
}

/** Addresses of what was written, by the hash of its words. Mostly a hash has one: a list for each would take memory. */
class HashedAddresses {
  readonly #first = new Map<number, number>();
  readonly #further = new Map<number, number[]>();

  /** The first address of `hash` for which `isIt`; where there is none, `at`, which is added. */
  findOrAdd(hash: number, at: number, isIt: (address: number) => boolean): number {
    const first = this.#first.get(hash);
    if (first === undefined) {
      this.#first.set(hash, at);
      return at;
    }
    if (isIt(first)) return first;
    const further = this.#further.get(hash) ?? [];
    const known = further.find(isIt);
    if (known !== undefined) return known;
    further.push(at);
    this.#further.set(hash, further);
    return at;
  }
}

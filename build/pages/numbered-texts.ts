/** A number for each text, in the order in which they first occur. */
export class NumberedTexts {
  /** The texts by their numbers. */
  readonly texts: string[] = [];
  /** A hash table of the numbers plus one, with linear probing; 0: free. Its size is a power of two. */
  #table = new Int32Array(1 << 12);

  /**
   * The number of `text`, or of its units from `start` up to, not including, `end`; no string is made for a part that has a
   * number already.
   */
  numberOf(text: string, start: number = 0, end: number = text.length): number {
    let at = this.#firstPlace(text, start, end);
    for (let number = (this.#table[at] ?? 0) - 1; number >= 0; number = (this.#table[at] ?? 0) - 1) {
      if (isPart(this.texts[number] ?? '', text, start, end)) return number;
      at = (at + 1) & (this.#table.length - 1);
    }
    const number = this.texts.length;
    this.texts.push(text.slice(start, end));
    this.#table[at] = number + 1;
    if (this.texts.length * 2 > this.#table.length) this.#grow();
    return number;
  }

  #firstPlace(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash ^ (hash >>> 15)) & (this.#table.length - 1);
  }

  #grow(): void {
    this.#table = new Int32Array(this.#table.length * 4);
    this.texts.forEach((text, number) => {
      let at = this.#firstPlace(text, 0, text.length);
      while (this.#table[at] !== 0) at = (at + 1) & (this.#table.length - 1);
      this.#table[at] = number + 1;
    });
  }
}

function isPart(whole: string, text: string, start: number, end: number): boolean {
  if (whole.length !== end - start) return false;
  for (let at = 0; at < whole.length; at++) {
    if (whole.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}

/**
 * How the numbers of words are written: in a byte, and in bits that stand apart from it. The byte names one of 256
 * buckets, sixteen in a group; a bucket of group g holds 2^w words, where w is the group's width, and w bits say which of
 * them it is. A frequent word has a bucket of its own, so it takes a byte alone. All bytes of a text lie side by side,
 * one a word: so a text is searched sixteen words at a time, for words that stand one after another too.
 *
 * Words and separators have groups of their own, so that the byte says which of them it is.
 */
import { GROUP_COUNT, GROUP_SIZE, WIDEST_GROUP } from '../../../src/site/search-layout.ts';

export interface WordGroups {
  /** The first number of each group. Those of a group without words are the next one's. */
  firsts: number[];
  /** How many bits a word of each group has beside its byte. */
  widths: number[];
  /** The first group of separators; GROUP_COUNT: there are none. */
  separators: number;
}

/**
 * The groups that take the fewest bits for words and separators that occur so often, each list in descending order.
 * Words are numbered first, then separators, both in the order of their lists.
 */
export function chooseGroups(words: readonly number[], separators: readonly number[]): WordGroups {
  const ofWords = new Widths(words);
  const ofSeparators = new Widths(separators);
  let best = separators.length === 0 ? GROUP_COUNT : GROUP_COUNT - 1;
  if (separators.length > 0) {
    for (let groups = words.length === 0 ? 0 : 1; groups < GROUP_COUNT; groups++) {
      const cost = ofWords.cost(groups) + ofSeparators.cost(GROUP_COUNT - groups);
      if (cost < ofWords.cost(best) + ofSeparators.cost(GROUP_COUNT - best)) best = groups;
    }
  }
  const own = ofWords.widths(best);
  const others = ofSeparators.widths(GROUP_COUNT - best);
  return {
    firsts: [...firstsOf(own, 0, words.length), ...firstsOf(others, words.length, separators.length)],
    widths: [...own, ...others],
    separators: best,
  };
}

function firstsOf(widths: readonly number[], first: number, count: number): number[] {
  let used = 0;
  return widths.map((width) => {
    const own = first + Math.min(used, count);
    used += GROUP_SIZE << width;
    return own;
  });
}

/** The widths of a number of groups that hold all words of a list, by dynamic programming over units of 16 words. */
class Widths {
  readonly #units: number;
  /** For each number of groups, the fewest bits for the first words, by units; and the width of the last group then. */
  readonly #costs: Float64Array[] = [];
  readonly #last: Uint8Array[] = [];

  constructor(counts: readonly number[]) {
    const units = Math.ceil(counts.length / GROUP_SIZE);
    const sums = new Float64Array(units + 1);
    for (const [place, count] of counts.entries()) {
      const unit = Math.floor(place / GROUP_SIZE) + 1;
      sums[unit] = (sums[unit] ?? 0) + count;
    }
    for (let unit = 1; unit <= units; unit++) sums[unit] = (sums[unit] ?? 0) + (sums[unit - 1] ?? 0);
    this.#units = units;
    this.#costs.push(new Float64Array(units + 1).fill(Number.POSITIVE_INFINITY).fill(0, 0, 1));
    this.#last.push(new Uint8Array(units + 1));
    for (let groups = 1; groups <= GROUP_COUNT; groups++) this.#add(sums);
  }

  /** The fewest bits with so many groups; infinite where they cannot hold all words. */
  cost(groups: number): number {
    return this.#costs[groups]?.[this.#units] ?? Number.POSITIVE_INFINITY;
  }

  widths(groups: number): number[] {
    const widths: number[] = [];
    let unit = this.#units;
    for (let left = groups; left > 0; left--) {
      const width = this.#last[left]?.[unit] ?? 0;
      widths.unshift(width);
      unit = Math.max(0, unit - 2 ** width);
    }
    return widths;
  }

  /** One group more: of any width, behind any number of words. */
  #add(sums: Float64Array): void {
    const before = this.#costs.at(-1) ?? new Float64Array();
    const costs = before.slice();
    const last = new Uint8Array(costs.length);
    for (let unit = 1; unit <= this.#units; unit++) {
      const sum = sums[unit] ?? 0;
      let least = Number.POSITIVE_INFINITY;
      for (let width = 0; width <= WIDEST_GROUP; width++) {
        const from = Math.max(0, unit - (1 << width));
        const cost = (before[from] ?? 0) + width * (sum - (sums[from] ?? 0));
        if (cost < least) {
          least = cost;
          last[unit] = width;
        }
        if (from === 0) break;
      }
      costs[unit] = least;
    }
    this.#costs.push(costs);
    this.#last.push(last);
  }
}

/** In which documents of a group the classes of words are found, and with which weights: class after class. */
import { type DocumentGroup, foundIn, startsOf } from './document-group.ts';
import { addUp } from './starts.ts';

export interface GroupFinds {
  /** The class of each form of each word of `found`, as the group numbers them. */
  classes: Uint32Array;
  /** The finds of class n are `starts[n]` up to, not including, `starts[n + 1]`, in the order of the documents. */
  starts: Uint32Array;
  /** The place of a document in the group, shifted by `shift`, and the weight. */
  packed: Uint16Array | Uint32Array;
  shift: number;
}

/** The most documents of a group: their places take eight bits. */
export const MOST_DOCUMENTS = 256;
const NARROW_SHIFT = 8;
const WIDE_SHIFT = 24;

/** The site's number of a class of the group where it has none yet. */
const NONE = 0xffff_ffff;

/**
 * The site's number of each class of `finds`, or null where words that share one here do not share one there, or the
 * reverse: a form belongs to the stem of the site's first word with it. `forms` are the site's classes of the forms of the
 * words of `found`; `owners` has room for all the site's classes and is 0 before and after.
 */
export function siteClasses(
  { classes, starts }: GroupFinds,
  forms: Uint32Array,
  owners: Uint32Array,
): Uint32Array | null {
  const numbers = new Uint32Array(starts.length - 1).fill(NONE);
  let isSame = classes.length === forms.length;
  for (let at = 0; isSame && at < forms.length; at++) {
    const own = classes[at] ?? 0;
    const number = forms[at] ?? 0;
    if (numbers[own] === NONE && owners[number] === 0) {
      numbers[own] = number;
      owners[number] = own + 1;
    } else isSame = numbers[own] === number;
  }
  for (let at = 0; at < forms.length; at++) owners[forms[at] ?? 0] = 0;
  return isSame ? numbers : null;
}

/**
 * The finds of a group by the site's classes of its forms: those of word n of `found` are `forms[ends[n - 1]]` up to
 * `forms[ends[n]]`. `numbers` are the site's numbers of the classes.
 */
export function findsOf(
  group: DocumentGroup,
  forms: Uint32Array,
  ends: Uint32Array,
): { finds: GroupFinds; numbers: Uint32Array } {
  const own = new Map<number, number>();
  const classes = new Uint32Array(forms.length);
  for (let at = 0; at < forms.length; at++) {
    const number = forms[at] ?? 0;
    const known = own.get(number) ?? own.size;
    if (known === own.size) own.set(number, known);
    classes[at] = known;
  }
  const { found, words } = group;
  /** For each word its place among those found. */
  const places = new Uint32Array(words.length);
  for (let place = 0; place < found.length; place++) places[found[place] ?? 0] = place;
  const sums = new Sums(own.size);
  const starts = startsOf(group);
  for (let document = 0; document + 1 < starts.length; document++) {
    const { start, count } = foundIn(group, document, starts[document + 1] ?? 0);
    for (let at = start; at < start + count; at++) {
      const place = places[group.numbers[at] ?? 0] ?? 0;
      const weight = group.numbers[at + count] ?? 0;
      for (let form = ends[place - 1] ?? 0; form < (ends[place] ?? 0); form++)
        sums.add(classes[form] ?? 0, document, weight);
    }
  }
  return { finds: { classes, ...sums.byClass() }, numbers: new Uint32Array([...own.keys()]) };
}

/** The sums of weights by class and document. */
class Sums {
  readonly #classes: number[] = [];
  readonly #documents: number[] = [];
  readonly #weights: number[] = [];
  /** For each class the place of its latest sum, plus one. */
  readonly #latest: Uint32Array;

  constructor(classCount: number) {
    this.#latest = new Uint32Array(classCount);
  }

  /** Documents come one after another. */
  add(found: number, document: number, weight: number): void {
    const place = (this.#latest[found] ?? 0) - 1;
    if (place >= 0 && this.#documents[place] === document) {
      this.#weights[place] = (this.#weights[place] ?? 0) + weight;
      return;
    }
    this.#documents.push(document);
    this.#weights.push(weight);
    this.#latest[found] = this.#classes.push(found);
  }

  byClass(): Omit<GroupFinds, 'classes'> {
    const classes = this.#classes;
    const starts = new Uint32Array(this.#latest.length + 1);
    let heaviest = 0;
    for (let at = 0; at < classes.length; at++) {
      const after = (classes[at] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
      heaviest = Math.max(heaviest, this.#weights[at] ?? 0);
    }
    addUp(starts);
    const shift = heaviest < 1 << NARROW_SHIFT ? NARROW_SHIFT : WIDE_SHIFT;
    const packed = shift === NARROW_SHIFT ? new Uint16Array(classes.length) : new Uint32Array(classes.length);
    const next = starts.slice();
    for (let at = 0; at < classes.length; at++) {
      const own = classes[at] ?? 0;
      const place = next[own] ?? 0;
      next[own] = place + 1;
      packed[place] = ((this.#documents[at] ?? 0) * 2 ** shift + (this.#weights[at] ?? 0)) >>> 0;
    }
    return { starts, packed, shift };
  }
}

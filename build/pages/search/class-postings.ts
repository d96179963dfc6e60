/** The postings of all classes of a site, in flat tables: a large site has millions of them. */
import { countOf, type DocumentGroup, lengthOf } from './document-group.ts';
import type { GroupFinds } from './group-finds.ts';
import { impactOf, LEVELS, posting, type RankingConstants, saturationOf } from './postings.ts';
import { addUp } from './starts.ts';

/** The finds of a group, with the site's numbers of their classes and of the group's first document. */
export interface ClassFinds {
  group: DocumentGroup;
  finds: GroupFinds;
  numbers: Uint32Array;
  first: number;
}

/**
 * The postings of `size` classes, packed (postings.ts): those of class n from `starts[n]` up to `starts[n + 1]`, in the
 * order of the documents. `labels` are the classes of tags and authors of each document.
 */
export function postingsOf(
  groups: readonly ClassFinds[],
  labels: readonly (readonly number[])[],
  size: number,
  ranking: RankingConstants,
): { postings: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(size + 1);
  const count = (own: number, more: number): void => {
    starts[own + 1] = (starts[own + 1] ?? 0) + more;
  };
  for (const { finds, numbers } of groups) {
    for (let own = 0; own < numbers.length; own++)
      count(numbers[own] ?? 0, (finds.starts[own + 1] ?? 0) - (finds.starts[own] ?? 0));
  }
  for (const own of labels) for (const label of own) count(label, 1);
  addUp(starts);
  const next = starts.slice();
  const postings = new Uint32Array(starts[size] ?? 0);
  const average = averageLength(groups);
  for (const each of groups) addGroup(each, { postings, next }, average, ranking);
  for (const [document, own] of labels.entries()) {
    for (const label of own) {
      const at = next[label] ?? 0;
      next[label] = at + 1;
      postings[at] = posting(document, LEVELS);
    }
  }
  return { postings, starts };
}

/** Up to which weight the impacts on a document are worked out once. */
const USUAL_WEIGHTS = 256;

function addGroup(
  { group, finds: { starts, packed, shift }, numbers, first }: ClassFinds,
  { postings, next }: { postings: Uint32Array; next: Uint32Array },
  average: number,
  ranking: RankingConstants,
): void {
  const saturations = Float64Array.from({ length: countOf(group) }, (_, place) =>
    saturationOf(lengthOf(group, place), average, ranking),
  );
  /** The posting of each document by weight, plus one; 0: not worked out yet. */
  const usual = new Uint32Array(saturations.length * USUAL_WEIGHTS);
  const mask = 2 ** shift - 1;
  for (let own = 0; own < numbers.length; own++) {
    const end = starts[own + 1] ?? 0;
    let to = next[numbers[own] ?? 0] ?? 0;
    for (let at = starts[own] ?? 0; at < end; at++) {
      const find = packed[at] ?? 0;
      const place = find >>> shift;
      const weight = find & mask;
      const isUsual = weight < USUAL_WEIGHTS;
      let made = isUsual ? (usual[place * USUAL_WEIGHTS + weight] ?? 0) : 0;
      if (made === 0) {
        made = posting(first + place, impactOf(weight, saturations[place] ?? 0)) + 1;
        if (isUsual) usual[place * USUAL_WEIGHTS + weight] = made;
      }
      postings[to++] = made - 1;
    }
    next[numbers[own] ?? 0] = to;
  }
}

function averageLength(groups: readonly ClassFinds[]): number {
  let sum = 0;
  let count = 0;
  for (const { group } of groups) {
    for (let place = 0; place < countOf(group); place++) sum += lengthOf(group, place);
    count += countOf(group);
  }
  return sum / Math.max(1, count);
}

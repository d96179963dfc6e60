/** "Did you mean …?" */
import { distance } from 'fastest-levenshtein';

/** The candidate that a mistyped word is nearest to (a third of its letters may differ), or null. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.floor(word.length / 3) + 1;
  for (const candidate of candidates) {
    const steps = distance(word, candidate);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** Finds the known word that is meant by a misspelt one. */
import { distance } from 'fastest-levenshtein';

/**
 * The known word nearest to `word`, or null when none is near: at most two edits in five letters, so that
 * `titel` finds `title` and `layout` finds nothing. Neither case nor `_` for `-` counts. Of equals the first.
 */
export function didYouMean(word: string, known: readonly string[]): string | null {
  const plain = simplify(word);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const edits = distance(plain, simplify(candidate));
    if (edits < bestDistance && edits <= Math.max(plain.length, candidate.length) * 0.4) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}

/** The hint that suggests the nearest known word; undefined where none is near. */
export function meantHint(word: string, known: readonly string[]): string | undefined {
  return hintFor(didYouMean(word, known));
}

/** The hint that suggests a word that was found; undefined where none was. */
export function hintFor(meant: string | null): string | undefined {
  return meant === null ? undefined : `Did you mean \`${meant}\`?`;
}

function simplify(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}

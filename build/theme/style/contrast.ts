/** Which of an author's colours a reader may fail to read: pairs below WCAG 2.2's level AA. */
import type { Config, Theme } from '../../content/model.ts';
import { AA_TEXT, contrast, parseColour } from './colour.ts';
import type { Mode } from './palette.ts';
import { colourTokens } from './tokens.ts';

export interface ContrastFailure {
  mode: Mode;
  /** The keys as theme.yml spells them: `ink-muted` on `page`. */
  foreground: string;
  background: string;
  /** Contrast ratio, two decimals, rounded down so that 4.499 is not reported as 4.50. */
  ratio: number;
  required: number;
}

/** Token, key in theme.yml, and what it is read on. */
const PAIRS: readonly (readonly [token: string, key: string, background: 'page' | 'surface'])[] = [
  ['ink', 'ink', 'page'],
  ['muted', 'ink-muted', 'page'],
  ['primary', 'primary', 'page'],
  ['heading', 'heading', 'page'],
  ['ink', 'ink', 'surface'],
  ['muted', 'ink-muted', 'surface'],
  ['on-surface', 'on-surface', 'surface'],
  ['active', 'on-surface-active', 'surface'],
  ['title', 'on-surface-title', 'surface'],
  ['section', 'on-surface-heading', 'surface'],
  ['note', 'on-surface-note', 'surface'],
  ['icon', 'on-surface-icon', 'surface'],
];

/**
 * Text and background pairs of a theme with too little contrast. A pair that only repeats another's colours
 * (`on-surface` that was not given is `ink`) is named once, by the key that an author would change.
 */
export function contrastFailures(theme: Theme, legacyPalette: Config['legacyPalette']): ContrastFailure[] {
  const failures: ContrastFailure[] = [];
  for (const mode of ['light', 'dark'] as const) {
    const tokens = colourTokens(theme, legacyPalette, mode);
    const seen = new Set<string>();
    for (const [token, key, background] of PAIRS) {
      const front = tokens[token] ?? '';
      const back = tokens[background] ?? '';
      const first = parseColour(front);
      const second = parseColour(back);
      if (first === null || second === null || seen.has(`${front} ${back}`)) continue;
      seen.add(`${front} ${back}`);
      const ratio = contrast(first, second);
      if (ratio >= AA_TEXT) continue;
      failures.push({
        mode,
        foreground: key,
        background,
        ratio: Math.floor(ratio * 100) / 100,
        required: AA_TEXT,
      });
    }
  }
  return failures;
}

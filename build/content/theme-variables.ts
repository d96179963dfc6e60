/**
 * Colours of a theme that refer to others, as themes of mdcms do: `var(--font-colour)`. Its CSS variables have the
 * names of the keys of palettes, in any of their generations, some with `-colour` behind it: `var(--nav-link-colour)`.
 */
import type { Palette } from './model.ts';
import { PALETTE_KEYS } from './theme-keys.ts';

/** The value of each variable, by its name without the hyphens before it: a colour, or another variable. */
export type Variables = ReadonlyMap<string, string>;

const VARIABLE = /^var\(\s{0,9}--([\w-]{1,64})\s{0,9}(?:,(.{0,200}))?\)$/i;
/** A chain of variables that is longer is a circle. */
const LONGEST = 2 * PALETTE_KEYS.length;

/** The variables of `colours`; a colour that is not set has none. */
export function themeVariables(colours: Partial<Record<keyof Palette, string | null>>): Variables {
  return new Map(
    PALETTE_KEYS.flatMap(({ colour, key, older, config }) => {
      const value = colours[colour] ?? null;
      return value === null ? [] : [key, older, config ?? key].map((name) => [name, value] as const);
    }),
  );
}

/** The value that `text` stands for; the text itself where it is no variable, null where it leads to none. */
export function followVariables(text: string, variables: Variables): string | null {
  let value: string | null = text;
  for (let steps = 0; steps <= LONGEST && value !== null; steps++) {
    const match: RegExpExecArray | null = VARIABLE.exec(value.trim());
    if (match === null) return value;
    const name = (match[1] ?? '').toLowerCase();
    const own = variables.get(name) ?? variables.get(name.replace(/-colou?r$/, ''));
    value = own ?? match[2]?.trim() ?? null;
  }
  return null;
}

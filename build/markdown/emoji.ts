/** `:rocket:`: GitHub's names of emoji. The table is loaded when the first name occurs. */
import { createRequire } from 'node:module';

const NAME = /:([a-z0-9_+-]{1,50}):/g;

let names: Readonly<Record<string, string>> | undefined;

/** Whether a text may have such names. */
export function mayHaveEmoji(text: string): boolean {
  return /:[a-z0-9_+-]{1,50}:/.test(text);
}

/** The text with names replaced by characters; unknown names stay. */
export function withEmoji(text: string): string {
  return text.replace(NAME, (written, name: string, at: number) => {
    // `a:b:c` and `10:30:45` are no names.
    if (/\w/.test(text[at - 1] ?? '')) return written;
    names ??= (createRequire(import.meta.url)('gemoji') as { nameToEmoji: Record<string, string> })
      .nameToEmoji;
    return Object.hasOwn(names, name) ? (names[name] ?? written) : written;
  });
}

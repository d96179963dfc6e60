/** Language codes, as BCP 47 (RFC 5646) forms them. */
import type { YamlMap } from './yaml-map.ts';

/** Codes seen before: a site uses a few, in thousands of files. */
const known = new Map<string, string | null>();

/** The code in its canonical case (`NB-no` gives `nb-NO`), or null when it is not well-formed. */
export function canonicalLanguage(code: string): string | null {
  let canonical = known.get(code);
  if (canonical === undefined) {
    canonical = canonicalise(code);
    known.set(code, canonical);
  }
  return canonical;
}

function canonicalise(code: string): string | null {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? null;
  } catch {
    return null;
  }
}

/** The language code that a key holds; null where it has none or, with a problem, one that is not well-formed. */
export function readLanguage<Key extends string>(map: YamlMap<Key>, key: Key): string | null {
  const text = map.text(key);
  if (text === null) return null;
  const code = canonicalLanguage(text);
  if (code === null) {
    const hint = 'Write a code such as en, nb or pt-BR';
    map.report('invalid-value', key, `\`${text}\` is not a language code`, hint);
  }
  return code;
}

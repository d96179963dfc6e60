/** Language codes, as BCP 47 (RFC 5646) forms them. */
import { isThreeLetterLanguage } from './three-letter-languages.ts';
import type { YamlMap } from './yaml-map.ts';

/** Known codes: a site uses a few, in thousands of files. */
const known = new Map<string, string | null>();

/** The code in its canonical case (`NB-no` gives `nb-NO`), or null when it is not well-formed. */
function canonicalLanguage(code: string): string | null {
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

/**
 * The language that a category's code names, in canonical form, or null: a category may as well be an edition.
 * Codes that begin with two letters (`nb`, `pt-BR`) are taken for languages, as ISO 639-1 has them; of those with
 * three (`yue`, `sma-NO`) the ones that are.
 */
export function categoryLanguage(code: string | null): string | null {
  const primary = /^([a-z]{2,3})(?:-|$)/i.exec(code ?? '')?.[1];
  if (code === null || primary === undefined) return null;
  const canonical = canonicalLanguage(code);
  const isLanguage = primary.length === 2 || isThreeLetterLanguage(primary, canonical ?? '');
  return isLanguage ? canonical : null;
}

/** `nb` of `nb-NO`, in lower case; '' where a tag has none. */
export function primarySubtag(tag: string): string {
  return (/^[a-z]+/i.exec(tag)?.[0] ?? '').toLowerCase();
}

/** Languages whose script runs from right to left, by primary subtag. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set('ar arc ckb dv fa he khw ks ps sd ug ur yi'.split(' '));

/** The direction in which a language is written. */
export function languageDirection(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...subtags] = language.toLowerCase().split('-');
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  if (script !== undefined) return script === 'arab' || script === 'hebr' ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr';
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

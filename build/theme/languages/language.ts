/** The theme's own words by language: one file a language, found by the primary subtag of a BCP 47 tag. */

import { primarySubtag } from '../../content/language.ts';
import { ar } from './ar.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fa } from './fa.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { it } from './it.ts';
import type { Language } from './language.types.ts';
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { sv } from './sv.ts';

/** Norwegian's other codes have the words of Bokmål, which their readers understand. */
const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  [
    en,
    ar,
    da,
    de,
    es,
    fa,
    fi,
    fr,
    he,
    it,
    nb,
    { ...nb, code: 'no' },
    { ...nb, code: 'nn' },
    nl,
    pl,
    pt,
    sv,
  ].map((language) => [language.code, language]),
);

/** The words of a BCP 47 tag's language; English where we have none. */
export function languagePack(tag: string): Language {
  return LANGUAGES.get(primarySubtag(tag)) ?? en;
}

/** The primary subtags with words of their own, English first. */
export function knownLanguages(): string[] {
  return [...LANGUAGES.keys()];
}

/**
 * Words of one stem, by the Snowball stemmers (Porter, "Snowball: a language for stemming algorithms", 2001), and
 * the stop words of a language. Only the build needs them: the index has the words of a site with their classes.
 */
import { createRequire } from 'node:module';

/** The packages are loaded at the first language: they are large, and few commands need them. */
const require: NodeJS.Require = createRequire(import.meta.url);

/** The stemmer and the list of stop words by primary language subtag. */
const LANGUAGES: Readonly<Record<string, readonly [stemmer: string | null, stopwords: string | null]>> = {
  ar: ['arabic', 'ara'],
  ca: ['catalan', 'cat'],
  cs: ['czech', 'ces'],
  da: ['danish', 'dan'],
  de: ['german', 'deu'],
  en: ['english', 'eng'],
  es: ['spanish', 'spa'],
  eu: ['basque', 'eus'],
  fa: [null, 'fas'],
  fi: ['finnish', 'fin'],
  fr: ['french', 'fra'],
  ga: ['irish', 'gle'],
  he: [null, 'heb'],
  hu: ['hungarian', 'hun'],
  hy: ['armenian', 'hye'],
  it: ['italian', 'ita'],
  nb: ['norwegian', 'nob'],
  nl: ['dutch', 'nld'],
  nn: ['norwegian', 'nob'],
  no: ['norwegian', 'nob'],
  pl: [null, 'pol'],
  pt: ['portuguese', 'por'],
  ro: ['romanian', 'ron'],
  ru: ['russian', 'rus'],
  sl: ['slovene', 'slv'],
  sv: ['swedish', 'swe'],
  ta: ['tamil', null],
  tr: ['turkish', 'tur'],
};

/** The part of the package that we use. */
interface Snowball {
  newStemmer: (language: string) => { stem: (word: string) => string };
}

export interface LanguageWords {
  /** The stem of a word in lower case, with its diacritics. */
  stem(word: string): string;
  /** In lower case, with their diacritics. */
  stopWords: ReadonlySet<string>;
}

const known = new Map<string, LanguageWords>();

/** The words of a language (BCP 47); in an unknown one each word is its own stem. */
export function languageWords(language: string): LanguageWords {
  const primary = language.split('-', 1)[0]?.toLowerCase() ?? '';
  let words = known.get(primary);
  if (words === undefined) {
    const [stemmer, list] = LANGUAGES[primary] ?? [null, null];
    words = { stem: stemmerOf(stemmer), stopWords: stopWordsOf(list) };
    known.set(primary, words);
  }
  return words;
}

function stemmerOf(name: string | null): (word: string) => string {
  if (name === null) return (word) => word;
  const stemmer = (require('snowball-stemmers') as Snowball).newStemmer(name);
  const stems = new Map<string, string>();
  return (word) => {
    let stem = stems.get(word);
    if (stem === undefined) {
      stem = stemmer.stem(word);
      stems.set(word, stem);
    }
    return stem;
  };
}

function stopWordsOf(name: string | null): ReadonlySet<string> {
  const list: unknown = name === null ? [] : (require('stopword') as Record<string, unknown>)[name];
  const words = Array.isArray(list) ? list.filter((word): word is string => typeof word === 'string') : [];
  return new Set(words.map((word) => word.toLowerCase()));
}

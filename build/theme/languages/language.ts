/** The theme's own words by language: one file a language, found by the primary subtag of a BCP 47 tag. */
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
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { sv } from './sv.ts';

/** What the theme says by itself. `{n}`, `{of}`, `{page}` and `{pages}` are places for numbers, `{name}` for a name. */
export interface Strings {
  skipToContent: string;
  menu: string;
  mainNavigation: string;
  search: string;
  searchHint: string;
  searchNone: string;
  searchCount: string;
  searchFailed: string;
  close: string;
  darkTheme: string;
  language: string;
  published: string;
  lastUpdated: string;
  /** Between a date and a time. */
  at: string;
  tags: string;
  latestPosts: string;
  previous: string;
  next: string;
  pages: string;
  pageOf: string;
  copy: string;
  copied: string;
  notFound: string;
  /** The title of a 410. */
  gone: string;
  notFoundText: string;
  backHome: string;
  /** The title of the page that a service worker shows without a network, and what it says. */
  offline: string;
  offlineText: string;
  /** The list of all posts. */
  posts: string;
  authors: string;
  sections: string;
  archive: string;
  taggedPosts: string;
  postsBy: string;
  relatedPosts: string;
  onThisPage: string;
  minutesToRead: string;
  /** Before the name of the series. */
  partOfSeries: string;
  /** On a draft in the preview. */
  draft: string;
  /** What was here has expired (410). */
  goneText: string;
}

export interface Language {
  /** ISO 639-1. */
  code: string;
  /** As they stand alone, January first; `monthsWithDay` where a day before them changes the form. */
  months: readonly string[];
  monthsWithDay: readonly string[] | null;
  monthsShort: readonly string[];
  strings: Strings;
}

/** Norwegian's other codes are answered with Bokmål, which their readers know. */
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

/** `nb` of `nb-NO`, in lower case. */
export function primarySubtag(tag: string): string {
  return (/^[a-z]+/i.exec(tag)?.[0] ?? '').toLowerCase();
}

/** The words of a BCP 47 tag's language; English where we have none. */
export function languagePack(tag: string): Language {
  return LANGUAGES.get(primarySubtag(tag)) ?? en;
}

/** The primary subtags that `languagePack` knows, English first. */
export function knownLanguages(): string[] {
  return [...LANGUAGES.keys()];
}

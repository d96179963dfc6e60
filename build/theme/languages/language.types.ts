/** The data of a language in the theme. */

/** The theme's own texts. `{n}`, `{of}`, `{page}` and `{pages}` are places for numbers, `{name}` for a name. */
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
  /** In a large navigation: the list of all pages of a section. */
  allPages: string;
  pageOf: string;
  copy: string;
  copied: string;
  /** The button below long code. */
  allLines: string;
  notFound: string;
  /** The title of a 410. */
  gone: string;
  notFoundText: string;
  backHome: string;
  /** The title and text of the page that a service worker shows offline. */
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
  /** The name, for screen readers, of the links to the sections around a page. */
  breadcrumb: string;
  editPage: string;
  /** Before the name of the licence, in the footer. */
  licence: string;
  minutesToRead: string;
  /** Before the name of the series. */
  partOfSeries: string;
  /** On a draft in the preview. */
  draft: string;
  /** The name of the newsletter's form, the label of its field, and its button. */
  newsletter: string;
  newsletterHint: string;
  subscribe: string;
  /** The text of a 410: the page has expired. */
  goneText: string;
}

export interface Language {
  /** ISO 639-1. */
  code: string;
  /** The names alone, January first; `monthsWithDay` has the forms after a day, if these differ. */
  months: readonly string[];
  monthsWithDay: readonly string[] | null;
  monthsShort: readonly string[];
  strings: Strings;
}

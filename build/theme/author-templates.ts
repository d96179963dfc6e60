/** `coldpress/templates`, the module that an author's own templates import. Its types are documented and stable. */
import type { Html } from './html.ts';

export { attributes, escapeHtml, type Fragment, Html, html, raw } from './html.ts';

/** A link: its address may be put into an attribute as it is. */
export interface Link {
  title: string;
  href: string;
}

/** A moment in the page's language, and in the form for `<time datetime>`. */
export interface Moment {
  text: string;
  iso: string;
}

/** A name with the address of its list, if there is one. */
export interface Named {
  name: string;
  href: string | null;
}

/** A picture; its size in CSS px, where known. */
export interface Image {
  url: string;
  width: number | null;
  height: number | null;
}

/** A heading of the text. */
export interface Heading {
  level: number;
  id: string;
  text: string;
}

/** A post in a list. */
export interface Summary extends Link {
  description: string;
  date: Moment | null;
  author: string | null;
  image: Image | null;
  /** On blogs. */
  minutesToRead: number | null;
  tags: readonly Named[];
}

/** The fields of every page. */
interface AnyPage {
  /** Null: the page has no address of its own. */
  path: string | null;
  title: string;
  description: string;
  /** BCP 47, and the direction of its writing: for `<html lang dir>`. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** The code of its category; null: the site has none. */
  category: string | null;
  /** Its text as HTML; '' where it has none. */
  html: Html;
  headings: readonly Heading[];
  /** The sections around it, outermost first. */
  sections: readonly { title: string; href: string | null }[];
  /** The same page in other languages and editions. */
  variants: readonly { name: string; href: string; language: string; current: boolean }[];
}

/** A page of text. */
export interface Page extends AnyPage {
  /** pages/about.md; null on a page that Coldpress makes. */
  file: string | null;
  /** The front matter with all its keys, your own too. */
  meta: Readonly<Record<string, unknown>>;
  layout: 'page' | 'blog' | 'docs' | 'landing';
  author: Named | null;
  created: Moment | null;
  modified: Moment | null;
  /** Where a reader can correct its source, with `repository` in config.yml. */
  editHref: string | null;
  previous: Link | null;
  next: Link | null;
  /** The newest posts, on the page of a blog. */
  posts: readonly Summary[];
}

export interface Post extends Page {
  image: Image | null;
  tags: readonly Named[];
  minutesToRead: number | null;
  /** The series that it is a part of: the number of this part, from 1, and how many there are. */
  series: { name: string; part: number; count: number; parts: readonly (Link & { number: number })[] } | null;
  related: readonly (Link & { date: Moment | null })[];
}

/** A list of posts, or of lists: then its links are in `html`. */
export interface List extends AnyPage {
  /** `lists`: all tags, all authors, the archive. */
  of: 'posts' | 'tag' | 'author' | 'section' | 'year' | 'month' | 'lists' | 'search';
  posts: readonly Summary[];
  /** Which page of the list it is, from 1, and the addresses of its neighbours. */
  pager: { page: number; pages: number; previous: string | null; next: string | null } | null;
}

/** The page for an address without a page or file. */
export interface Lost extends AnyPage {
  posts: readonly Summary[];
}

/** The page of each template. */
export interface Pages {
  home: Page;
  post: Post;
  landing: Page;
  docs: Page;
  page: Page;
  tag: List;
  author: List;
  section: List;
  archive: List;
  list: List;
  search: List;
  error: Lost;
}

/** A page or section of the navigation. */
export interface NavEntry {
  title: string;
  /** Null: a section without a page of its own. */
  href: string | null;
  children: readonly NavEntry[];
}

export interface Site {
  name: string;
  description: string;
  /** Absolute, without a slash at its end; null: config.yml has none. */
  url: string | null;
  /** The homepage. */
  home: string;
  language: string;
  logo: string | null;
  /** The page of the search; null: there is none. */
  search: string | null;
  navigation: readonly NavEntry[];
}

/** The pieces that the theme would show on this page; a piece that the page does not have is empty. */
export interface Theme {
  /** All in `<head>`: title, description, style sheets, feeds, cards. */
  head: Html;
  /** The part of the body before `<main>`: the site's name, its navigation, the search box. */
  header: Html;
  /** The part of the body after `<main>`. */
  footer: Html;
  /** All in `<main>`. */
  main: Html;
  /** The article in it: title, meta, outline, cover, body, tags and source. */
  article: Html;
  /** The notice of a draft, or of a missing translation. */
  notice: Html;
  title: Html;
  /** Author and dates. */
  meta: Html;
  outline: Html;
  cover: Html;
  /** The text, styled; without the heading that `title` shows. */
  body: Html;
  tags: Html;
  /** The last change, and the link to the source. */
  source: Html;
  /** Links to the sections around the page. */
  trail: Html;
  newsletter: Html;
  comments: Html;
  series: Html;
  related: Html;
  posts: Html;
  pager: Html;
  neighbours: Html;
  /** Links to the site's lists and its feed. */
  listLinks: Html;
  /** Your own parts (parts/). */
  beforeContent: Html;
  afterPost: Html;
  afterContent: Html;
  /** The theme's document around your content of `<main>`. */
  document(main: Html | string): Html;
}

/** The data for a template beside its page. */
export interface Around {
  site: Site;
  /** The files of data/, by their names without extension. */
  data: Readonly<Record<string, unknown>>;
}

/**
 * A template, the default export of a file in templates/: from the view of a page to its whole document. A string is
 * HTML as it is; the `html` template escapes its values.
 */
export type Template<Name extends keyof Pages = 'page'> = (
  page: Pages[Name],
  theme: Theme,
  around: Around,
) => Html | string | Promise<Html | string>;

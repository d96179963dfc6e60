/**
 * The views of page templates: plain data, every URL absolute and final, every string unescaped unless named html.
 */
import type { Config, Document, Theme } from '../content/model.ts';
import type { Picture } from '../content/picture.ts';

/** The site around a page, for the readers of one category, or for all readers. */
export interface SiteView extends SharedView {
  /** With the category's messages. */
  config: Config;
  nav: NavNode[];
  /** The list of all entries at the top level of a large navigation; undefined: pages have the whole navigation. */
  navContents?: NavContents;
  /** The link of the site's name: `/`, or the homepage of the current variant. */
  home: string;
  /** On homepages: each category's code and homepage, the default's first, for mdcms's addresses (`/?cat=nb`). */
  categoryHomes?: readonly (readonly [code: string, home: string])[];
  /**
   * The search page, the results as JSON, and the OpenSearch description (null: the site has no `url`); null: no
   * search.
   */
  search: { page: string; index: string; description: string | null } | null;
}

/** The parts that are the same in every category, at every instant. */
export interface SharedView {
  theme: Theme;
  /** Hashed URL of the style sheet. */
  stylesheet: string;
  /** URLs of the fonts that every page begins with. */
  preloads?: readonly string[];
  logo: string | null;
  /** The logo in the size in which it is shown, for ordinary screens and for those of twice the density. */
  logoForms?: readonly string[];
  /** In CSS px, where known, so that the name beside the logo does not move. */
  logoSize?: { width: number; height: number } | null;
  /** For other programs, such as feed readers; null: the site has none. */
  favicon: string | null;
  /** The attributes of the `link` elements of the site's icons; undefined: `favicon` is the one icon. */
  icons?: readonly Readonly<Record<string, string>>[];
  footerHtml: string;
  /** Hashed URL of the style sheet of the theme that the author has chosen; null or undefined: it has none. */
  themeStylesheet?: string | null;
  /** Hashed URL of the author's own style sheet, or null. */
  customStylesheet: string | null;
  /** HTML of the author's own parts by place, or by place and kind of page: `footer`, `after-content.list`. */
  parts: Readonly<Record<string, string>>;
  /** Null or undefined: the site cannot be installed. */
  app?: AppView | null;
  /** The author's icon on the switcher of categories; without one the theme has its own. */
  selectIcon?: string | null;
  /** Hashed URLs of the scripts of clientAssets(), by their names. */
  scripts: Record<ClientScriptName, string>;
}

/** Sites that can be installed (`pwa: yes`). */
export interface AppView {
  /** URL of the web manifest. */
  manifest: string;
  /** The colour of the browser's own bars, in CSS. */
  colour: string;
}

/**
 * site: on every page. register: on sites that can be installed. copy: where code can be copied. embed: where
 * something of another site can be opened. search: loaded by `site` when a reader first searches.
 */
export type ClientScriptName = 'site' | 'copy' | 'embed' | 'search' | 'register';

/** The list of all entries of one level of the navigation, with `size` entries a page. */
export interface NavContents {
  /** The pages of the list in order. */
  hrefs: readonly string[];
  size: number;
}

/** A node of the navigation: a page (href), or a section with children (href null). */
export interface NavNode {
  title: string;
  href: string | null;
  /** Sections: shown collapsed until opened. */
  collapsed: boolean;
  children: NavNode[];
  /** The list of all `children`, if pages show only some of them. */
  contents?: NavContents;
  /** A link to the list of all entries of its level. */
  isAll?: boolean;
  /** The relation of a link to the site (`me`). */
  rel?: string;
  /** The name of its icon (style/nav-icons.ts). */
  icon?: string;
}

/** The picture of a post. */
export interface CoverView {
  /** The final URL. */
  url: string;
  /** CSS px, where known. */
  width: number | null;
  height: number | null;
  /** Its other forms, if there are any. */
  picture?: Picture;
}

export interface PostSummaryView {
  href: string;
  title: string;
  description: string;
  date: { text: string; iso: string } | null;
  author: string | null;
  cover?: CoverView | null;
  /** On blogs. */
  minutesToRead?: number;
  tags?: { name: string; href: string | null }[];
}

/** A heading of the article, for tables of contents. */
interface HeadingView {
  level: number;
  id: string;
  /** Text without markup, and its inline HTML. */
  text: string;
  html: string;
}

export interface PageView {
  /** The document, whose front matter templates may show; undefined on lists and error pages. */
  document?: Document;
  kind: 'home' | 'post' | 'page' | 'list' | 'error';
  /** The kind of a list; `lists`: a list of lists. */
  list?: 'posts' | 'tag' | 'author' | 'section' | 'year' | 'month' | 'lists' | 'search';
  /** The layout around the text; undefined: none. */
  layout?: 'blog' | 'docs' | 'landing' | undefined;
  /** Canonical path of this page, marks the current entry of the navigation. Errors: null. */
  path: string | null;
  title: string;
  description: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** Code of the current category, for its font and line height; null or undefined without categories. */
  category?: string | null;
  /** The article. */
  html: string;
  /** Text of a level-1 heading that `html` already starts with: then none is added. */
  leadingTitle: string | null;
  headings: HeadingView[];
  /** Author and dates; null: the page shows none. */
  meta: {
    author: string | null;
    /** The list of the author's posts, if there is one. */
    authorHref?: string;
    created: { text: string; iso: string } | null;
    modified: { text: string; iso: string } | null;
    /** Posts. */
    minutesToRead?: number;
  } | null;
  /** A notice before the article: that it is a draft. */
  notice: string | null;
  /** BCP 47; null or undefined: the page's. */
  noticeLanguage?: string | null;
  /** The sections around the page, outermost first; a section without a page of its own has no address. */
  trail?: { title: string; href: string | null }[];
  /** Its last change, if that is not in `meta`, and the address of its source. */
  source?: { modified: { text: string; iso: string } | null; editHref: string | null } | null;
  /** A post's picture, above its text. */
  cover?: CoverView | null;
  tags: { name: string; href: string | null }[];
  /** A homepage's or list's posts, after the article. */
  posts: PostSummaryView[];
  previous: { href: string; title: string } | null;
  next: { href: string; title: string } | null;
  /**
   * The series of a post: its name, the number of this part (from 1), how many there are, and those that are shown, in
   * order, each with its number.
   */
  series: {
    name: string;
    part: number;
    count: number;
    parts: { number: number; href: string; title: string }[];
  } | null;
  /** Related posts. */
  related: { href: string; title: string; date: { text: string; iso: string } | null }[];
  /** On posts and homepages: links to the site's lists and its feed, below everything else. */
  listLinks?: { title: string; href: string }[];
  /** Pager of a list: hrefs, null at the ends. */
  pager: { page: number; pages: number; previous: string | null; next: string | null } | null;
  /** Extra elements of <head>, each as its attributes. */
  links: Record<string, string>[];
  metas: Record<string, string>[];
  jsonLd: unknown[];
  /** Variants of this page in other languages or editions. */
  variants: { code: string; name: string; href: string; language: string; current: boolean }[];
  uses: { tabs: boolean; accordions: boolean; codeCopy: boolean };
}

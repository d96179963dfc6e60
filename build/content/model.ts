/**
 * The content model: the data of a content folder, normalised, before anything is rendered. The later stages
 * (markdown, theme, site, bundle) read the author's files only through it.
 */

import type { ShortcodeFile } from './author-files.ts';
import type { CardTemplate } from './card-template.ts';
import type { Layout } from './layout.ts';
import type { Part } from './parts.ts';
import type { Place, Problem } from './problem.ts';
import type { TemplateFile } from './template-files.ts';

/** A folder as read: path from its root (forward slashes) to bytes. Reading it is the only I/O. */
export type SourceTree = ReadonlyMap<string, Uint8Array>;

/** An instant as an author wrote it. */
export interface Moment {
  /** Seconds since 1970. */
  epoch: number;
  /** Wall-clock fields in the site's timezone (or the written offset). */
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** false where only a date was written: then midnight, and no time is shown. */
  hasTime: boolean;
  /** ISO 8601 with offset: 2026-01-15T09:00:00+01:00 */
  iso: string;
}

export interface Document {
  kind: 'post' | 'page';
  /** posts/2026/x.md */
  file: string;
  /** Key of the document whose variant this is (file without the variant suffix), equal to `file` if none. */
  baseFile: string;
  /** Category code of a variant (about.nb.md → nb), the date of a dated variant (YYYYMMDD), or null. */
  variant: string | null;
  /** Last path segment, decoded: x */
  slug: string;
  /**
   * URL path, canonically percent-encoded: /posts/2026/x, `/` for the homepage. A variant has its category
   * before it (/nb/about), the default category's only its suffix, and not that where there is no file without;
   * a dated variant keeps its date (/report.20260704).
   */
  path: string;
  title: string;
  /** Whether `title` was written, as a key or as the first heading, not derived from the file name. */
  hasTitle: boolean;
  description: string;
  /** The beginning of its text, if it has no description and this is known already. */
  excerpt?: string;
  /** All authors, as bylines have them. */
  author: string | null;
  /** The authors one by one. */
  authors: string[];
  language: string | null;
  created: Moment | null;
  modified: Moment | null;
  /** When it becomes public, if the author wrote that beside `created`. */
  publishes: Moment | null;
  expires: Moment | null;
  /** The value of `keywords`. */
  keywords: string[];
  /** `tags`, then `keywords`, each once: the tags it is listed under. */
  tags: string[];
  /** Name of the series of posts that this one is a part of. */
  series: string | null;
  /** nav.yml's if it has one, as is the section; variants have their page's. */
  sort: number;
  sectionId: string | null;
  /** By its front matter, or by a draft section. */
  draft: boolean;
  aliases: { path: string; line: number; column: number }[];
  /** Canonical path. */
  permalink: string | null;
  /** Canonical path of an asset that exists, or an external URL. */
  image: string | null;
  /** Whether the comments of config.yml stand below it, if it is a post. */
  comments: boolean;
  /** The layout of its page, if the author has chosen one. */
  layout: Layout | null;
  /** All front matter as plain JSON, unknown keys too. */
  meta: Record<string, unknown>;
  /** The Markdown after the front matter, and the 1-based line of `file` on which it starts. */
  body: string;
  bodyLine: number;
  /** Whether `mdcms` is in the body, with which all blocks begin that list posts or pages. */
  hasBlocks: boolean;
  /** The file as the author wrote it, front matter included. */
  source: string;
  /** SHA-256 of the file in hex, if it is known already. */
  sha256?: string | undefined;
}

export interface Asset {
  /** assets/images/a.jpg */
  file: string;
  /** Canonically percent-encoded: /assets/images/a.jpg */
  path: string;
  bytes: Uint8Array;
}

export interface Category {
  code: string;
  name: string;
  nameLatin: string | null;
  message: string;
  direction: 'ltr' | 'rtl';
  notFoundMessage: string | null;
  visibleWithoutContent: boolean;
  pageNotFoundMessage: string | null;
  /** Path in the tree of a file that exists: assets/fonts/a.woff2 */
  font: string | null;
  lineHeight: number | null;
  /** Sections this category is limited to; null: all. */
  sections: string[] | null;
}

/** `pictures` of config.yml. */
export interface PictureOptions {
  /** In px, in order, each once: the widths that pages offer. No picture is served wider than the last. */
  widths: number[];
  /** Of AVIF, 1 to 100; other formats get what looks alike. */
  quality: number;
  /** Whether a picture's own address gives the author's file, with the data of its camera. */
  originals: boolean;
}

/** `media` of config.yml. */
export interface MediaOptions {
  /** The folder of another server, absolute, without a slash at its end. */
  url: string;
  /** In bytes: larger files that are no texts are there, and not in the component. */
  over: number;
}

/** A service whose script stands in pages: of `comments` or `analytics`. */
export interface ScriptWidget {
  provider: string;
  /** Attributes of an element before the script; none: there is no element. */
  element: [name: string, value: string][];
  /** An inline script before it, or null. */
  inline: string | null;
  /** Attributes of the script, `src` first; `{language}` in a value stands for the page's language. */
  script: [name: string, value: string][];
  /** The sources that the script needs, by directive. */
  policy: Record<string, string[]>;
}

/** A form for readers who want to get the newsletter. */
export interface NewsletterForm {
  /** Absolute address. */
  action: string;
  /** The name of the field for the reader's address. */
  field: string;
  /** Further fields with fixed values. */
  hidden: [name: string, value: string][];
}

/** config.yml, every default filled in. */
export interface Config {
  sitename: string;
  sitedescription: string;
  footer: string;
  /** The `baseFile` of the chosen homepage; null for a site without a published page. */
  homepage: string | null;
  language: string;
  /** 'system' or a pattern of YYYY YY Mmmm Mmm MM DD D */
  date: string;
  time: 'system' | '24hrs' | '12hrs';
  monthNames: string[] | null;
  monthNamesAbbreviated: string[] | null;
  /** Absolute, `base` included, without a trailing slash, or null. */
  url: string | null;
  /** The path of the whole site: /blog; '' is the root of its host. Paths in the model count from it. */
  base: string;
  /** With a slash at its end: the address to which a file's path is appended to change it; or null. */
  editAddress: string | null;
  /** Of the texts: an SPDX identifier or words, or null. */
  licence: string | null;
  timezone: string;
  /** The pattern for URLs of posts without their own, or null. */
  permalink: string | null;
  /** The layout of pages without their own; null: guessed. */
  layout: 'blog' | 'docs' | 'landing' | null;
  navigation: 'sidebar' | 'topbar';
  navPosition: 'left' | 'right';
  /** Files that exist, by their path in the tree: theme.yml, assets/images/logo.svg. */
  theme: string | null;
  logo: string | null;
  favicon: string | null;
  search: boolean;
  /** Whether mdcms's search.json stands at its address. */
  searchJson: boolean;
  /** Whether agents may search, list and read the site at /mcp. */
  mcp: boolean;
  /** The author's own style sheet, which comes after the theme's: a path in the folder. */
  css: string | null;
  /** The path, below the base, at which health checks are answered, or null. */
  health: string | null;
  /** Of how many earlier builds the assets are served too. */
  keepAssets: number;
  /** Whether pages are answered as Markdown to readers that prefer it; the address with .md answers in any case. */
  negotiateMarkdown: boolean;
  /**
   * The entries in feeds of tags, authors and sections: the five newest articles, twenty summaries, or twenty
   * articles.
   */
  listFeeds: 'newest' | 'summaries' | 'whole';
  /** Which tags that a single post has get a page: those that it names in `tags`, keywords too, or none. */
  singleTags: 'named' | 'all' | 'none';
  defaultTheme: 'light' | 'dark' | 'system';
  codeCopy: boolean;
  /** Whether `$…$` and the like are formulas. */
  math: boolean;
  /** Whether quotation marks, dashes and ellipses are set as printers do. */
  smartPunctuation: boolean;
  /** How pictures are made smaller; null: they stay as they are. */
  pictures: PictureOptions | null;
  /** Which files are on another server; null: none. */
  media: MediaOptions | null;
  /** Whether the `image` of posts is shown on their pages and in lists. */
  covers: boolean;
  /** Whether an address alone on a line is shown as a video, a map or a player. */
  embeds: boolean;
  /** Below posts, and on every page; null: none. */
  comments: ScriptWidget | null;
  analytics: ScriptWidget | null;
  newsletter: NewsletterForm | null;
  mainWidth: string | null;
  navWidth: string | null;
  /** Each before the theme's, as `fontBody` and the others are written. */
  fonts: { text: string | null; headings: string | null; code: string | null };
  fontBody: string | null;
  fontHeading: string | null;
  fontCode: string | null;
  pageNotFoundMessage: string | null;
  pwa: {
    enabled: boolean;
    name: string | null;
    shortName: string | null;
    colour: string;
    offlineMessage: string | Record<string, string> | null;
  };
  /** Whether posts without an `image` get a card made from their title. */
  socialCards: boolean;
  /** The data of security.txt (RFC 9116), or null. Addresses are absolute. */
  security: {
    contacts: string[];
    expires: Moment;
    policy: string | null;
    encryption: string | null;
    acknowledgments: string | null;
    languages: string | null;
  } | null;
  categoriesUse: boolean;
  defaultCategory: Category | null;
  categories: Category[];
  categoriesSectionNames: 'same' | 'per-category';
  categoriesSelectIcon: string | null;
  categoriesSelectText: string | null;
  categoriesDates: boolean;
  /** Reusable callouts: key → type and, by language, title and text. */
  callouts: Record<string, { type: string; languages: Record<string, { title: string; text: string }> }>;
  /** The author's additions to the Content-Security-Policy: sources by directive. */
  csp: Record<string, string[]>;
  /** The legacy `light:`/`dark:` maps of config.yml, as written. */
  legacyPalette: { light: Record<string, string>; dark: Record<string, string> } | null;
}

export interface NavSection {
  code: string;
  name: string;
  sort: number;
  visibility: 'visible' | 'hidden' | 'draft';
  parent: string | null;
  parentSort: number;
  categoryNames: Record<string, string>;
  pagination: boolean;
}

export interface NavPage {
  /** Of a link that is no page: its address, its `rel`, where it is written; `file` is then empty. */
  link?: { href: string; rel: string | null; place: Place };
  /** The name of its icon, and where it is written. */
  icon?: { name: string; place: Place };
  /** The page's `baseFile`. */
  file: string;
  title: string;
  /** By category. */
  titles: Record<string, string>;
  sectionId: string | null;
  sort: number;
}

export interface Nav {
  /** In order: section by sort then code; pages by sort then file. Drafts already gone. */
  sections: NavSection[];
  pages: NavPage[];
  /** Whether nav.yml lists pages, so that their order and grouping are the author's. */
  isListed?: boolean;
}

export interface Palette {
  primary: string;
  surface: string;
  page: string;
  ink: string;
  inkMuted: string;
  onSurface: string | null;
  onSurfaceActive: string | null;
  onSurfaceTitle: string | null;
  onSurfaceHeading: string | null;
  onSurfaceNote: string | null;
  onSurfaceIcon: string | null;
  divider: string | null;
  heading: string | null;
}

export interface Semantic {
  info: string;
  warning: string;
  success: string;
  error: string;
}

export interface Theme {
  light: Palette;
  dark: Palette;
  semantic: Semantic;
  semanticDark: Semantic;
  callouts: Record<
    'info' | 'warning' | 'success' | 'error',
    { icon: string | null; primary: string | null; background: string | null }
  >;
  sectionExpandIcon: string | null;
  sectionCollapseIcon: string | null;
  fontBody: string | null;
  fontHeading: string | null;
  fontCode: string | null;
  /** × 16 px */
  fontSize: number;
  lineHeight: number;
  mainWidth: string;
  navWidth: string;
  /** config's legacy link styles as written, or null: 'colour:underline,bold' */
  linkStyles: { link: string | null; hover: string | null; visited: string | null };
}

/** Where each font of the theme was named; null: it was not. */
export interface FontPlaces {
  body: Place | null;
  heading: Place | null;
  code: Place | null;
}

export interface SiteContent {
  config: Config;
  nav: Nav;
  theme: Theme;
  fontPlaces: FontPlaces;
  /** Drafts included: later stages leave them out. Ordered by file. */
  documents: Document[];
  /** The author's page for a 404, pages/404.md, and its variants; may be empty. */
  notFound: Document[];
  /** The same as an HTML file, 404.html. */
  notFoundFile: Asset | null;
  assets: Asset[];
  /** The author's own parts of pages. */
  parts: Part[];
  /** The author's own blocks, as files. */
  shortcodes: ShortcodeFile[];
  /** The author's own templates, as files. */
  templates: TemplateFile[];
  /** The folder of the theme with a slash at its end, as in the names of its files; '' where it is no folder. */
  themeFolder: string;
  /** The files of data/ as plain data, by name. */
  data: Record<string, unknown>;
  /** The author's drawing of social cards, if there is one. */
  cardTemplate?: CardTemplate | null;
  /** Where `config.base` was written. */
  basePlace?: Place;
  /** Where `config.health` was written. */
  healthPlace?: Place;
  /** Where `config.keepAssets` was written. */
  keepAssetsPlace?: Place;
  problems: Problem[];
}

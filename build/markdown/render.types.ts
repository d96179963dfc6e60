/** The input and the result of rendering a document's Markdown. */
import type { Config, Document, Theme } from '../content/model.ts';
import type { Picture } from '../content/picture.ts';
import type { Problem } from '../content/problem.ts';
import type { ProblemCode } from '../content/problem-kinds.ts';

/** A post or page as lists and tables of contents show it. */
export interface DocumentSummary {
  href: string;
  title: string;
  description: string;
  /** Displayed date ('15 January 2026') and machine-readable date for <time>; null without `created`. */
  date: { text: string; iso: string; epoch: number; year: number; month: number } | null;
}

/** A section of the navigation with its pages, for `toc` blocks. */
export interface SectionSummary {
  code: string;
  name: string;
  pages: DocumentSummary[];
  children: SectionSummary[];
}

/** The part of a document that its article depends on. */
export type ArticleSource = Pick<Document, 'file' | 'path' | 'variant' | 'body' | 'bodyLine'>;

export interface RenderContext {
  document: ArticleSource;
  config: Config;
  theme: Theme;
  /** Language of the page, for the texts of callouts and the names of months. */
  language: string;
  /** Published posts as of `now`, newest first. */
  posts: DocumentSummary[];
  sections: SectionSummary[];
  /** The document's own section, or null. */
  section: string | null;
  /** Seconds since 1970: the instant the rendering is valid for (lists of the last 30 or 365 days). */
  now: number;
  /** Which page of a paged list (1 = first) this rendering is, and the URL of page n. */
  pageNumber: number;
  pageHref(n: number): string;
  /** Resolves a link target written by the author to an absolute path; null: the site has no such page or file. */
  resolve(target: string): Resolved | null;
  /** Whether a canonical path of this site has an element with this id; null: not known yet. */
  hasAnchor(path: string, id: string): boolean | null;
  /** The author's own blocks; without it there are none. */
  shortcodes?: ShortcodeCalls;
}

/** A call of one of the author's shortcodes; `body` is HTML. */
export interface ShortcodeCall {
  name: string;
  options: Record<string, string>;
  body: string;
  around: { text: string; inline: boolean; page: { file: string; path: string; language: string } };
}

/** Its HTML; else a fault of the place where it is used, or a problem in the author's code. */
export type ShortcodeAnswer =
  | { html: string }
  | { fault: { code: ProblemCode; message: string } }
  | { problem: Problem };

/** The author's shortcodes. */
interface ShortcodeCalls {
  names: ReadonlySet<string>;
  call(call: ShortcodeCall): ShortcodeAnswer;
}

export interface Resolved {
  /** Absolute path, canonical: /posts/x, /assets/a.jpg */
  path: string;
  /** For images: intrinsic size in CSS px when known. */
  width: number | null;
  height: number | null;
  /** The further forms of an image, if it has any. */
  picture?: Picture;
  /** Describes when the target of the link is missing; undefined: never. */
  absence?: string;
}

export interface Heading {
  level: number;
  id: string;
  /** Text without markup, and its inline HTML. */
  text: string;
  html: string;
}

export interface Rendered {
  html: string;
  headings: Heading[];
  /** The article as plain text, for search, feeds and the API. */
  text: string;
  /** The number of pages of the document's paged list; 1 without one. */
  pageCount: number;
  /** The text of a level-1 heading that begins the article (then the theme adds none), or null. */
  leadingTitle: string | null;
  /** Instants (seconds since 1970) after `now` at which the clock changes this rendering (lastmonth …). */
  changesAt: number[];
  /** Client-side features that the HTML uses; a page loads only these. */
  uses: { tabs: boolean; accordions: boolean; codeCopy: boolean };
  problems: Problem[];
  /** Every id in `html`, the targets of fragments. */
  anchors: string[];
  /** Links to a fragment of another page that `hasAnchor` did not know yet. */
  pendingAnchors: PendingAnchor[];
}

/** A link of this article to an element of another page; a broken one is a warning at this place. */
export interface PendingAnchor {
  path: string;
  id: string;
  file: string;
  line: number;
  column: number;
  length: number;
}

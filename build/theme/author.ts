/** `coldpress/parts`, the module that an author's own shortcodes import. */
import type { Html } from './html.ts';

export { attributes, escapeHtml, type Fragment, Html, html, raw } from './html.ts';

/** The data for a shortcode beside its options and its body. */
export interface Around {
  /** The body as it was written. */
  text: string;
  /** Whether it stands in a line of text. */
  inline: boolean;
  /** The page: its file in the content folder, its path and language. */
  page: { file: string; path: string; language: string };
  /** The files of data/, by their names without extension. */
  data: Readonly<Record<string, unknown>>;
}

/**
 * A shortcode, the default export of a file in parts/: from its options and its body, which is rendered Markdown, to
 * HTML. A string is HTML as it is; the `html` template escapes its values.
 */
export type Shortcode<Options = Readonly<Record<string, string | undefined>>> = (
  options: Options,
  body: Html,
  around: Around,
) => Html | string | Promise<Html | string>;

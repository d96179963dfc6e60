/** The words of articles in one language. */

export interface Words {
  /** The kind of a callout, for screen readers. */
  info: string;
  warning: string;
  success: string;
  error: string;
  contents: string;
  onThisPage: string;
  footnotes: string;
  footnote: string;
  backToReference: string;
  table: string;
  done: string;
  notDone: string;
  tabs: string;
  newerPosts: string;
  olderPosts: string;
  pages: string;
  pageOf: string;
  more: string;
  years: string;
  noPosts: string;
  /** `{host}`: a place for the name of a site. */
  loadsFrom: string;
}
